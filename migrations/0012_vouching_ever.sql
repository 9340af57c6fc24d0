-- part: platform
-- A circle whose last member has just left still protects those who are in it: a head made at that moment waits too.

create or replace function arranged_head() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user in ('samvarn_app', 'samvarn_worker') and new.role = 'unit_head'
    and (tg_op = 'INSERT' and new.valid_until > now() or tg_op = 'UPDATE' and old.valid_until <= now() and new.valid_until > now())
    and exists (select 1 from circle_member m where m.tenant = new.tenant) then
    perform pause_reach(new.account, 'new_head');
  end if;
  return new;
end $$;
