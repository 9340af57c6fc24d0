-- part: platform
-- What every room stands on: who is asking, the audit row, jobs, rate counters.
-- Row security is FORCEd on every table, every key begins with the tenant, and every policy carries its reason
-- as a comment; a test reads the catalogue and refuses a table that lacks any of it (S-R2, S-R8).

revoke all on schema public from public;
grant usage on schema public to samvarn_app, samvarn_worker, samvarn_sequencer, samvarn_reviewer;

-- The settings are set by db.as for one transaction only; without them everything below answers with nothing.
create function current_tenant() returns uuid language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('samvarn.tenant', true), '')::uuid $$;
create function current_actor() returns uuid language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('samvarn.actor', true), '')::uuid $$;
create function current_unit() returns uuid language sql stable set search_path = pg_catalog
  as $$ select nullif(current_setting('samvarn.unit', true), '')::uuid $$;
create function current_circles() returns uuid[] language sql stable set search_path = pg_catalog
  as $$ select coalesce(nullif(current_setting('samvarn.circles', true), '')::uuid[], '{}') $$;
create function current_roles() returns text[] language sql stable set search_path = pg_catalog
  as $$ select coalesce(nullif(current_setting('samvarn.roles', true), '')::text[], '{}') $$;
create function current_session_hash() returns bytea language sql stable set search_path = pg_catalog
  as $$ select decode(nullif(current_setting('samvarn.session', true), ''), 'hex') $$;

create table tenant (
  id uuid primary key,
  name text not null,
  kind text not null check (kind in ('state_agency', 'region', 'municipality', 'county_board', 'ngo', 'company')),
  key_wrapped bytea not null,
  created_at timestamptz not null default now()
);
alter table tenant enable row level security;
alter table tenant force row level security;
create policy own_tenant on tenant for select to samvarn_app, samvarn_reviewer
  using (id = (select current_tenant()));
comment on policy own_tenant on tenant is 'An organisation sees itself and no other.';
create policy worker_lists_tenants on tenant for select to samvarn_worker using (true);
comment on policy worker_lists_tenants on tenant is 'A timed task starts one job for each organisation; the key in the row is wrapped by a key outside the database.';
grant select on tenant to samvarn_app, samvarn_worker, samvarn_reviewer;

-- Only the demo and `samvarn init` create organisations, as the owner.
create table audit (
  tenant uuid not null references tenant (id),
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default clock_timestamp(),
  actor uuid,
  deed text not null check (deed ~ '^[a-z_.]{3,60}$'),
  outcome text not null check (outcome in ('done', 'not_reached', 'refused', 'failed')),
  purpose text check (purpose ~ '^[a-z_]{3,40}$'),
  object_kind text check (object_kind ~ '^[a-z_]{3,30}$'),
  object_id uuid,
  person uuid,
  circle uuid,
  blind bytea check (octet_length(blind) <= 32),
  request uuid,
  transaction xid8 not null default pg_current_xact_id(),
  primary key (tenant, id)
);
create index audit_person on audit (tenant, person, at desc);
create index audit_circle on audit (tenant, circle, at desc);
create index audit_actor on audit (tenant, actor, at desc);
create index audit_at on audit (tenant, at desc);
create index audit_transaction on audit (tenant, transaction);
alter table audit enable row level security;
alter table audit force row level security;
create policy write_own on audit for insert to samvarn_app, samvarn_worker, samvarn_reviewer
  with check (tenant = (select current_tenant()) and actor is not distinct from (select current_actor()));
comment on policy write_own on audit is 'Everybody writes rows in their own name and nobody else''s.';
create policy circle_reads on audit for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_reads on audit is 'The circle sees who looked at its persons, when and why.';
create policy reviewer_reads on audit for select to samvarn_reviewer
  using (tenant = (select current_tenant()) and 'log_reviewer' = any ((select current_roles())::text[]));
comment on policy reviewer_reads on audit is 'The independent log reviewer sees every row of the organisation; rows hold ids and codes only.';
create policy worker_reads on audit for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads on audit is 'A job resolves afterwards whether a miss was absent or out of reach.';
create policy sequencer_reads on audit for select to samvarn_sequencer using (true);
comment on policy sequencer_reads on audit is 'The sequencer reads audit and nothing else, for every organisation, to put rows into the log.';
grant select, insert on audit to samvarn_app, samvarn_worker, samvarn_reviewer;
grant select on audit to samvarn_sequencer;

