-- part: platform
-- The doors: organisations by their short name, units and accounts that are managed, roles that rest on a recorded
-- analysis, passkeys and other ways in, invitations, mail. Whoever manages accounts reaches no content.

create function current_slug() returns text language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('samvarn.slug', true), '') $$;
create function is_system_owner() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select 'system_owner' = any (public.current_roles()) $$;
create function is_unit_head() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select 'unit_head' = any (public.current_roles()) $$;
grant execute on function current_slug(), is_system_owner(), is_unit_head()
  to samvarn_app, samvarn_worker, samvarn_sequencer, samvarn_reviewer;

-- Organisations -------------------------------------------------------------------------------------------------------
alter table tenant add column slug text check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$');
-- The organisation that runs this installation for others, such as a county board for its municipalities.
alter table tenant add column host uuid references tenant (id);
alter table tenant add column may_host boolean not null default false;
create unique index tenant_slug on tenant (slug);
create policy door_by_slug on tenant for select to samvarn_app using (slug = (select current_slug()));
comment on policy door_by_slug on tenant is 'Before sign-in: the one organisation whose short name stands in the address. The short name is no secret; the key in the row is wrapped.';
create policy host_sees_hosted on tenant for select to samvarn_app
  using (host = (select current_tenant()) and (select is_system_owner()));
comment on policy host_sees_hosted on tenant is 'Whoever runs the installation sees which organisations it runs for, and nothing inside them.';
create policy worker_founds_tenant on tenant for insert to samvarn_worker
  with check (id = (select current_tenant()));
comment on policy worker_founds_tenant on tenant is 'The job that founds an invited organisation writes its row, acting for that organisation alone.';
grant insert on tenant to samvarn_worker;

alter table unit add column closed_at timestamptz;
create policy owner_keeps_units on unit for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_keeps_units on unit is 'The system owner draws the walls between units (OSL 8:2) and sees nothing behind them.';
create policy worker_founds_units on unit for insert to samvarn_worker with check (tenant = (select current_tenant()));
comment on policy worker_founds_units on unit is 'A newly founded organisation gets its first unit.';
-- Where people stand whom the directory brings without a group that says.
alter table unit add column directory_default boolean not null default false;
create unique index unit_directory_default on unit (tenant) where directory_default;
grant insert, update (name, place_code, closed_at, directory_default) on unit to samvarn_app;
grant insert on unit to samvarn_worker;

-- Accounts ------------------------------------------------------------------------------------------------------------
-- Suspended: access ended at once, what is held waits for a new holder. Closed: nothing is held any more.
alter table account add column suspended_at timestamptz;
create index account_unit on account (tenant, unit);
create policy owner_adds_accounts on account for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_adds_accounts on account is 'Accounts are made by the system owner, who reaches no content.';
create policy owner_changes_accounts on account for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_changes_accounts on account is 'Function, name and unit are kept right, and access is ended, by the system owner.';
create policy worker_keeps_accounts on account for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_accounts on account is 'The organisation''s own directory (SCIM) adds people and ends their access; an invited organisation gets its first account.';
grant insert, update (signature, name_sealed, unit, suspended_at, closed_at) on account to samvarn_app;
grant insert, update (signature, name_sealed, unit, language, suspended_at, closed_at) on account to samvarn_worker;

create function account_is_kept_by_others() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and old.id is not distinct from public.current_actor()
    and (new.unit, new.signature, new.name_sealed, new.suspended_at, new.closed_at)
      is distinct from (old.unit, old.signature, old.name_sealed, old.suspended_at, old.closed_at) then
    raise exception 'own account' using errcode = 'insufficient_privilege';
  end if;
  if old.closed_at is not null and new.closed_at is null then
    raise exception 'closed stays closed' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger account_kept_by_others before update on account for each row execute function account_is_kept_by_others();

