-- part: platform
-- A way into an account that somebody else arranged (a new link, an identifier at the organisation's sign-in) could be a
-- way in for that somebody, and so could a second head in a unit that protects people. What the account reaches waits
-- until a colleague has said that it is the right person. The system owner, who arranges, never says so.

create table reach_pause (
  tenant uuid not null,
  account uuid not null,
  since timestamptz not null default now(),
  because text not null check (because in ('new_link', 'new_identifier', 'new_head')),
  lifted_by uuid,
  lifted_at timestamptz,
  primary key (tenant, account, since),
  foreign key (tenant, account) references account (tenant, id),
  foreign key (tenant, lifted_by) references account (tenant, id),
  check ((lifted_by is null) = (lifted_at is null)),
  check (lifted_by <> account)
);
create index reach_pause_open on reach_pause (tenant, account) where lifted_at is null;
alter table reach_pause enable row level security;
alter table reach_pause force row level security;
create policy own_pause on reach_pause for select to samvarn_app, samvarn_reviewer
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_pause on reach_pause is 'db.as reads whether the reach of whoever asks is paused, afresh for each transaction.';
create policy colleagues_see_pauses on reach_pause for select to samvarn_app
  using (tenant = (select current_tenant())
    and (select current_roles())::text[] && array['unit_head', 'protection_officer', 'deputy', 'system_owner']);
comment on policy colleagues_see_pauses on reach_pause is 'Those who may say that it is the right person see that somebody waits; whoever arranged it sees that it waits.';
create policy arranging_pauses on reach_pause for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and lifted_at is null);
comment on policy arranging_pauses on reach_pause is 'Written by the triggers below in the name of the system owner who arranged the way in.';
create policy colleague_vouches on reach_pause for update to samvarn_app
  using (tenant = (select current_tenant()) and lifted_at is null and account <> (select current_actor()) and not (select is_system_owner())
    and ((select is_unit_head()) or (select current_roles())::text[] && array['protection_officer', 'deputy'] and exists (
      select 1 from account a where a.tenant = reach_pause.tenant and a.id = reach_pause.account and a.unit = (select current_unit()))))
  with check (tenant = (select current_tenant()) and lifted_by = (select current_actor()) and lifted_at = now());
comment on policy colleague_vouches on reach_pause is 'A head, or a protection officer or deputy of the same unit, says that it is the right person: never the system owner, never oneself.';
create policy worker_sees_pauses on reach_pause for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_sees_pauses on reach_pause is 'The job tells those who may vouch that somebody waits for them.';
grant select, insert, update (lifted_by, lifted_at) on reach_pause to samvarn_app;
grant select on reach_pause to samvarn_worker, samvarn_reviewer;

create function pause_reach(who uuid, why text) returns void language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select 1 from reach_pause p where p.tenant = current_tenant() and p.account = who and p.lifted_at is null) then return; end if;
  insert into reach_pause (tenant, account, because) values (current_tenant(), who, why);
  perform enqueue('tell_vouching', who);
end $$;
create function reaches_something(who uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from role_grant where tenant = current_tenant() and account = who and now() between valid_from and valid_until
      and role in ('unit_head', 'protection_officer', 'deputy', 'log_reviewer'))
    or exists (select 1 from circle_member where tenant = current_tenant() and account = who and now() between valid_from and valid_until) $$;
create function arranged_way_in() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  -- The program's own role only: the owner founds, and the organisation's directory speaks for the organisation.
  if current_user = 'samvarn_app' and new.account is distinct from current_actor() and reaches_something(new.account) then
    perform pause_reach(new.account, tg_argv[0]);
  end if;
  return new;
end $$;
create trigger arranged_link after insert on invitation for each row execute function arranged_way_in('new_link');
create trigger arranged_identifier after insert on identity_link for each row execute function arranged_way_in('new_identifier');

-- A head names who is to reach persons. In a unit that already protects people another head is looked at first.
create function arranged_head() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and new.role = 'unit_head' and (tg_op = 'INSERT' or old.valid_until < now())
    and exists (select 1 from account a join circle c on c.tenant = a.tenant and c.unit = a.unit
        join circle_member m on m.tenant = c.tenant and m.circle = c.id and now() between m.valid_from and m.valid_until
      where a.tenant = new.tenant and a.id = new.account) then
    perform pause_reach(new.account, 'new_head');
  end if;
  return new;
end $$;
create trigger arranged_head after insert or update on role_grant for each row execute function arranged_head();
grant execute on function pause_reach(uuid, text), reaches_something(uuid) to samvarn_app;
