-- part: platform
-- What founds organisations from a list may fill the queue for minutes; a notice that somebody has broken the glass must
-- not stand behind it (S-R24). Lower runs first.

create or replace function enqueue(task text, id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, graphile_worker as $$
begin
  if task !~ '^[a-z_]{3,40}$' then raise exception 'unknown task'; end if;
  perform graphile_worker.add_job(task, json_build_object('tenant', public.current_tenant(), 'id', id), max_attempts => 8,
    priority => case
      when task in ('settle_glass', 'tell_glass', 'mail_out') then -10
      when task in ('found_organisation', 'invite_hosted', 'tell_host', 'invitation_mail') then 10
      else 0 end);
end $$;