-- Roles and circles rest on a recorded analysis -----------------------------------------------------------------------
-- Behovs- och riskanalys: who needs what, what may go wrong, how many may have it. Words are sealed under the organisation's key.
create table access_analysis (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  circle uuid,
  sealed bytea not null,
  size_max integer not null check (size_max between 1 and 50),
  decided_by uuid not null,
  decided_at timestamptz not null default now(),
  review_by date not null,
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, decided_by) references account (tenant, id),
  check (review_by <= (decided_at at time zone 'UTC')::date + 366)
);
create index access_analysis_unit on access_analysis (tenant, unit);
alter table role_grant add column analysis uuid;
alter table role_grant add column reviewed_at timestamptz;
alter table role_grant add foreign key (tenant, analysis) references access_analysis (tenant, id);
alter table circle_member add column analysis uuid;
alter table circle_member add column reviewed_at timestamptz;
alter table circle_member add foreign key (tenant, analysis) references access_analysis (tenant, id);
alter table access_analysis enable row level security;
alter table access_analysis force row level security;
create policy head_sees_analysis on access_analysis for select to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()));
comment on policy head_sees_analysis on access_analysis is 'The head of the unit answers for the analysis, also for one that a predecessor decided.';
create policy head_decides_analysis on access_analysis for insert to samvarn_app
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head())
    and decided_by = (select current_actor()) and decided_at <= now() and ended_at is null
    and (circle is null or exists (select 1 from circle c where c.tenant = access_analysis.tenant and c.id = access_analysis.circle
      and c.unit = access_analysis.unit)));
comment on policy head_decides_analysis on access_analysis is 'The head of the unit decides it, in the own name and for the own unit (D-R15).';
create policy head_ends_analysis on access_analysis for update to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()) and ended_at is null)
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()) and ended_at is not null);
comment on policy head_ends_analysis on access_analysis is 'Ended or renewed by the head; an ended one is never taken up again.';
create policy owner_reads_analysis on access_analysis for select to samvarn_app, samvarn_reviewer
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['system_owner', 'log_reviewer']);
comment on policy owner_reads_analysis on access_analysis is 'Whoever grants a role reads what it rests on; the log reviewer judges whether it holds.';
create policy member_reads_analysis on access_analysis for select to samvarn_app
  using (tenant = (select current_tenant()) and (circle = any ((select current_circles())::uuid[])
    or exists (select 1 from circle_member m where m.tenant = access_analysis.tenant
      and m.analysis = access_analysis.id and m.circle = any ((select current_circles())::uuid[]))));
comment on policy member_reads_analysis on access_analysis is 'Members see how large the analysis about their circle lets it be (D-R15).';
create policy worker_reads_analysis on access_analysis for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_analysis on access_analysis is 'Reminders when an analysis is due for its yearly review.';
grant select, insert, update (ended_at) on access_analysis to samvarn_app;
grant select on access_analysis to samvarn_worker, samvarn_reviewer;

alter table role_grant drop constraint role_grant_role_check;
alter table role_grant add constraint role_grant_role_check check (role in ('system_owner', 'unit_head', 'protection_officer',
  'deputy', 'caseworker', 'registrar', 'log_reviewer', 'communicator', 'coordinator', 'national_coordinator'));
-- What was granted before this version rests on no analysis: it stands until its day and is listed. No check constraint says
-- so, since a check is asked anew at each update and would keep such a grant from being ended: the trigger below asks of
-- whatever is given from now on.
create policy owner_grants_roles on role_grant for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and account <> (select current_actor())
    and valid_until <= now() + interval '366 days');
comment on policy owner_grants_roles on role_grant is 'The system owner grants and takes back, for a limited time, and never to oneself (D-R15).';
create policy head_sees_unit_roles on role_grant for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head())
    and exists (select 1 from account a where a.tenant = role_grant.tenant and a.id = role_grant.account and a.unit = (select current_unit())));
comment on policy head_sees_unit_roles on role_grant is 'The head of a unit goes through its roles each year.';
create policy head_ends_unit_roles on role_grant for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head())
    and role in ('protection_officer', 'deputy', 'caseworker', 'registrar', 'communicator', 'coordinator')
    and exists (select 1 from account a where a.tenant = role_grant.tenant and a.id = role_grant.account and a.unit = (select current_unit())))
  with check (tenant = (select current_tenant()) and (select is_unit_head()));
comment on policy head_ends_unit_roles on role_grant is 'The head reviews and ends the roles that a head names for; a trigger keeps the head from lengthening any.';
create policy worker_keeps_roles on role_grant for all to samvarn_worker
  using (tenant = (select current_tenant()))
  with check (tenant = (select current_tenant()) and (role not in ('protection_officer', 'deputy', 'log_reviewer') or valid_until <= now()));
comment on policy worker_keeps_roles on role_grant is 'The organisation''s directory gives everyday roles, a founded organisation its first system owner; never a role that reaches persons; leaving ends every role.';
grant insert, update on role_grant to samvarn_app, samvarn_worker;

create policy owner_keeps_members on circle_member for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and account <> (select current_actor())
    and valid_until <= now() + interval '366 days');
