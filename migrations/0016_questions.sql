-- part: followup
-- Question sets that an organisation has loaded, and translations that it has written for any set. A version that has been
-- loaded is never changed and never deleted: an answer of last year must be read beside what was asked. Those that come
-- with Samvärn are files in content/question-sets.

create table question_set (
  tenant uuid not null,
  set_id text not null check (set_id ~ '^[a-z][a-z0-9-]{1,39}$'),
  version text not null check (version ~ '^\d{1,4}(\.\d{1,4}){1,2}$'),
  content jsonb not null check (content ->> 'id' = set_id and content ->> 'version' = version),
  loaded_by uuid not null,
  loaded_at timestamptz not null default now(),
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  primary key (tenant, set_id, version),
  foreign key (tenant) references tenant (id),
  foreign key (tenant, loaded_by) references account (tenant, id),
  foreign key (tenant, withdrawn_by) references account (tenant, id),
  check ((withdrawn_by is null) = (withdrawn_at is null))
);
alter table question_set enable row level security;
alter table question_set force row level security;
create policy all_read_sets on question_set for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy all_read_sets on question_set is 'What is asked is no secret within the organisation; whoever answers by link reads it too.';
create policy coordinator_loads_sets on question_set for insert to samvarn_app
  with check (tenant = (select current_tenant()) and loaded_by = (select current_actor()) and withdrawn_at is null
    and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinator_loads_sets on question_set is 'Those who coordinate the follow-up load texts of the organisation''s own, in their own name.';
create policy coordinator_withdraws_sets on question_set for update to samvarn_app
  using (tenant = (select current_tenant()) and withdrawn_at is null
    and (select current_roles())::text[] && array['coordinator', 'national_coordinator'])
  with check (tenant = (select current_tenant()) and withdrawn_by = (select current_actor()) and withdrawn_at is not null);
comment on policy coordinator_withdraws_sets on question_set is 'Withdrawn once and for all, in one''s own name; the content has no grant for change.';
grant select, insert, update (withdrawn_by, withdrawn_at) on question_set to samvarn_app;
grant select on question_set to samvarn_worker;

-- Words in one more language, by the place of the text in the set. Also for a set that comes with Samvärn.
create table question_translation (
  tenant uuid not null,
  set_id text not null,
  version text not null,
  lang text not null check (lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  words jsonb not null check (jsonb_typeof(words) = 'object'),
  loaded_by uuid not null,
  loaded_at timestamptz not null default now(),
  primary key (tenant, set_id, version, lang),
  foreign key (tenant) references tenant (id),
  foreign key (tenant, loaded_by) references account (tenant, id)
);
alter table question_translation enable row level security;
alter table question_translation force row level security;
create policy all_read_translations on question_translation for select to samvarn_app, samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy all_read_translations on question_translation is 'Everybody who answers may do so in any language that the organisation has.';
create policy coordinator_writes_translations on question_translation for insert to samvarn_app
  with check (tenant = (select current_tenant()) and loaded_by = (select current_actor())
    and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinator_writes_translations on question_translation is 'Those who coordinate the follow-up add languages.';
create policy coordinator_corrects_translations on question_translation for update to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator', 'national_coordinator'])
  with check (tenant = (select current_tenant()) and loaded_by = (select current_actor())
    and (select current_roles())::text[] && array['coordinator', 'national_coordinator']);
comment on policy coordinator_corrects_translations on question_translation is 'A translation is put right; what was asked stays as it is in the language it was written in.';
grant select, insert, update (words, loaded_by, loaded_at) on question_translation to samvarn_app;
grant select on question_translation to samvarn_worker;
