-- part: reach
-- The role behind the pages for people at risk. It may sign in and ask which token was presented; every other right is
-- given table by table in the migrations of reach, and a test holds the whole list (S-R52; issue 5, sentence 1).
grant usage on schema public to samvarn_public;
grant execute on function current_tenant(), current_session_hash() to samvarn_public;

-- What is published now, one row a site: the whole of what the public entry knows. Compiled by the house, read by the
-- entry, kept on its disk, so that the pages answer when this database does not.
create table publication (
  tenant uuid not null references tenant (id),
  site uuid not null,
  -- Six signs drawn by chance: the place's name stands in no address (S-R40).
  code text not null check (code ~ '^[a-z0-9]{6}$'),
  revision bigint not null check (revision > 0),
  document jsonb not null,
  published_at timestamptz not null default now(),
  primary key (tenant, site)
);
create index publication_code on publication (code);
alter table publication enable row level security;
alter table publication force row level security;
create policy everyone_reads_published on publication for select to samvarn_public using (true);
comment on policy everyone_reads_published on publication is 'What is published is for everyone; the row holds what stands on the pages and nothing else.';
create policy own_publications on publication for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy own_publications on publication is 'An organisation sees what it has published.';
create policy worker_publishes on publication for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_publishes on publication is 'A job of the organisation compiles its sites and takes them down.';
grant select on publication to samvarn_public, samvarn_app;
grant select, insert, update, delete on publication to samvarn_worker;

-- Leaflets, cards, posters, films and sound that a published site hands out. Found by what they hold.
create table publication_file (
  tenant uuid not null references tenant (id),
  site uuid not null,
  sha256 bytea not null check (octet_length(sha256) = 32),
  media_type text not null check (media_type in ('application/pdf', 'video/mp4', 'audio/mpeg', 'audio/mp4', 'text/vtt', 'text/plain')),
  bytes bytea not null check (octet_length(bytes) <= 52428800),
  primary key (tenant, site, sha256)
);
alter table publication_file enable row level security;
alter table publication_file force row level security;
create policy everyone_reads_files on publication_file for select to samvarn_public using (true);
comment on policy everyone_reads_files on publication_file is 'A file of a published site is for everyone.';
create policy own_files on publication_file for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy own_files on publication_file is 'An organisation sees the files it has published.';
create policy worker_publishes_files on publication_file for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_publishes_files on publication_file is 'The job that compiles a site puts its files beside it and takes old ones away.';
grant select on publication_file to samvarn_public, samvarn_app;
grant select, insert, update, delete on publication_file to samvarn_worker;