comment on policy owner_keeps_members on circle_member is 'Named by the head of the unit, granted by the system owner, never to oneself; who is in a circle tells nothing about whom it protects (D-R15).';
create policy head_sees_members on circle_member for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head())
    and exists (select 1 from circle c where c.tenant = circle_member.tenant and c.id = circle_member.circle and c.unit = (select current_unit())));
comment on policy head_sees_members on circle_member is 'The head who names the circle sees who is in it and until when.';
create policy head_ends_members on circle_member for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head())
    and exists (select 1 from circle c where c.tenant = circle_member.tenant and c.id = circle_member.circle and c.unit = (select current_unit())))
  with check (tenant = (select current_tenant()) and (select is_unit_head()));
comment on policy head_ends_members on circle_member is 'The head reviews and ends the places of the circle; a trigger keeps the head from lengthening any.';
create policy worker_ends_members on circle_member for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_ends_members on circle_member is 'Leaving ends every membership at once.';
grant insert, update on circle_member to samvarn_app;
grant update (valid_until, on_duty) on circle_member to samvarn_worker;

create policy owner_keeps_circles on circle for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_keeps_circles on circle is 'Circles are drawn by the system owner; their content is sealed from him.';
create policy head_sees_circle on circle for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()));
comment on policy head_sees_circle on circle is 'The head of a unit names who is to be in its circle.';
grant insert, update (name, size_target, single_officer) on circle to samvarn_app;

-- What the head of a unit has named and the system owner has not yet granted.
create table access_request (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  account uuid not null,
  role text check (role in ('protection_officer', 'deputy', 'caseworker', 'registrar', 'communicator', 'coordinator')),
  circle uuid,
  on_duty boolean not null default false,
  analysis uuid,
  until date not null,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  decided_by uuid,
  decided_at timestamptz,
  decision text check (decision in ('granted', 'declined', 'withdrawn')),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, account) references account (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, analysis) references access_analysis (tenant, id),
  foreign key (tenant, asked_by) references account (tenant, id),
  check ((role is null) <> (circle is null)),
  check (decision is distinct from 'granted' or decided_by <> asked_by),
  check ((decision is null) = (decided_at is null))
);
create index access_request_open on access_request (tenant, unit) where decided_at is null;
-- Nobody is named twice for the same thing at a time.
create unique index access_request_once on access_request (tenant, account, role, circle) nulls not distinct where decided_at is null;
alter table access_request enable row level security;
alter table access_request force row level security;
create policy head_sees_namings on access_request for select to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()));
comment on policy head_sees_namings on access_request is 'The head of the unit sees who has been named and what came of it.';
create policy head_names on access_request for insert to samvarn_app
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head())
    and asked_by = (select current_actor()) and decided_at is null and decision is null and decided_by is null
    and until between current_date - 1 and current_date + 366
    and exists (select 1 from account a where a.tenant = access_request.tenant and a.id = access_request.account
      and a.unit = access_request.unit and a.closed_at is null and a.suspended_at is null)
    and (circle is null or exists (select 1 from circle c where c.tenant = access_request.tenant and c.id = access_request.circle
      and c.unit = access_request.unit))
    and (circle is null and role not in ('protection_officer', 'deputy')
      or exists (select 1 from access_analysis a where a.tenant = access_request.tenant and a.id = access_request.analysis
        and a.unit = access_request.unit and (a.circle is null or a.circle = access_request.circle)
        and a.ended_at is null and a.review_by >= access_request.until)));
comment on policy head_names on access_request is 'The head names people of the own unit, in the own name, on an analysis that stands; never grants (D-R15).';
create policy head_withdraws on access_request for update to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()) and decision is null)
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head())
    and decision = 'withdrawn' and decided_by = (select current_actor()));
comment on policy head_withdraws on access_request is 'A naming that nobody has decided may be taken back by the head.';
create policy owner_sees_namings on access_request for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_sees_namings on access_request is 'The system owner sees what waits for a decision and what was decided.';
create policy owner_decides on access_request for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()) and decision is null and account <> (select current_actor()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and account <> (select current_actor())
    and decision in ('granted', 'declined') and decided_by = (select current_actor()) and decided_at = now());
comment on policy owner_decides on access_request is 'The system owner grants or declines what others have named, never for oneself.';
create policy worker_reads_requests on access_request for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_requests on access_request is 'Jobs tell the system owner that somebody has been named.';
grant select, insert, update (decided_by, decided_at, decision) on access_request to samvarn_app;
grant select on access_request to samvarn_worker;

