-- part: reach
-- The directory of support (issue 5, sentence 6; HSDS 3.0). What is written about a service stands in one tree, in the
-- shape of HSDS. A secret value never stands in that tree: it is sealed, in a table of its own, behind the wall of the
-- unit that owns the service. What others see are listings: copies that hold the fields that they may see and no other.

create function keeps_directory() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select public.current_roles() && array['communicator', 'caseworker', 'unit_head', 'protection_officer'] $$;
create function refers_people() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select public.current_roles() && array['caseworker', 'unit_head', 'protection_officer'] $$;
grant execute on function keeps_directory(), refers_people() to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create table directory_entry (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- What the tree is in HSDS. `rows`: what a table file held that belongs to none of the others.
  kind text not null check (kind in ('service', 'organization', 'service_at_location', 'location', 'taxonomy', 'taxonomy_term', 'rows')),
  -- Its identifier in HSDS, as the one who sent it wrote it.
  hsds_id text not null check (length(hsds_id) between 1 and 100),
  unit uuid not null,
  owner uuid not null,
  deputy uuid,
  document jsonb not null,
  -- Path in the tree → public or referrers. What has no line is the organisation's own.
  levels jsonb not null default '{}',
  -- Ids of locations whose place is secret.
  confidential text[] not null default '{}',
  -- held: read from a file, and something in it looks secret. wrong: reported, and taken away at once.
  state text not null default 'draft' check (state in ('draft', 'held', 'published', 'wrong')),
  verified_on date,
  -- A function, never a name.
  verified_by text check (length(verified_by) between 1 and 120),
  reminded_on date,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, kind, hsds_id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, deputy) references account (tenant, id),
  check (state <> 'published' or verified_on is not null),
  check ((verified_on is null) = (verified_by is null))
);
create index directory_entry_owner on directory_entry (tenant, owner);
create index directory_entry_deputy on directory_entry (tenant, deputy);
create index directory_entry_unit on directory_entry (tenant, unit);
alter table directory_entry enable row level security;
alter table directory_entry force row level security;
create policy own_entries on directory_entry for select to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_directory()));
comment on policy own_entries on directory_entry is 'Within an organisation those who refer or inform see what it has written, save what is secret: that stands elsewhere.';
create policy unit_writes_entries on directory_entry for insert to samvarn_app
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select keeps_directory()));
comment on policy unit_writes_entries on directory_entry is 'What is written belongs to the writer''s own unit.';
create policy unit_changes_entries on directory_entry for update to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select keeps_directory()))
  with check (tenant = (select current_tenant()) and unit = (select current_unit()));
comment on policy unit_changes_entries on directory_entry is 'Changed by the unit that owns it, which alone reaches its secrets and so can judge what may be shown.';
create policy any_unit_reports_entries on directory_entry for update to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_directory()) and state = 'published')
  with check (tenant = (select current_tenant()) and state = 'wrong');
comment on policy any_unit_reports_entries on directory_entry is 'Anybody in the organisation who sees that something is wrong takes it away at once; the owner puts it right.';
create policy unit_removes_entries on directory_entry for delete to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select keeps_directory()) and state <> 'published');
comment on policy unit_removes_entries on directory_entry is 'What is not published may be thrown away by the unit that owns it.';
create policy worker_tends_entries on directory_entry for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_tends_entries on directory_entry is 'Reminders that something is to be checked, and what somebody holds who leaves.';
create policy worker_hands_over_entries on directory_entry for update to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_hands_over_entries on directory_entry is 'A new owner when somebody leaves; the day of the last reminder.';
create function entry_stays_its_units() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'samvarn_app' and old.unit is distinct from public.current_unit()
    and (new.document, new.levels, new.confidential, new.owner, new.deputy, new.verified_on, new.verified_by)
      is distinct from (old.document, old.levels, old.confidential, old.owner, old.deputy, old.verified_on, old.verified_by) then
    raise exception 'another unit' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger entry_of_its_unit before update on directory_entry for each row execute function entry_stays_its_units();
grant select, insert, delete, update (owner, deputy, document, levels, confidential, state, verified_on, verified_by, changed_at) on directory_entry to samvarn_app;
grant select, update (owner, deputy, reminded_on) on directory_entry to samvarn_worker;

create table directory_secret (
  tenant uuid not null,
  entry uuid not null,
  id uuid not null,
  unit uuid not null,
  -- Where in the tree it belongs; says nothing of what it is.
  path text not null check (length(path) between 1 and 500),
  sealed bytea not null,
  primary key (tenant, id),
  unique (tenant, entry, path),
  foreign key (tenant, entry) references directory_entry (tenant, id) on delete cascade,
  foreign key (tenant, unit) references unit (tenant, id)
);
create index directory_secret_unit on directory_secret (tenant, unit);
alter table directory_secret enable row level security;
alter table directory_secret force row level security;
create policy unit_keeps_secrets on directory_secret for all to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select keeps_directory()))
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select keeps_directory()));
comment on policy unit_keeps_secrets on directory_secret is 'The address of a shelter is for the unit that owns it, and for no job, no other unit and no other organisation.';
grant select, insert, delete, update (sealed) on directory_secret to samvarn_app;

