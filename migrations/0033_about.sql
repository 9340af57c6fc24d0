-- part: reach
-- How an organisation handles protected personal data, told to those it concerns; tests of what the existing website
-- tells; and which batches of cards were printed with which facts. All of it is meant for everybody to read, or counts
-- pages and paper; nothing here is about a person.

create function keeps_that_site(of_tenant uuid, of_site uuid) returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select exists (select 1 from public.site s where s.tenant = of_tenant and s.id = of_site and public.keeps_site(s.unit)) $$;
grant execute on function keeps_that_site(uuid, uuid) to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

-- One page a site: a county board that hosts a municipality tells how the municipality does, not how it does itself.
create table about_page (
  tenant uuid not null,
  site uuid not null,
  kind text not null check (kind in ('agency', 'region', 'municipality', 'ngo', 'company')),
  -- Functions, never persons: name, telephone, hours.
  contact jsonb,
  deputy jsonb,
  -- Frozen at the moment of publishing, so that work on the next wording shows nothing half done.
  published jsonb,
  published_at timestamptz,
  -- The day on which somebody last said that it all still holds.
  checked date,
  checked_by uuid,
  started_at timestamptz not null default now(),
  primary key (tenant, site),
  foreign key (tenant, site) references site (tenant, id),
  foreign key (tenant, checked_by) references account (tenant, id),
  check ((published is null) = (published_at is null)),
  check (published is null or (checked is not null and contact is not null and deputy is not null))
);
create index about_page_checked_by on about_page (tenant, checked_by);
alter table about_page enable row level security;
alter table about_page force row level security;
create policy keepers_keep_about on about_page for all to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site))
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy keepers_keep_about on about_page is 'Those who keep the site write how the organisation does, and say in their own name that it holds.';
create policy worker_reads_about on about_page for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_about on about_page is 'The job that publishes puts the frozen page on the site.';
grant select, insert on about_page to samvarn_app;
grant update (contact, deputy, published, published_at, checked, checked_by) on about_page to samvarn_app;
grant select on about_page to samvarn_worker;

-- Each thing that the page says, to be gone through one at a time.
create table about_point (
  tenant uuid not null,
  site uuid not null,
  key text not null check (key ~ '^[a-z0-9-]{1,40}$'),
  part text not null check (part in ('how', 'ask')),
  position integer not null check (position between 0 and 999),
  -- {sv: {heading, text}, ll: …, en: …}
  words jsonb not null check (words ? 'sv'),
  state text not null default 'unread' check (state in ('unread', 'holds', 'left_out')),
  decided_at timestamptz,
  primary key (tenant, site, key),
  foreign key (tenant, site) references about_page (tenant, site),
  -- A place that nobody has filled says nothing that holds.
  constraint about_no_empty_place check (state <> 'holds' or words::text !~ '\[\[')
);
alter table about_point enable row level security;
alter table about_point force row level security;
create policy keepers_keep_points on about_point for all to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site))
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy keepers_keep_points on about_point is 'Those who keep the site go through its page point by point.';
grant select, insert on about_point to samvarn_app;
grant update (words, state, decided_at) on about_point to samvarn_app;

-- Leaflets take a second to set: kept until the page says something else.
create table about_leaflet (
  tenant uuid not null,
  site uuid not null,
  form text not null check (form in ('sv', 'll', 'en')),
  of_sha256 bytea not null check (octet_length(of_sha256) = 32),
  bytes bytea not null check (octet_length(bytes) between 1 and 5242880),
  primary key (tenant, site, form),
  foreign key (tenant, site) references about_page (tenant, site)
);
alter table about_leaflet enable row level security;
alter table about_leaflet force row level security;
create policy worker_keeps_leaflets on about_leaflet for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_leaflets on about_leaflet is 'The job that publishes makes a leaflet when what it says is new.';
grant select, insert, update, delete on about_leaflet to samvarn_worker;

-- A test of what a website tells (D-R55). What was computed stands as it was; what is asked is answered once.
create table web_test (
  tenant uuid not null,
  id uuid not null,
  site uuid not null,
  subject text not null check (subject in ('website', 'own')),
  address text check (length(address) <= 300 and address ~ '^https://'),
  source text not null check (source in ('fetched', 'pasted', 'uploaded', 'own')),
  found jsonb not null,
  search jsonb,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  answered_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, site) references site (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id),
  check ((subject = 'own') = (source = 'own')),
  check ((search is null) = (answered_at is null))
);
create index web_test_site on web_test (tenant, site);
create index web_test_made_by on web_test (tenant, made_by);
alter table web_test enable row level security;
alter table web_test force row level security;
create policy keepers_see_tests on web_test for select to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy keepers_see_tests on web_test is 'What a test found is for those who can do something about it, and feeds no picture of others.';
create policy keepers_test on web_test for insert to samvarn_app
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site) and made_by = (select current_actor()));
comment on policy keepers_test on web_test is 'A test is made in the own name, for a site that one keeps.';
create policy tester_answers_once on web_test for update to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site) and answered_at is null)
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy tester_answers_once on web_test is 'What was seen in the search is written once; a new search is a new test.';
grant select, insert on web_test to samvarn_app;
grant update (search, answered_at) on web_test to samvarn_app;

-- A batch of printed cards: what stands on the paper, so that it can be taken back when a number no longer holds.
create table card_batch (
  tenant uuid not null,
  id uuid not null,
  site uuid not null,
  -- A letter and a number, small on the card: it says nothing to anybody else.
  code text not null check (code ~ '^[A-Z][1-9][0-9]{0,3}$'),
  design text not null check (design ~ '^[a-z0-9-]{1,30}$'),
  form text not null check (form in ('sv', 'll', 'en', 'ar', 'so', 'fa', 'uk', 'fi', 'se')),
  print_shop boolean not null,
  facts jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  recalled_at timestamptz,
  primary key (tenant, id),
  unique (tenant, site, code),
  foreign key (tenant, site) references site (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id)
);
create index card_batch_made_by on card_batch (tenant, made_by);
alter table card_batch enable row level security;
alter table card_batch force row level security;
create policy keepers_see_batches on card_batch for select to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy keepers_see_batches on card_batch is 'Those who keep the site know what is on paper out there.';
create policy keepers_print on card_batch for insert to samvarn_app
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site) and made_by = (select current_actor()));
comment on policy keepers_print on card_batch is 'A batch is made in the own name.';
create policy keepers_recall on card_batch for update to samvarn_app
  using (tenant = (select current_tenant()) and keeps_that_site(tenant, site) and recalled_at is null)
  with check (tenant = (select current_tenant()) and keeps_that_site(tenant, site));
comment on policy keepers_recall on card_batch is 'What has been collected is marked so, once; what was printed is never changed.';
grant select, insert on card_batch to samvarn_app;
grant update (recalled_at) on card_batch to samvarn_app;