-- What row security cannot say because it sees one row at a time. For the program's own roles; the owner founds.
create function has_clash(who uuid, adds text) returns boolean language sql stable set search_path = pg_catalog, public as $$
  with held as (
    select role from role_grant where tenant = current_tenant() and account = who and now() between valid_from and valid_until
    union all select 'place' from circle_member where tenant = current_tenant() and account = who and now() between valid_from and valid_until)
  select case
    when adds = 'log_reviewer' then exists (select 1 from held where role in
      ('place', 'system_owner', 'unit_head', 'protection_officer', 'deputy', 'caseworker'))
    when adds = 'system_owner' then exists (select 1 from held where role in ('place', 'protection_officer', 'deputy', 'log_reviewer'))
    when adds in ('place', 'protection_officer', 'deputy') then exists (select 1 from held where role in ('log_reviewer', 'system_owner'))
    when adds in ('unit_head', 'caseworker') then exists (select 1 from held where role = 'log_reviewer')
    else false end $$;
-- Was this named by a head and granted by whoever asks, in this very transaction, on an analysis that stands?
create function is_named(who uuid, as_role text, in_circle uuid, rests_on uuid, ends timestamptz) returns boolean
  language sql stable set search_path = pg_catalog, public as $$
  select exists (select 1 from access_request r join account a on a.tenant = r.tenant and a.id = r.account and a.unit = r.unit
      join access_analysis n on n.tenant = r.tenant and n.id = r.analysis and n.unit = r.unit
    where r.tenant = current_tenant() and r.account = who and r.role is not distinct from as_role and r.circle is not distinct from in_circle
      and r.analysis = rests_on and r.decision = 'granted' and r.decided_by = current_actor() and r.decided_at = now()
      and (n.circle is null or n.circle = r.circle) and n.ended_at is null
      and (ends at time zone 'Europe/Stockholm')::date <= least(r.until, n.review_by)) $$;
grant execute on function has_clash(uuid, text), is_named(uuid, text, uuid, uuid, timestamptz) to samvarn_app, samvarn_worker;

create function access_is_given_by_two() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  is_place boolean := tg_table_name = 'circle_member';
  gives boolean := tg_op = 'INSERT' or new.valid_until > old.valid_until or new.valid_from < old.valid_from;
  as_role text; in_circle uuid;
begin
  if current_user not in ('samvarn_app', 'samvarn_worker') then return new; end if;
  if is_place then in_circle := new.circle; else as_role := new.role; end if;
  if tg_op = 'UPDATE' then
    if (new.account, to_jsonb(new) -> 'role', to_jsonb(new) -> 'circle') is distinct from (old.account, to_jsonb(old) -> 'role', to_jsonb(old) -> 'circle') then
      raise exception 'another role or place is a grant of its own' using errcode = 'insufficient_privilege';
    end if;
  end if;
  if gives then
    -- Two grants to one person at once wait for each other, so that neither misses the other.
    perform pg_advisory_xact_lock(hashtextextended(new.account::text, 5));
    if has_clash(new.account, coalesce(as_role, 'place')) then
      raise exception 'roles that must be apart' using errcode = 'check_violation', constraint = 'roles_apart';
    end if;
  end if;
  if current_user = 'samvarn_worker' then return new; end if;
  if gives and (not is_system_owner() or new.granted_by is distinct from current_actor()) then
    raise exception 'only the system owner gives' using errcode = 'insufficient_privilege';
  end if;
  if gives and (is_place or as_role in ('protection_officer', 'deputy'))
    and not is_named(new.account, as_role, in_circle, new.analysis, new.valid_until) then
    raise exception 'named by nobody' using errcode = 'check_violation', constraint = 'named_first';
  end if;
  if not gives and new.analysis is distinct from old.analysis and not exists (select 1 from access_analysis n
      where n.tenant = new.tenant and n.id = new.analysis and n.ended_at is null and n.unit = current_unit() and is_unit_head()
        and (n.circle is null or n.circle = in_circle))
    and not is_named(new.account, as_role, in_circle, new.analysis, new.valid_until) then
    raise exception 'rests on no analysis of the unit' using errcode = 'check_violation', constraint = 'rests_on_unit';
  end if;
  if not gives and not is_system_owner()
    and (new.granted_by is distinct from old.granted_by or to_jsonb(new) -> 'on_duty' is distinct from to_jsonb(old) -> 'on_duty') then
    raise exception 'the head shortens and reviews' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger role_given_by_two before insert or update on role_grant for each row execute function access_is_given_by_two();