-- What others see. Written anew whenever the tree or its levels change, in the same transaction.
create table directory_listing (
  tenant uuid not null,
  entry uuid not null,
  audience text not null check (audience in ('public', 'referrers')),
  document jsonb not null,
  -- SCB codes of municipalities and counties; empty: the whole country.
  areas text[] not null check (array_to_string(areas, ',') ~ '^([0-9]{2}([0-9]{2})?(,|$))*$'),
  checked date not null,
  primary key (tenant, entry, audience),
  foreign key (tenant, entry) references directory_entry (tenant, id) on delete cascade
);
create index directory_listing_areas on directory_listing using gin (areas);
alter table directory_listing enable row level security;
alter table directory_listing force row level security;
create policy unit_lists on directory_listing for all to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_directory()))
  with check (tenant = (select current_tenant()) and (select keeps_directory()));
comment on policy unit_lists on directory_listing is 'An organisation writes and takes down its own listings.';
create policy referrers_find on directory_listing for select to samvarn_app
  using ((audience = 'public' and (select keeps_directory())) or (select refers_people()));
comment on policy referrers_find on directory_listing is 'Whoever refers people finds the listings of every organisation here; whoever informs finds what is public anyway.';
create policy worker_reads_public on directory_listing for select to samvarn_worker using (audience = 'public');
comment on policy worker_reads_public on directory_listing is 'The job that compiles public pages reads what is public, of any organisation, and can read nothing else.';
grant select, insert, update, delete on directory_listing to samvarn_app;
grant select on directory_listing to samvarn_worker;

-- Free places: yes or no. At most two rows a service, what is shown and what will be: never a number and never a history.
create table directory_free (
  tenant uuid not null,
  entry uuid not null,
  shown_from timestamptz not null,
  free boolean not null,
  primary key (tenant, entry, shown_from),
  foreign key (tenant, entry) references directory_entry (tenant, id) on delete cascade
);
alter table directory_free enable row level security;
alter table directory_free force row level security;
create policy shelter_tells on directory_free for all to samvarn_app
  using (tenant = (select current_tenant()) and (select refers_people())
    and exists (select 1 from directory_entry e where e.tenant = directory_free.tenant and e.id = directory_free.entry and e.unit = (select current_unit())))
  with check (tenant = (select current_tenant()) and (select refers_people())
    and exists (select 1 from directory_entry e where e.tenant = directory_free.tenant and e.id = directory_free.entry and e.unit = (select current_unit())));
comment on policy shelter_tells on directory_free is 'The staff of the service say whether there is a place.';
create policy referrers_see_places on directory_free for select to samvarn_app
  using (shown_from <= now() and (select refers_people()));
comment on policy referrers_see_places on directory_free is 'Whoever refers sees it some hours later, so that nobody can read from it that somebody has just arrived.';
grant select, insert, delete on directory_free to samvarn_app;

create table directory_event (
  tenant uuid not null,
  id uuid not null,
  entry uuid not null,
  what text not null check (what in ('made', 'imported', 'changed', 'levels', 'secret', 'decided', 'published', 'withdrawn', 'wrong', 'verified', 'owner')),
  by uuid,
  at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, entry) references directory_entry (tenant, id) on delete cascade,
  foreign key (tenant, by) references account (tenant, id)
);
create index directory_event_entry on directory_event (tenant, entry, at desc);
alter table directory_event enable row level security;
alter table directory_event force row level security;
create policy own_events on directory_event for select to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_directory()));
comment on policy own_events on directory_event is 'What has been done with a service, and by which function; never what it said.';
create policy writes_events on directory_event for insert to samvarn_app
  with check (tenant = (select current_tenant()) and by = (select current_actor()) and (select keeps_directory()));
comment on policy writes_events on directory_event is 'Each writes in the own name.';
create policy worker_writes_events on directory_event for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and by is null and what = 'owner');
comment on policy worker_writes_events on directory_event is 'A new owner when somebody leaves.';
grant select, insert on directory_event to samvarn_app;
grant insert on directory_event to samvarn_worker;

-- What somebody last searched for, and what a file that was read in came to: for the one who did it.
create table directory_note (
  tenant uuid not null,
  id uuid not null,
  account uuid not null,
  what text not null check (what in ('search', 'import')),
  sealed bytea not null,
  at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, account, what),
  foreign key (tenant, account) references account (tenant, id)
);
alter table directory_note enable row level security;
alter table directory_note force row level security;
create policy own_notes on directory_note for all to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()));
comment on policy own_notes on directory_note is 'One’s own last search and last file, and nobody else’s; the next takes its place.';
grant select, insert, update, delete on directory_note to samvarn_app;
