-- part: followup
-- Indicators: what is measured and why, its values over time, and counts of people, which leave only as a release that is
-- rounded from one cube and judged by the auditor (D-R53, S-R41 to S-R44).

create function keeps_indicators() returns boolean language sql stable set search_path = pg_catalog, public
  as $$ select public.current_roles() && array['coordinator', 'national_coordinator'] $$;
grant execute on function keeps_indicators() to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

-- Does a text say that protected persons are counted? On the safe side: any of the words of the law is enough.
create function tells_of_protected(words text) returns boolean language sql immutable set search_path = pg_catalog
  as $$ select words ~* '(skyddad[e]? (person(er)?\M|identitet|folkbokf)|person(er)? (med|som har|som lever med) skyddade|sekretessmark|kvarskriv|fingera|protected person|confidentiality mark)' $$;
create function tells_of_fictitious(words text) returns boolean language sql immutable set search_path = pg_catalog
  as $$ select words ~* '(fingera|fictitious)' $$;
grant execute on function tells_of_protected(text), tells_of_fictitious(text) to samvarn_app, samvarn_worker, samvarn_reviewer, samvarn_sequencer;

create table indicator (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- Which shipped proposal (content/indicators) it was taken from; null for one of one's own.
  origin text check (origin ~ '^[a-z0-9-]{3,60}$'),
  -- Whom or what the numbers count. It never changes: another thing counted is another indicator.
  about text not null check (about in ('organisations', 'elsewhere', 'staff', 'asked', 'referred', 'helped', 'people', 'protected')),
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant, id),
  unique (tenant, id, about)
);
create unique index indicator_origin on indicator (tenant, origin) where origin is not null;

-- What it says, by version: a value was entered under one of them and keeps it.
create table indicator_version (
  tenant uuid not null,
  indicator uuid not null,
  version integer not null check (version >= 1),
  about text not null,
  name text not null check (length(name) between 1 and 200),
  definition text not null check (length(definition) between 1 and 3000),
  why text check (length(why) <= 3000),
  source text not null check (length(source) between 1 and 500),
  unit text not null check (length(unit) between 1 and 60),
  frequency text not null check (frequency in ('year', 'half_year', 'quarter', 'month', 'round')),
  kind text not null check (kind in ('share', 'count', 'level')),
  better text not null check (better in ('larger', 'smaller', 'neither')),
  answers_for text check (length(answers_for) <= 200),
  licence text check (length(licence) <= 200),
  -- Groups that people are divided into, and the one that a share is of.
  groups jsonb not null default '[]',
  share_of text,
  written_by uuid,
  written_at timestamptz not null default now(),
  primary key (tenant, indicator, version),
  foreign key (tenant, indicator, about) references indicator (tenant, id, about),
  -- Staff and organisations may know about protection without being protected; anybody else who is counted may not.
  check (about in ('organisations', 'staff', 'protected') or not tells_of_protected(name || ' ' || definition)),
  -- The police give no figures on fictitious personal data, because they are few; nobody else is to either.
  check (about in ('organisations', 'staff') or not tells_of_fictitious(name || ' ' || definition))
);

-- Values that are about no person: shares and levels of organisations, and what others have published already.
create table indicator_value (
  tenant uuid not null,
  id uuid not null,
  indicator uuid not null,
  about text not null check (about in ('organisations', 'elsewhere')),
  version integer not null,
  period text not null check (period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'),
  dimension text not null check (dimension in ('nation', 'county', 'municipality', 'kind', 'organisation')),
  code text not null check (length(code) between 1 and 200),
  sex text not null default '*' check (sex in ('*', 'K', 'M')),
  value numeric not null,
  source text not null check (length(source) between 1 and 500),
  licence text check (length(licence) <= 200),
  came_by text not null check (came_by in ('hand', 'csv', 'round', 'kolada')),
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, indicator, period, dimension, code, sex),
  foreign key (tenant, indicator, about) references indicator (tenant, id, about),
  foreign key (tenant, indicator, version) references indicator_version (tenant, indicator, version)
);