create trigger place_given_by_two before insert or update on circle_member for each row execute function access_is_given_by_two();

-- Ways in -------------------------------------------------------------------------------------------------------------
alter table session add column id uuid not null default gen_random_uuid();
alter table session add column method text not null default 'demo' check (method in ('demo', 'passkey', 'oidc', 'saml'));
alter table session add column provider uuid;
-- When whoever sits there last proved it: sensitive deeds ask for a fresh proof.
alter table session add column proved_at timestamptz not null default now();
create index session_account on session (tenant, account);
create policy own_sessions on session for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (false);
comment on policy own_sessions on session is 'One sees where one is signed in, and ends it from anywhere.';
create policy owner_ends_sessions on session for delete to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_ends_sessions on session is 'When access ends its sessions end with it.';
create policy owner_finds_sessions on session for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_finds_sessions on session is 'PostgreSQL deletes only what it may also read; a row holds no token, only its hash.';
create policy worker_ends_sessions on session for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (false);
comment on policy worker_ends_sessions on session is 'Leaving by the organisation''s directory ends sessions at once; dead sessions are cleared away.';
grant select, delete on session to samvarn_worker;

create table passkey (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  -- SHA-256 of the credential id: whoever presents the id finds the row before the organisation is known.
  credential_hash bytea not null check (octet_length(credential_hash) = 32),
  credential_id bytea not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  backed_up boolean not null default false,
  label text not null check (length(label) between 1 and 60),
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (tenant, id),
  unique (tenant, credential_hash),
  foreign key (tenant, account) references account (tenant, id)
);
create index passkey_credential on passkey (credential_hash);
create index passkey_account on passkey (tenant, account);
alter table passkey enable row level security;
alter table passkey force row level security;
create policy presented_passkey on passkey for select to samvarn_app using (credential_hash = (select current_session_hash()));
comment on policy presented_passkey on passkey is 'Before sign-in: the one passkey that is presented.';
create policy presented_passkey_used on passkey for update to samvarn_app
  using (credential_hash = (select current_session_hash())) with check (credential_hash = (select current_session_hash()));
comment on policy presented_passkey_used on passkey is 'Its counter and last use are written when it is used.';
create policy own_passkeys on passkey for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_passkeys on passkey is 'One keeps one''s own keys.';
create policy owner_sees_passkeys on passkey for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_sees_passkeys on passkey is 'PostgreSQL deletes only what it may also read; a public key is no secret.';
create policy owner_removes_passkeys on passkey for delete to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_removes_passkeys on passkey is 'A lost device is struck out by the system owner.';
create policy worker_removes_passkeys on passkey for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (false);
comment on policy worker_removes_passkeys on passkey is 'The keys of a closed account are removed.';
grant select, insert, delete, update (counter, used_at, backed_up, label) on passkey to samvarn_app;
grant select, delete on passkey to samvarn_worker;

-- A one-time link: the first person, somebody invited, a lost device. Only the hash of its token stays.
create table invitation (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  -- The token itself, sealed, until the mail with it has left.
  token_sealed bytea,
  reason text not null check (reason in ('first', 'invited', 'lost_device')),
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
create index invitation_token on invitation (token_hash);
create index invitation_account on invitation (tenant, account);
alter table invitation enable row level security;
alter table invitation force row level security;
create policy presented_invitation on invitation for select to samvarn_app using (token_hash = (select current_session_hash()));
comment on policy presented_invitation on invitation is 'Before sign-in: the one link that is followed.';
create policy presented_invitation_used on invitation for update to samvarn_app
  using (token_hash = (select current_session_hash())) with check (token_hash = (select current_session_hash()));
comment on policy presented_invitation_used on invitation is 'A link is struck out as it is used.';
create policy own_invitations on invitation for select to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_invitations on invitation is 'The one who has followed the link sees that it is spent.';
create policy owner_keeps_invitations on invitation for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and account <> (select current_actor()));
comment on policy owner_keeps_invitations on invitation is 'The system owner invites, sees who has not come, and takes back.';
create policy worker_keeps_invitations on invitation for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_invitations on invitation is 'The mail with the link is sent by a job, which then forgets the token; a founded organisation gets its first link.';
grant select, insert, update (used_at, ended_at) on invitation to samvarn_app;
grant select, insert, update (token_sealed, ended_at) on invitation to samvarn_worker;

