-- part: reach
-- The public sites that an organisation keeps, and what it has written for them: numbers with their hours, and texts of
-- its own. Everything here is meant for everybody to read; nothing here is about a person.

-- A site may be bound to a unit; then only the communicators of that unit keep it.
create function keeps_site(of uuid) returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select 'communicator' = any (public.current_roles()) and (of is null or of = public.current_unit()) $$;
grant execute on function keeps_site(uuid) to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create table site (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- Six signs drawn by chance, never changed: the place's name stands in no address (S-R40).
  code text not null check (code ~ '^[a-z0-9]{6}$'),
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('national', 'state_agency', 'region', 'municipality', 'county_board', 'ngo', 'company')),
  place text check (place ~ '^[0-9]{2}([0-9]{2})?$'),
  unit uuid,
  -- Where this site is met, when that is not the installation's own address.
  entry_address text check (length(entry_address) <= 200 and entry_address ~ '^https?://[^?#]+$'),
  feedback_function text check (length(feedback_function) between 1 and 200),
  feedback_phone text check (length(feedback_phone) <= 30),
  feedback_email text check (length(feedback_email) <= 254),
  made_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  -- Written by the job that publishes: when it last went through, and what stopped it.
  compiled_at timestamptz,
  fault text check (length(fault) <= 300),
  fault_at timestamptz,
  -- What the cards were last made from, and which they were: they are slow to make.
  cards_key text check (cards_key ~ '^[0-9a-f]{64}$'),
  cards jsonb,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  check (feedback_function is not null or (feedback_phone is null and feedback_email is null))
);
create unique index site_code on site (tenant, code);
create unique index site_name on site (tenant, lower(name)) where withdrawn_at is null;
create index site_unit on site (tenant, unit);
alter table site enable row level security;
alter table site force row level security;
create policy sites_within_tenant on site for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy sites_within_tenant on site is 'Which public sites the organisation keeps is no secret inside it: other rooms make cards and queues for them.';
create policy keepers_make_sites on site for insert to samvarn_app
  with check (tenant = (select current_tenant()) and keeps_site(unit));
comment on policy keepers_make_sites on site is 'A communicator makes a site, for all communicators or for the own unit.';
create policy keepers_change_sites on site for update to samvarn_app
  using (tenant = (select current_tenant()) and keeps_site(unit)) with check (tenant = (select current_tenant()) and keeps_site(unit));
comment on policy keepers_change_sites on site is 'The communicators who keep a site change it; its code and its kind stay.';
create policy worker_tells_compiled on site for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_tells_compiled on site is 'The job that publishes writes when it went through and what stopped it.';
create policy code_is_taken on site for select to samvarn_app
  using (sha256(convert_to(code, 'UTF8')) = (select current_session_hash()));
comment on policy code_is_taken on site is 'Whoever draws a code asks whether some organisation has it: one code, one site in the installation.';
create policy national_is_one on site for select to samvarn_app using (kind = 'national' and withdrawn_at is null);
comment on policy national_is_one on site is 'There is at most one national site in an installation: whoever would make one must see that it is there.';
grant select, insert on site to samvarn_app;
grant update (name, place, unit, entry_address, feedback_function, feedback_phone, feedback_email, changed_at, withdrawn_at) on site to samvarn_app;
grant select, update (compiled_at, fault, fault_at, cards_key, cards) on site to samvarn_worker;

-- A number with its hours, or a text of the place's own. What it says stands in its versions.
create table site_item (
  tenant uuid not null,
  id uuid not null,
  site uuid not null,
  kind text not null check (kind in ('contact', 'piece')),
  made_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, site) references site (tenant, id)
);
create index site_item_site on site_item (tenant, site);
alter table site_item enable row level security;
alter table site_item force row level security;
create policy keepers_keep_items on site_item for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from site s where s.tenant = site_item.tenant and s.id = site_item.site and keeps_site(s.unit)))
  with check (tenant = (select current_tenant()) and exists (select 1 from site s where s.tenant = site_item.tenant and s.id = site_item.site and keeps_site(s.unit)));
comment on policy keepers_keep_items on site_item is 'Those who keep the site write for it.';
create policy worker_reads_items on site_item for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_items on site_item is 'The job that publishes puts them together.';
grant select, insert on site_item to samvarn_app;
grant select on site_item to samvarn_worker;

-- Versions are added and never changed: each has a number, so that the second of two who write at once is told, and a
-- moment from which it holds. Content null: taken away from that moment.
create table site_version (
  tenant uuid not null,
  item uuid not null,
  number integer not null check (number > 0),
  content jsonb,
  from_at timestamptz not null default now(),
  until_at timestamptz,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (tenant, item, number),
  foreign key (tenant, item) references site_item (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id),
  check (until_at is null or until_at > from_at)
);
create index site_version_made_by on site_version (tenant, made_by);
alter table site_version enable row level security;
alter table site_version force row level security;
create policy keepers_read_versions on site_version for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from site_item i where i.tenant = site_version.tenant and i.id = site_version.item));
comment on policy keepers_read_versions on site_version is 'Whoever reaches the item reads its history: the row of the item decides.';
create policy keepers_add_versions on site_version for insert to samvarn_app
  with check (tenant = (select current_tenant()) and made_by = (select current_actor())
    and exists (select 1 from site_item i where i.tenant = site_version.tenant and i.id = site_version.item));
comment on policy keepers_add_versions on site_version is 'In the own name, for an item within reach; what was written is never changed.';
create policy worker_reads_versions on site_version for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_versions on site_version is 'The job that publishes reads what holds now and what is to come.';
grant select, insert on site_version to samvarn_app;
grant select on site_version to samvarn_worker;

create policy national_sees_published on publication for select to samvarn_app
  using ('national_coordinator' = any ((select current_roles())::text[]));
comment on policy national_sees_published on publication is 'Whoever coordinates nationally sees what is covered and what is not, in what everybody can read anyway.';
