-- part: followup
-- Reports: drafts composed of sections, versions that are frozen with their checksums, and what has been opened to all.

create table report (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 200),
  subtitle text check (length(subtitle) <= 300),
  kind text not null check (kind in ('interim', 'final', 'round', 'board', 'own')),
  lang text not null default 'sv' check (lang in ('sv', 'en')),
  -- The mandate that it reports and the round that it rests on; modules own their ids.
  mandate text,
  round uuid,
  revision integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  archived_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, created_by) references account (tenant, id)
);
alter table report enable row level security;
alter table report force row level security;
create policy coordinators_write_reports on report for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator'])
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinators_write_reports on report is 'Whoever coordinates the follow-up of the organisation writes its reports.';
create policy heads_find_reports on report for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()));
comment on policy heads_find_reports on report is 'Heads read what has been frozen for the board; drafts are not listed for them.';
create policy worker_reads_reports on report for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_reports on report is 'The job that sets a frozen version as PDF and DOCX.';
grant select, insert, update (title, subtitle, lang, mandate, round, revision, archived_at) on report to samvarn_app;
grant select on report to samvarn_worker;

create table report_section (
  tenant uuid not null,
  id uuid not null,
  report uuid not null,
  ordinal integer not null check (ordinal between 1 and 200),
  kind text not null check (kind ~ '^[a-z_]{3,30}$'),
  heading text not null check (length(heading) between 1 and 200),
  words text not null default '' check (length(words) <= 40000),
  -- Which round, set, indicator or filter: ids and codes only.
  about jsonb not null default '{}',
  primary key (tenant, id),
  unique (tenant, report, ordinal) deferrable initially deferred,
  foreign key (tenant, report) references report (tenant, id)
);
alter table report_section enable row level security;
alter table report_section force row level security;
create policy coordinators_write_sections on report_section for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator'])
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinators_write_sections on report_section is 'A draft belongs to those who coordinate; nobody else reads it before it is frozen.';
grant select, insert, update (ordinal, heading, words, about), delete on report_section to samvarn_app;

-- What was said, once and for all: the document sealed under the organisation's key, its checksum in clear.
create table report_version (
  tenant uuid not null,
  id uuid not null,
  report uuid not null,
  number integer not null check (number >= 1),
  title text not null,
  marked boolean not null,
  document_sealed bytea not null,
  document_sha256 bytea not null check (octet_length(document_sha256) = 32),
  frozen_by uuid not null,
  frozen_at timestamptz not null default now(),
  state text not null default 'setting' check (state in ('setting', 'ready', 'failed')),
  pdf_sealed bytea,
  pdf_sha256 bytea,
  docx_sealed bytea,
  docx_sha256 bytea,
  primary key (tenant, id),
  unique (tenant, report, number),
  foreign key (tenant, report) references report (tenant, id),
  foreign key (tenant, frozen_by) references account (tenant, id),
  -- PDF is missing where this machine's platform has no typesetter.
  check (state <> 'ready' or (docx_sealed is not null and docx_sha256 is not null)),
  check ((pdf_sealed is null) = (pdf_sha256 is null))
);
alter table report_version enable row level security;
alter table report_version force row level security;
create policy readers_of_versions on report_version for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator', 'unit_head']);
comment on policy readers_of_versions on report_version is 'Those who coordinate, and the heads whose board it is for.';
create policy coordinators_freeze on report_version for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator']
    and frozen_by = (select current_actor()) and state = 'setting' and pdf_sealed is null and docx_sealed is null);
comment on policy coordinators_freeze on report_version is 'Frozen in the own name; nobody can change it afterwards, not even the one who froze it.';
create policy worker_sets_versions on report_version for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_sets_versions on report_version is 'The job that sets the frozen document adds the files and their checksums; only those columns are granted.';
grant select, insert on report_version to samvarn_app;
grant select, update (state, pdf_sealed, pdf_sha256, docx_sealed, docx_sha256) on report_version to samvarn_worker;

create function version_stays() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.state = 'ready' then raise exception 'frozen' using errcode = 'check_violation'; end if;
  return new;
end $$;
create trigger version_is_frozen before update on report_version for each row execute function version_stays();

-- What has been opened to everybody. Only versions without a secrecy mark; withdrawn ones are no longer given out.
create table open_report (
  tenant uuid not null,
  id uuid not null,
  version uuid not null,
  publisher text not null,
  document jsonb not null,
  opened_by uuid not null,
  opened_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (tenant, id),
  unique (tenant, version),
  foreign key (tenant, version) references report_version (tenant, id),
  foreign key (tenant, opened_by) references account (tenant, id)
);
alter table open_report enable row level security;
alter table open_report force row level security;
create policy open_to_all on open_report for select to samvarn_app using (withdrawn_at is null);
comment on policy open_to_all on open_report is 'Open data: whoever asks, without signing in, until it is withdrawn.';
create policy openers_see_withdrawn on open_report for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator', 'unit_head']);
comment on policy openers_see_withdrawn on open_report is 'The organisation knows what it has opened and withdrawn.';
create policy national_opens on open_report for insert to samvarn_app
  with check (tenant = (select current_tenant()) and 'national_coordinator' = any ((select current_roles())::text[])
    and opened_by = (select current_actor()) and withdrawn_at is null
    and exists (select 1 from report_version v where v.tenant = open_report.tenant and v.id = open_report.version and v.state = 'ready' and not v.marked));
comment on policy national_opens on open_report is 'Opened by the national coordinator, once it is set, and never with a secrecy mark on it.';
create policy national_withdraws on open_report for update to samvarn_app
  using (tenant = (select current_tenant()) and 'national_coordinator' = any ((select current_roles())::text[]) and withdrawn_at is null)
  with check (tenant = (select current_tenant()) and withdrawn_at is not null);
comment on policy national_withdraws on open_report is 'Withdrawn, never changed; what others have fetched stays with them, and the page says so.';
grant select, insert, update (withdrawn_at) on open_report to samvarn_app;