-- A sign-in that has begun: what must come back in the answer. Found by the hash of a token in the browser, used once.
create table sign_in_attempt (
  -- All zeros while the organisation is not known: a passkey tells it first when it is used.
  tenant uuid not null,
  id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  sealed bytea not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  primary key (tenant, id)
);
create index sign_in_attempt_token on sign_in_attempt (token_hash);
create index sign_in_attempt_expires on sign_in_attempt (expires_at);
alter table sign_in_attempt enable row level security;
alter table sign_in_attempt force row level security;
create policy presented_attempt on sign_in_attempt for all to samvarn_app
  using (token_hash = (select current_session_hash())) with check (token_hash = (select current_session_hash()));
comment on policy presented_attempt on sign_in_attempt is 'Whoever holds the token of a begun sign-in reaches its row, once.';
create policy worker_clears_attempts on sign_in_attempt for all to samvarn_worker
  using (expires_at < now()) with check (false);
comment on policy worker_clears_attempts on sign_in_attempt is 'Attempts that were never finished are deleted when their time is out; a job sees no other.';
grant select, insert, update (sealed), delete on sign_in_attempt to samvarn_app;
grant select, delete on sign_in_attempt to samvarn_worker;

-- The organisation's own sign-in service. Settings, with its secret, are sealed under the organisation's key.
create table identity_provider (
  tenant uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('oidc', 'saml')),
  name text not null check (length(name) between 1 and 80),
  sealed bytea not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  tried_at timestamptz,
  enabled_at timestamptz,
  -- Which of the directory's identifiers is the service's subject; null: the directory ties nobody to this service.
  scim_subject text check (scim_subject in ('user_name', 'external_id')),
  primary key (tenant, id)
);
alter table identity_provider enable row level security;
alter table identity_provider force row level security;
create policy provider_within_tenant on identity_provider for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy provider_within_tenant on identity_provider is 'Needed before anybody is signed in; what is secret in it is sealed.';
create policy owner_keeps_providers on identity_provider for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_keeps_providers on identity_provider is 'The system owner says which service may vouch for people.';
create policy worker_reads_providers on identity_provider for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_providers on identity_provider is 'The directory ties people to the services that the system owner has named for it; settings and secrets are not granted.';
grant select, insert, delete, update (name, sealed, changed_at, tried_at, enabled_at, scim_subject) on identity_provider to samvarn_app;
grant select (tenant, id, scim_subject) on identity_provider to samvarn_worker;

-- Whom the service means. The subject is a blind index: the service's own identifier is not kept in clear.
create table identity_link (
  tenant uuid not null,
  provider uuid not null,
  subject_blind bytea not null check (octet_length(subject_blind) = 16),
  account uuid not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  primary key (tenant, provider, subject_blind),
  foreign key (tenant, provider) references identity_provider (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id)
);
create index identity_link_account on identity_link (tenant, account);
alter table identity_link enable row level security;
alter table identity_link force row level security;
create policy link_within_tenant on identity_link for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy link_within_tenant on identity_link is 'Read before anybody is signed in: the subject is blind and the account an id.';
create policy link_used on identity_link for update to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is null)
  with check (tenant = (select current_tenant()) and (select current_actor()) is null);
comment on policy link_used on identity_link is 'The time of last use is written at the door.';
create policy own_link on identity_link for insert to samvarn_app
  with check (tenant = (select current_tenant()) and account = (select current_actor())
    and exists (select 1 from invitation i where i.tenant = identity_link.tenant and i.account = identity_link.account and i.used_at = now()));
comment on policy own_link on identity_link is 'Whoever comes by an invitation ties the organisation''s sign-in to the own account, in the transaction that uses the invitation and in no other.';
create policy owner_keeps_links on identity_link for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and account <> (select current_actor()));
comment on policy owner_keeps_links on identity_link is 'The system owner writes in or strikes out an identifier, never the own.';
create policy worker_keeps_links on identity_link for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_links on identity_link is 'The organisation''s directory brings identifiers along, and takes them away.';
grant select, insert, delete, update (used_at) on identity_link to samvarn_app;
grant select, insert, delete on identity_link to samvarn_worker;

-- The organisation's directory (SCIM 2.0, RFC 7643 and 7644) ----------------------------------------------------------
create table scim_client (
  tenant uuid not null references tenant (id),
  id uuid not null,
  name text not null check (length(name) between 1 and 80),
  token_hash bytea not null check (octet_length(token_hash) = 32),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, id)
);
create index scim_client_token on scim_client (token_hash);
alter table scim_client enable row level security;
alter table scim_client force row level security;
create policy presented_client on scim_client for select to samvarn_app using (token_hash = (select current_session_hash()));
comment on policy presented_client on scim_client is 'The one directory whose token is presented.';
create policy presented_client_used on scim_client for update to samvarn_app
  using (token_hash = (select current_session_hash())) with check (token_hash = (select current_session_hash()));
