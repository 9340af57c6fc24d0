-- part: platform
-- The pause of 0009 could be gone round: by a head made elsewhere in the organisation, or by the directory, who vouched;
-- and by a link made before the colleague's word, or before the reach, and used after it.

-- Any head may vouch for anybody, so wherever anybody is protected another head is looked at first, whoever made the head.
create or replace function arranged_head() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user in ('samvarn_app', 'samvarn_worker') and new.role = 'unit_head'
    and (tg_op = 'INSERT' and new.valid_until > now() or tg_op = 'UPDATE' and old.valid_until <= now() and new.valid_until > now())
    and exists (select 1 from circle_member m where m.tenant = new.tenant and now() between m.valid_from and m.valid_until) then
    perform pause_reach(new.account, 'new_head');
  end if;
  return new;
end $$;

-- Who came is known first when the link has been used: a word given before is about nobody.
create function followed_link() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and old.used_at is null and new.used_at is not null and reaches_something(new.account) then
    perform pause_reach(new.account, 'new_link');
  end if;
  return new;
end $$;
create trigger followed_link after update on invitation for each row execute function followed_link();

create policy own_way_in_pauses on reach_pause for insert to samvarn_app
  with check (tenant = (select current_tenant()) and account = (select current_actor()) and because = 'new_link' and lifted_at is null);
comment on policy own_way_in_pauses on reach_pause is 'Written by the trigger above in the name of the account whose link is used: one can only pause oneself.';
create policy directory_pauses on reach_pause for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and because = 'new_head' and lifted_at is null);
comment on policy directory_pauses on reach_pause is 'Written by the trigger above when the organisation''s directory makes a head.';
grant insert on reach_pause to samvarn_worker;
grant execute on function pause_reach(uuid, text), reaches_something(uuid) to samvarn_worker;
