-- part: reach
-- What each organisation knows of the country's telephone lines, and what has been done with the public texts in other
-- languages: own translations, signatures, film and sound, interpreters (D-R56; issue 5, sentence 4).

-- Every check and every report of a line, in order. The last one of the own decides; nothing is changed or taken away.
create table line_report (
  tenant uuid not null references tenant (id),
  id uuid not null,
  line text not null check (line ~ '^[a-z-]{2,30}$'),
  verdict text not null check (verdict in ('checked', 'wrong', 'secret')),
  how text check (how in ('called', 'read')),
  -- `national`: carried here from the organisation that keeps the national site. Counts as a proposal unless it is a check.
  origin text not null default 'own' check (origin in ('own', 'national')),
  note_sealed bytea,
  by uuid,
  "on" date not null,
  at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, by) references account (tenant, id),
  check ((origin = 'own') = (by is not null)),
  check ((verdict = 'checked') = (how is not null)),
  check ((verdict = 'checked') = (note_sealed is null))
);
create index line_report_line on line_report (tenant, line, at);
alter table line_report enable row level security;
alter table line_report force row level security;
create policy keepers_read_reports on line_report for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['communicator', 'national_coordinator']);
comment on policy keepers_read_reports on line_report is 'Whoever keeps the organisation''s public pages sees what is known of each line.';
create policy keepers_report_lines on line_report for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['communicator', 'national_coordinator']
    and origin = 'own' and by = (select current_actor()) and at <= now());
comment on policy keepers_report_lines on line_report is 'A check stands in the name of the one who called or read, and of nobody else.';
create policy worker_keeps_reports on line_report for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_keeps_reports on line_report is 'The job that compiles the sites, and the one that reminds.';
create policy worker_carries_reports on line_report for insert to samvarn_worker
  with check (tenant = (select current_tenant()) and origin = 'national');
comment on policy worker_carries_reports on line_report is 'A job brings what the national keeper has found; never a check in the organisation''s own name.';
grant select, insert on line_report to samvarn_app, samvarn_worker;

-- With the organisation that keeps the national site: that another has reported a line.
create table line_told (
  tenant uuid not null references tenant (id),
  id uuid not null,
  line text not null check (line ~ '^[a-z-]{2,30}$'),
  verdict text not null check (verdict in ('wrong', 'secret')),
  organisation text not null check (length(organisation) between 1 and 200),
  note_sealed bytea not null,
  "on" date not null,
  at timestamptz not null default now(),
  primary key (tenant, id)
);
alter table line_told enable row level security;
alter table line_told force row level security;
create policy keepers_hear_reports on line_told for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['communicator', 'national_coordinator']);
comment on policy keepers_hear_reports on line_told is 'Whoever keeps the national lines hears what others have found to be wrong.';
create policy worker_tells_reports on line_told for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_tells_reports on line_told is 'The job of the one who reported brings it here, acting for this organisation alone.';
grant select on line_told to samvarn_app;
grant select, insert on line_told to samvarn_worker;

-- That a reminder has left, once for each stage of the same check.
create table line_reminder (
  tenant uuid not null references tenant (id),
  line text not null,
  -- The day that the age is counted from.
  since text not null,
  stage integer not null check (stage in (75, 90)),
  at timestamptz not null default now(),
  primary key (tenant, line, since, stage)
);
alter table line_reminder enable row level security;
alter table line_reminder force row level security;
create policy worker_reminds on line_reminder for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_reminds on line_reminder is 'Only the job that reminds needs to know what it has reminded of.';
grant select, insert on line_reminder to samvarn_worker;

-- A translation of the organisation's own, or its correction of a draft that was shipped. The last row stands; one
-- without a text says that the shipped draft stands again.
create table own_translation (
  tenant uuid not null references tenant (id),
  id uuid not null,
  form text not null check (form ~ '^[a-z]{2}$'),
  page text not null check (page ~ '^[a-z-]{2,30}$'),
  source text check (length(source) between 1 and 20000),
  sha256 bytea check (octet_length(sha256) = 32),
  by uuid not null,
  at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, by) references account (tenant, id),
  check ((source is null) = (sha256 is null))
);
create index own_translation_page on own_translation (tenant, form, page, at);
alter table own_translation enable row level security;
alter table own_translation force row level security;
create policy communicators_read_translations on own_translation for select to samvarn_app
  using (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[]));
comment on policy communicators_read_translations on own_translation is 'Drafts are read by those who keep the public pages, and by nobody else before they are signed.';
create policy communicators_write_translations on own_translation for insert to samvarn_app
  with check (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[])
    and by = (select current_actor()));
comment on policy communicators_write_translations on own_translation is 'Written in the own name; what was there before is kept.';
create policy worker_reads_translations on own_translation for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_translations on own_translation is 'The job that compiles the sites takes those whose very text is signed.';
grant select, insert on own_translation to samvarn_app;
grant select on own_translation to samvarn_worker;