comment on policy presented_client_used on scim_client is 'The time of last use is written when it is used.';
create policy owner_keeps_clients on scim_client for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_keeps_clients on scim_client is 'The system owner gives the directory its token and takes it back.';
grant select, insert, update (used_at, ended_at) on scim_client to samvarn_app;

create table scim_user (
  tenant uuid not null,
  account uuid not null,
  user_name_sealed bytea not null,
  user_name_blind bytea not null check (octet_length(user_name_blind) = 16),
  external_id_sealed bytea,
  external_id_blind bytea check (octet_length(external_id_blind) = 16),
  -- The parts of the name as the directory wrote them, so that one of them can be changed alone.
  name_sealed bytea not null,
  -- True while it was the directory that ended the access: then it may give it back. What was ended here stays ended.
  ended_by_directory boolean not null default false,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant, account),
  unique (tenant, user_name_blind),
  foreign key (tenant, account) references account (tenant, id)
);
create index scim_user_external on scim_user (tenant, external_id_blind);
alter table scim_user enable row level security;
alter table scim_user force row level security;
create policy worker_keeps_scim_users on scim_user for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_scim_users on scim_user is 'What the directory says about people is written in the organisation''s name.';
grant select, insert, update, delete on scim_user to samvarn_worker;

create table scim_group (
  tenant uuid not null references tenant (id),
  id uuid not null,
  display_name text not null check (length(display_name) between 1 and 200),
  external_id text check (length(external_id) <= 200),
  -- What membership means here: a unit, or an everyday role. Never a role that reaches protected persons.
  unit uuid,
  role text check (role in ('caseworker', 'registrar', 'communicator', 'coordinator', 'unit_head')),
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id)
);
alter table scim_group enable row level security;
alter table scim_group force row level security;
create policy worker_keeps_groups on scim_group for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_groups on scim_group is 'Groups come from the directory.';
create policy owner_maps_groups on scim_group for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_maps_groups on scim_group is 'The system owner sees the groups that the directory sends.';
create policy owner_says_meaning on scim_group for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_says_meaning on scim_group is 'The system owner says what a group means here.';
grant select, insert, update, delete on scim_group to samvarn_worker;
grant select, update (unit, role) on scim_group to samvarn_app;

create table scim_group_member (
  tenant uuid not null,
  scim_group uuid not null,
  account uuid not null,
  primary key (tenant, scim_group, account),
  foreign key (tenant, scim_group) references scim_group (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id)
);
create index scim_group_member_account on scim_group_member (tenant, account);
alter table scim_group_member enable row level security;
alter table scim_group_member force row level security;
create policy worker_keeps_group_members on scim_group_member for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_group_members on scim_group_member is 'Membership comes from the directory.';
create policy owner_counts_members on scim_group_member for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_counts_members on scim_group_member is 'The system owner sees how many a group holds before it is given a meaning.';
grant select, insert, delete on scim_group_member to samvarn_worker;
grant select on scim_group_member to samvarn_app;