-- Counts of people as they were entered: sealed, shown to nobody, and read by the job that rounds.
create table people_count (
  tenant uuid not null,
  id uuid not null,
  indicator uuid not null,
  about text not null check (about in ('staff', 'asked', 'referred', 'helped', 'people', 'protected')),
  reference_on date not null,
  -- SCB's code of a municipality, or of a county where nothing finer may be entered.
  place text not null check (place ~ '^[0-9]{2}([0-9]{2})?$'),
  category text not null check (category ~ '^[a-z0-9_]{1,30}$'),
  sex text not null check (sex in ('K', 'M', 'U')),
  number_sealed bytea not null,
  source text not null check (length(source) between 1 and 500),
  entered_by uuid not null,
  entered_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, indicator, reference_on, place, category, sex),
  foreign key (tenant, indicator, about) references indicator (tenant, id, about),
  -- D-R53: no municipal count of protected persons exists, not even here.
  constraint no_municipal_count_of_protected check (about <> 'protected' or length(place) = 2)
);

create table count_release (
  tenant uuid not null,
  id uuid not null,
  indicator uuid not null,
  about text not null,
  year integer not null check (year between 1990 and 2200),
  reference_on date not null,
  state text not null check (state in ('waiting', 'stopped', 'failed', 'ready', 'published')),
  -- Where its counts come from, as it was said when they were entered: shown with every number.
  source text not null check (length(source) between 1 and 500),
  how text check (how in ('mip', 'greedy')),
  examined integer,
  -- What the auditor found, and what would be published: sealed until somebody publishes it.
  findings_sealed bytea,
  candidate_sealed bytea,
  asked_by uuid not null,
  asked_at timestamptz not null default now(),
  judged_at timestamptz,
  published_by uuid,
  published_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, indicator, about) references indicator (tenant, id, about),
  check (extract(year from reference_on) = year),
  check ((state = 'published') = (published_at is not null) and (state = 'published') = (published_by is not null)),
  -- Half a year back at least, so that what a release tells is no news of where somebody is.
  check (published_at is null or (published_at at time zone 'Europe/Stockholm')::date >= (reference_on + interval '6 months')::date)
);
create unique index count_release_year on count_release (tenant, indicator, year) where state = 'published';
create unique index count_release_once_a_year on count_release (tenant, indicator, extract(year from published_at at time zone 'Europe/Stockholm'))
  where state = 'published';
create unique index count_release_one_open on count_release (tenant, indicator) where state in ('waiting', 'ready');

-- Every published number about people, and the only place that any page, file or report takes one from (S-R43).
create table published_count (
  tenant uuid not null,
  release uuid not null,
  indicator uuid not null,
  about text not null,
  year integer not null,
  table_name text not null check (table_name ~ '^[a-z_]{1,30}$'),
  place text not null check (place ~ '^(\*|[0-9]{2}([0-9]{2})?)$'),
  category text not null,
  sex text not null check (sex in ('*', 'K', 'M', 'U')),
  value integer not null check (value >= 0),
  base integer not null check (base >= 5),
  primary key (tenant, release, table_name, place, category, sex),
  foreign key (tenant, release) references count_release (tenant, id),
  foreign key (tenant, indicator, about) references indicator (tenant, id, about),
  check (value % base = 0),
  constraint no_municipal_publication_of_protected check (about <> 'protected' or length(place) <= 2),
  -- A municipality has its total and nothing else.
  check (length(place) < 4 or (category = '*' and sex = '*' and base >= 10))
);

do $$
declare name text;
begin
  foreach name in array array['indicator', 'indicator_version', 'indicator_value', 'people_count', 'count_release', 'published_count'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

create policy indicator_read on indicator for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy indicator_read on indicator is 'What is measured is no secret inside the organisation.';
create policy indicator_keep on indicator for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select keeps_indicators()));
comment on policy indicator_keep on indicator is 'Those who coordinate the follow-up decide what is measured.';
create policy indicator_end on indicator for update to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_indicators()))
  with check (tenant = (select current_tenant()) and (select keeps_indicators()));
comment on policy indicator_end on indicator is 'An indicator is ended, never taken away: what was published under it stands.';
grant select, insert, update (ended_at) on indicator to samvarn_app;
grant select on indicator to samvarn_worker;