create function audit_is_append_only() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'audit rows are never changed' using errcode = 'insufficient_privilege';
end $$;
create trigger audit_append_only before update or delete on audit for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit for each statement execute function audit_is_append_only();

-- What a job found out about a miss: the row itself stays as it was written.
create table audit_resolution (
  tenant uuid not null references tenant (id),
  audit uuid not null,
  circle uuid not null,
  person uuid not null,
  resolved_at timestamptz not null default now(),
  primary key (tenant, audit, circle, person),
  foreign key (tenant, audit) references audit (tenant, id)
);
alter table audit_resolution enable row level security;
alter table audit_resolution force row level security;
create policy worker_resolves on audit_resolution for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_resolves on audit_resolution is 'Only the job writes what a miss turned out to be.';
create policy circle_reads_resolution on audit_resolution for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_reads_resolution on audit_resolution is 'The circle learns that somebody outside searched for its person.';
create policy reviewer_reads_resolution on audit_resolution for select to samvarn_reviewer
  using (tenant = (select current_tenant()) and 'log_reviewer' = any ((select current_roles())::text[]));
comment on policy reviewer_reads_resolution on audit_resolution is 'The log reviewer judges misses that were protected persons.';
grant select, insert on audit_resolution to samvarn_worker;
grant select on audit_resolution to samvarn_app, samvarn_reviewer;

-- Counters for limits per account and per target person (S-R23). `subject` is a keyed hash, never a value.
create table rate_count (
  tenant uuid not null references tenant (id),
  rule text not null check (rule ~ '^[a-z_]{3,40}$'),
  subject bytea not null check (octet_length(subject) <= 32),
  started_at timestamptz not null,
  hits integer not null,
  primary key (tenant, rule, subject, started_at)
);
alter table rate_count enable row level security;
alter table rate_count force row level security;
create policy count_within_tenant on rate_count for all to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy count_within_tenant on rate_count is 'A limit per target person holds over all accounts of the organisation.';
grant select, insert, update on rate_count to samvarn_app;
grant select, delete on rate_count to samvarn_worker;

-- Outgoing mail. In the demo nothing leaves the machine: the page Utkorg shows these rows.
create table outbox (
  tenant uuid not null references tenant (id),
  id uuid not null default gen_random_uuid(),
  account uuid not null,
  template text not null check (template ~ '^[a-z_]{3,40}$'),
  created_at timestamptz not null default now(),
  sent_at timestamptz,
  primary key (tenant, id)
);
alter table outbox enable row level security;
alter table outbox force row level security;
create policy own_messages on outbox for select to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_messages on outbox is 'One sees one''s own messages: to whom others'' went would tell which circle was concerned.';
create policy worker_writes_outbox on outbox for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_writes_outbox on outbox is 'Jobs tell people that something waits.';
grant select on outbox to samvarn_app;
grant select, insert, update on outbox to samvarn_worker;

-- Jobs: graphile_worker's schema belongs to the worker role; the app reaches it through this one function.
create schema graphile_worker authorization samvarn_worker;
create function enqueue(task text, id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, graphile_worker as $$
begin
  if task !~ '^[a-z_]{3,40}$' then raise exception 'unknown task'; end if;
  perform graphile_worker.add_job(task, json_build_object('tenant', public.current_tenant(), 'id', id), max_attempts => 8);
end $$;
-- A function's new owner must be allowed to create in its schema at that moment, and never again.
grant create on schema public to samvarn_worker;
alter function enqueue(text, uuid) owner to samvarn_worker;
revoke create on schema public from samvarn_worker;
revoke all on function enqueue(text, uuid) from public;
grant execute on function enqueue(text, uuid) to samvarn_app, samvarn_worker;
grant execute on function current_tenant(), current_actor(), current_unit(), current_circles(), current_roles(), current_session_hash()
  to samvarn_app, samvarn_worker, samvarn_sequencer, samvarn_reviewer;