-- Mail without content ------------------------------------------------------------------------------------------------
create table mail_address (
  tenant uuid not null,
  account uuid not null,
  sealed bytea not null,
  -- 'at_once', or gathered at the hours of the day (Europe/Stockholm) in `hours`.
  pace text not null default 'at_once' check (pace in ('at_once', 'gathered', 'never')),
  hours smallint[] not null default '{8,13}' check (hours <@ array[0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23]::smallint[]),
  changed_at timestamptz not null default now(),
  bounced_at timestamptz,
  -- The SMTP status of the refusal, such as 5.1.1; never the words that came with it.
  bounce_status text check (bounce_status ~ '^[245](\.[0-9]{1,3}){2}$'),
  primary key (tenant, account),
  foreign key (tenant, account) references account (tenant, id)
);
alter table mail_address enable row level security;
alter table mail_address force row level security;
create policy own_address on mail_address for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_address on mail_address is 'One says oneself where and when one wants to be told.';
create policy owner_keeps_addresses on mail_address for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()))
  with check (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_keeps_addresses on mail_address is 'An invitation needs an address; the system owner sees which addresses no longer answer.';
create policy worker_keeps_addresses on mail_address for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_addresses on mail_address is 'Jobs send, write down bounces, and take addresses from the directory.';
grant select, insert, delete, update on mail_address to samvarn_app, samvarn_worker;

-- What a message is about where its text needs it: an invitation whose link it carries.
alter table outbox add column about uuid;
alter table outbox add column mail uuid;
-- One mail that left, or was tried: several waiting things make one mail.
create table mail_sent (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  -- Stands in the sender's address (VERP), so that a bounce finds its mail.
  return_code bytea not null check (octet_length(return_code) = 16),
  messages integer not null check (messages > 0),
  created_at timestamptz not null default now(),
  tried_at timestamptz,
  attempts integer not null default 0,
  -- The process ended while it sent: nobody knows whether the mail left. Sent once more under the same Message-ID, and never a third time.
  in_doubt boolean not null default false,
  accepted_at timestamptz,
  failed_at timestamptz,
  status text check (status ~ '^[245](\.[0-9]{1,3}){2}$'),
  primary key (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
create index mail_sent_account on mail_sent (tenant, account, created_at desc);
create index mail_sent_return on mail_sent (tenant, return_code);
alter table mail_sent enable row level security;
alter table mail_sent force row level security;
create policy worker_keeps_mail on mail_sent for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_mail on mail_sent is 'Jobs send and write down how it went.';
create policy own_mail on mail_sent for select to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_mail on mail_sent is 'One sees how one''s own messages fared.';
grant select, insert, update on mail_sent to samvarn_worker;
grant select on mail_sent to samvarn_app;

-- Organisations that a host has invited, from a list ------------------------------------------------------------------
create table hosted_organisation (
  tenant uuid not null references tenant (id),
  -- Also the id that the organisation gets, so that a job that runs twice founds once.
  id uuid not null,
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('state_agency', 'region', 'municipality', 'county_board', 'ngo', 'company')),
  slug text not null check (slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'),
  address_sealed bytea not null,
  state text not null default 'waiting' check (state in ('waiting', 'made', 'refused')),
  refusal text check (refusal ~ '^[a-z_]{3,40}$'),
  created_by uuid not null,
  created_at timestamptz not null default now(),
  made_at timestamptz,
  -- When its first person had come: all that the host learns of what happens inside.
  came_at timestamptz,
  primary key (tenant, id),
  unique (tenant, slug),
  check ((state = 'refused') = (refusal is not null))
);
create index hosted_organisation_state on hosted_organisation (tenant, state);
alter table hosted_organisation enable row level security;
alter table hosted_organisation force row level security;
create policy owner_sees_hosted on hosted_organisation for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_sees_hosted on hosted_organisation is 'The host sees which organisations it has invited and which have been founded.';
create policy owner_invites_organisations on hosted_organisation for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and state = 'waiting'
    and created_by = (select current_actor())
    and exists (select 1 from tenant t where t.id = hosted_organisation.tenant and t.may_host));
comment on policy owner_invites_organisations on hosted_organisation is 'Only an organisation that runs the installation for others invites organisations.';
create policy owner_takes_again on hosted_organisation for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()) and state = 'refused')
  with check (tenant = (select current_tenant()) and (select is_system_owner()) and state = 'waiting');
comment on policy owner_takes_again on hosted_organisation is 'One whose short name was taken may be tried again under another.';
create policy worker_founds_organisations on hosted_organisation for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_founds_organisations on hosted_organisation is 'The job that founds them writes down that it is done.';
grant select, insert, update (slug, state, refusal) on hosted_organisation to samvarn_app;
grant select, update (state, refusal, made_at, came_at) on hosted_organisation to samvarn_worker;

-- When everything was last copied away and when a copy last proved itself (S-R16). Written by the owner.
create table backup_mark (
  tenant uuid not null references tenant (id),
  id uuid not null,
  kind text not null check (kind in ('backup', 'proof')),
  at timestamptz not null default now(),
  primary key (tenant, id)
);
create index backup_mark_at on backup_mark (tenant, kind, at desc);
alter table backup_mark enable row level security;
alter table backup_mark force row level security;
create policy owner_reads_backups on backup_mark for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_system_owner()));
comment on policy owner_reads_backups on backup_mark is 'The system owner is told when no copy has been made for 26 hours.';
create policy worker_reads_backups on backup_mark for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_backups on backup_mark is 'The age of the last copy stands among the metrics, so that an alarm can be set on it (S-R16).';
grant select on backup_mark to samvarn_app, samvarn_worker;