-- That a named person who knows the language answers for this very text. The name stays in the house, sealed.
create table text_signature (
  tenant uuid not null references tenant (id),
  id uuid not null,
  form text not null check (form ~ '^[a-z]{2}$'),
  -- A page, or `phrases`: the table of facts.
  what text not null check (what ~ '^[a-z-]{2,30}$'),
  sha256 bytea not null check (octet_length(sha256) = 32),
  -- The Swedish text that it was read beside: when that changes the reader is asked to read again.
  original bytea not null check (octet_length(original) = 32),
  name_sealed bytea not null,
  -- Shown on the public pages: never a person's name.
  function text not null check (length(function) between 2 and 120),
  knows_language boolean not null check (knows_language),
  "on" date not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, recorded_by) references account (tenant, id),
  foreign key (tenant, withdrawn_by) references account (tenant, id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
create index text_signature_what on text_signature (tenant, form, what);
alter table text_signature enable row level security;
alter table text_signature force row level security;
create policy communicators_read_signatures on text_signature for select to samvarn_app
  using (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[]));
comment on policy communicators_read_signatures on text_signature is 'Who answers for a text is known to those who keep the public pages.';
create policy communicators_record_signatures on text_signature for insert to samvarn_app
  with check (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[])
    and recorded_by = (select current_actor()) and withdrawn_at is null);
comment on policy communicators_record_signatures on text_signature is 'A communicator records that the reader has signed, and answers for having recorded it.';
create policy communicators_withdraw_signatures on text_signature for update to samvarn_app
  using (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[]) and withdrawn_at is null)
  with check (tenant = (select current_tenant()) and withdrawn_by = (select current_actor()));
comment on policy communicators_withdraw_signatures on text_signature is 'Withdrawn once, in the own name; never taken up again.';
create policy worker_reads_signatures on text_signature for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_signatures on text_signature is 'The job that compiles the sites: function, day and hash; the sealed name is not opened.';
grant select, insert, update (withdrawn_by, withdrawn_at) on text_signature to samvarn_app;
grant select on text_signature to samvarn_worker;

-- Film in sign language and sound, as forms of a page.
create table page_media (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- One site of the organisation; null: all of them.
  site uuid,
  page text not null check (page ~ '^[a-z-]{2,30}$'),
  form text not null check (form ~ '^[a-z]{2}$'),
  kind text not null check (kind in ('sign_language', 'audio')),
  title text not null check (length(title) between 1 and 200),
  transcript text not null check (length(transcript) between 1 and 4000),
  media_type text not null check (media_type in ('video/mp4', 'audio/mpeg', 'audio/mp4')),
  bytes bytea not null check (octet_length(bytes) between 1 and 52428800),
  size integer not null check (size > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  captions text check (length(captions) <= 200000),
  seconds integer not null check (seconds between 1 and 7200),
  by uuid not null,
  at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, by) references account (tenant, id)
);
alter table page_media enable row level security;
alter table page_media force row level security;
create policy communicators_keep_media on page_media for all to samvarn_app
  using (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[])
    and by = (select current_actor()));
comment on policy communicators_keep_media on page_media is 'Whoever keeps the public pages adds film and sound, and takes them away.';
create policy worker_reads_media on page_media for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_media on page_media is 'The job that compiles the sites hands the files out with them.';
grant select, insert, delete on page_media to samvarn_app;
grant select on page_media to samvarn_worker;

-- In which languages the organisation's own contact answers, and how one asks for an interpreter (FL 13 §).
create table interpreter_offer (
  tenant uuid not null references tenant (id),
  languages text[] not null check (cardinality(languages) <= 40),
  how_sv text not null check (length(how_sv) between 1 and 2000),
  how_en text check (length(how_en) between 1 and 2000),
  how_ll text check (length(how_ll) between 1 and 2000),
  by uuid not null,
  at timestamptz not null default now(),
  primary key (tenant),
  foreign key (tenant, by) references account (tenant, id)
);
alter table interpreter_offer enable row level security;
alter table interpreter_offer force row level security;
create policy communicators_keep_interpreters on interpreter_offer for all to samvarn_app
  using (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()) and 'communicator' = any ((select current_roles())::text[])
    and by = (select current_actor()));
comment on policy communicators_keep_interpreters on interpreter_offer is 'Whoever keeps the public pages says how one gets an interpreter.';
create policy worker_reads_interpreters on interpreter_offer for select to samvarn_worker using (tenant = (select current_tenant()));
comment on policy worker_reads_interpreters on interpreter_offer is 'The job that compiles the sites puts it on the page about languages.';
grant select, insert, update (languages, how_sv, how_en, how_ll, by, at), delete on interpreter_offer to samvarn_app;
grant select on interpreter_offer to samvarn_worker;