create policy indicator_version_read on indicator_version for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy indicator_version_read on indicator_version is 'What a number meant when it was entered can always be read.';
create policy indicator_version_keep on indicator_version for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select keeps_indicators()));
comment on policy indicator_version_keep on indicator_version is 'A changed definition is a new version; the former one stands.';
grant select, insert on indicator_version to samvarn_app;
grant select on indicator_version to samvarn_worker;

create policy indicator_value_read on indicator_value for select to samvarn_app
  using (tenant = (select current_tenant()) and (dimension <> 'organisation' or (select keeps_indicators())));
comment on policy indicator_value_read on indicator_value is 'What tells of one named organisation is for those who coordinate; the rest is for all.';
create policy indicator_value_keep on indicator_value for all to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_indicators()))
  with check (tenant = (select current_tenant()) and (select keeps_indicators()) and entered_by = (select current_actor()));
comment on policy indicator_value_keep on indicator_value is 'Values are entered and corrected in one''s own name by those who coordinate.';
grant select, insert, delete on indicator_value to samvarn_app;
grant update (version, value, source, licence, came_by, entered_by, entered_at) on indicator_value to samvarn_app;

create policy people_count_enter on people_count for all to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_indicators()))
  with check (tenant = (select current_tenant()) and (select keeps_indicators()) and entered_by = (select current_actor()));
comment on policy people_count_enter on people_count is 'Those who coordinate enter counts and see that they are there; the number itself is sealed and no page opens it.';
create policy people_count_rounded on people_count for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy people_count_rounded on people_count is 'The job that rounds and audits reads the counts; nothing else does.';
grant select (tenant, id, indicator, about, reference_on, place, category, sex, source, entered_by, entered_at), insert, delete on people_count to samvarn_app;
grant update (number_sealed, source, entered_by, entered_at) on people_count to samvarn_app;
grant select on people_count to samvarn_worker;

create policy count_release_read on count_release for select to samvarn_app
  using (tenant = (select current_tenant()) and (state = 'published' or (select keeps_indicators())));
comment on policy count_release_read on count_release is 'What is published may be known by all; what is being prepared by those who coordinate.';
create policy count_release_ask on count_release for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select keeps_indicators()) and state = 'waiting' and asked_by = (select current_actor())
    and candidate_sealed is null and findings_sealed is null);
comment on policy count_release_ask on count_release is 'A release begins as a wish, without numbers: those come from the job that rounds.';
create policy count_release_publish on count_release for update to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_indicators()) and state = 'ready')
  with check (tenant = (select current_tenant()) and (select keeps_indicators()) and state = 'published' and published_by = (select current_actor()));
comment on policy count_release_publish on count_release is 'Only what the auditor has let through can be published, and only by a person.';
create policy count_release_drop on count_release for delete to samvarn_app
  using (tenant = (select current_tenant()) and (select keeps_indicators()) and state in ('ready', 'stopped', 'failed'));
comment on policy count_release_drop on count_release is 'What was never published may be thrown away and asked for again; what is published stands.';
create policy count_release_known on count_release for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy count_release_known on count_release is 'The job reads what waits, and what has been published before.';
create policy count_release_judge on count_release for update to samvarn_worker
  using (tenant = (select current_tenant()) and state = 'waiting')
  with check (tenant = (select current_tenant()) and state in ('stopped', 'failed', 'ready'));
comment on policy count_release_judge on count_release is 'The job rounds and audits what waits, and says what came of it; it never publishes.';
grant select, insert, delete, update (state, published_by, published_at) on count_release to samvarn_app;
grant select, update (state, how, examined, findings_sealed, candidate_sealed, judged_at) on count_release to samvarn_worker;

create policy published_count_read on published_count for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy published_count_read on published_count is 'Published numbers are for all; the job needs them to know what has been told before.';
create policy published_count_write on published_count for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select keeps_indicators())
    and exists (select 1 from count_release r where r.tenant = published_count.tenant and r.id = published_count.release
      and r.indicator = published_count.indicator and r.year = published_count.year and r.state = 'ready'));
comment on policy published_count_write on published_count is 'Numbers are written while their release is ready, and never afterwards.';
grant select, insert on published_count to samvarn_app;
grant select on published_count to samvarn_worker;
