-- part: followup
-- What staff say without an account. Answers wait sealed and out of the app's sight until at least five can be counted
-- together; then they are sums, and nothing else is left of them. No time is kept of an answer, and no order.

create table staff_collection (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  -- The questions whole, as asked, so that a later version never changes what was asked.
  asked jsonb not null,
  -- The unit that runs it. Null: the whole organisation's.
  unit uuid,
  -- The units that those who answer may say they belong to. One: nobody is asked.
  units uuid[] not null check (cardinality(units) between 1 and 60),
  words_allowed boolean not null default false,
  pictures text not null check (pictures in ('when_closed', 'along')),
  opens_on date not null,
  closes_on date not null check (closes_on >= opens_on),
  closed_at timestamptz,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  token_sealed bytea not null,
  -- How many had answered when free words were last shown.
  words_shown integer not null default 0,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id)
);
create index staff_collection_token on staff_collection (token_hash);
create index staff_collection_maker on staff_collection (tenant, made_by);
create index staff_collection_unit on staff_collection (tenant, unit);
alter table staff_collection enable row level security;
alter table staff_collection force row level security;
create policy presented_collection on staff_collection for select to samvarn_app using (token_hash = (select current_session_hash()));
comment on policy presented_collection on staff_collection is 'Before the organisation is known: the one collection whose link is followed.';
create policy collection_at_the_door on staff_collection for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is null);
comment on policy collection_at_the_door on staff_collection is 'Whoever answers has no account; what is asked is no secret to her.';
create policy coordinator_keeps_collections on staff_collection for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator'])
  with check (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator']);
comment on policy coordinator_keeps_collections on staff_collection is 'The coordinator runs all follow-up of the organisation.';
create policy head_keeps_own_collections on staff_collection for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()))
  with check (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()));
comment on policy head_keeps_own_collections on staff_collection is 'The head of a unit asks the own unit.';
create policy head_sees_where_own_unit_answers on staff_collection for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and (select current_unit()) = any (units));
comment on policy head_sees_where_own_unit_answers on staff_collection is 'The head sees a collection that the own unit is asked in.';
create policy worker_keeps_collections on staff_collection for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_collections on staff_collection is 'Jobs close a collection on its day, and move what somebody held who leaves.';
grant select, insert, update (closes_on, closed_at) on staff_collection to samvarn_app;
grant select, update (closed_at, words_shown, made_by) on staff_collection to samvarn_worker;

-- A code of six characters for a meeting, valid for hours. Where it leads lies sealed.
create table meeting_code (
  tenant uuid not null references tenant (id),
  id uuid not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  code_sealed bytea not null,
  -- What it is for, so that a new one takes the place of the former.
  about uuid not null,
  leads_sealed bytea not null,
  made_by uuid not null,
  until_at timestamptz not null,
  primary key (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id)
);
create index meeting_code_maker on meeting_code (tenant, made_by);
create index meeting_code_hash on meeting_code (code_hash);
create index meeting_code_about on meeting_code (tenant, about);
alter table meeting_code enable row level security;
alter table meeting_code force row level security;
create policy presented_code on meeting_code for select to samvarn_app
  using (code_hash = (select current_session_hash()) and until_at > now());
comment on policy presented_code on meeting_code is 'Before the organisation is known: the one code that was entered, while it lives.';
create policy code_at_the_door on meeting_code for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is null and until_at > now());
comment on policy code_at_the_door on meeting_code is 'Where the entered code leads is opened with the organisation''s key.';
create policy leader_keeps_codes on meeting_code for all to samvarn_app
  using (tenant = (select current_tenant()) and made_by = (select current_actor()))
  with check (tenant = (select current_tenant()) and made_by = (select current_actor()) and until_at <= now() + interval '24 hours');
comment on policy leader_keeps_codes on meeting_code is 'Whoever leads a meeting gives out its code and sees it again while it lives.';
create policy worker_clears_codes on meeting_code for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (false);
comment on policy worker_clears_codes on meeting_code is 'Codes whose time is over are taken away.';
grant select, insert, delete on meeting_code to samvarn_app;
grant select, delete on meeting_code to samvarn_worker;

-- What somebody has begun to answer, sealed. Found by what only she has: the address in her browser, or her own code.
create table staff_draft (
  tenant uuid not null references tenant (id),
  id uuid not null,
  collection uuid not null,
  run_hash bytea check (octet_length(run_hash) = 16),
  code_hash bytea check (octet_length(code_hash) = 16),
  -- Null once sent: the code has done its work, and nothing leads from it to the answers.
  sealed bytea,
  primary key (tenant, id),
  foreign key (tenant, collection) references staff_collection (tenant, id)
);
create index staff_draft_run on staff_draft (tenant, run_hash);
create index staff_draft_code on staff_draft (tenant, code_hash);
create index staff_draft_collection on staff_draft (tenant, collection);
alter table staff_draft enable row level security;
alter table staff_draft force row level security;
create policy own_draft on staff_draft for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is null
    and (run_hash = (select current_session_hash()) or code_hash = (select current_session_hash())))
  with check (tenant = (select current_tenant()) and (select current_actor()) is null);
comment on policy own_draft on staff_draft is 'Only with the address or the code that nobody else has; nobody who is signed in reads what somebody has begun.';
create policy worker_clears_drafts on staff_draft for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (false);
comment on policy worker_clears_drafts on staff_draft is 'What was never sent is deleted a month after the collection closed.';
grant select, insert, update (run_hash, code_hash, sealed) on staff_draft to samvarn_app;
grant select, delete on staff_draft to samvarn_worker;

-- Sent, and waiting until five can be counted. One row a question, with nothing that ties them to each other. The app
-- may write and never read.
create table staff_answer (
  tenant uuid not null references tenant (id),
  id uuid not null,
  collection uuid not null,
  unit uuid,
  -- Empty: that somebody has answered at all.
  question text not null check (question ~ '^[a-z0-9_-]{0,60}$'),
  words boolean not null default false,
  sealed bytea not null,
  primary key (tenant, id),
  foreign key (tenant, collection) references staff_collection (tenant, id)
);
create index staff_answer_collection on staff_answer (tenant, collection);
alter table staff_answer enable row level security;
alter table staff_answer force row level security;
create policy answer_at_the_door on staff_answer for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select current_actor()) is null
    and exists (select 1 from staff_collection c where c.tenant = staff_answer.tenant and c.id = staff_answer.collection and c.closed_at is null));
comment on policy answer_at_the_door on staff_answer is 'Written without an account, in a collection that is open, and read back by nobody.';
create policy worker_counts_answers on staff_answer for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (false);
comment on policy worker_counts_answers on staff_answer is 'The job that counts turns answers into sums and deletes them.';
grant insert on staff_answer to samvarn_app;
grant select, delete on staff_answer to samvarn_worker;

-- Sums of at least five answers, each a sum of lots of at least five.
create table staff_sum (
  tenant uuid not null references tenant (id),
  id uuid not null,
  collection uuid not null,
  -- Null: the whole collection.
  unit uuid,
  question text not null check (question ~ '^[a-z0-9_-]{0,60}$'),
  count integer not null check (count >= 5),
  sums jsonb not null,
  primary key (tenant, id),
  unique nulls not distinct (tenant, collection, unit, question),
  foreign key (tenant, collection) references staff_collection (tenant, id)
);
alter table staff_sum enable row level security;
alter table staff_sum force row level security;
create policy coordinator_reads_sums on staff_sum for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_roles())::text[] && array['coordinator']);
comment on policy coordinator_reads_sums on staff_sum is 'The coordinator reads every sum of the organisation.';
create policy head_reads_own_sums on staff_sum for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and (unit is null or unit = (select current_unit()))
    and exists (select 1 from staff_collection c where c.tenant = staff_sum.tenant and c.id = staff_sum.collection));
comment on policy head_reads_own_sums on staff_sum is 'The head reads the own unit''s sums and those of the whole, where the own unit was asked.';
create policy worker_writes_sums on staff_sum for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_writes_sums on staff_sum is 'The job that counts adds a lot of at least five to what was shown before.';
grant select on staff_sum to samvarn_app;
grant select, insert, update (count, sums) on staff_sum to samvarn_worker;

-- Free words, when at least five more have answered: in an order of their own, without time or unit.
create table staff_words (
  tenant uuid not null references tenant (id),
  id uuid not null,
  collection uuid not null,
  question text not null check (question ~ '^[a-z0-9_-]{1,60}$'),
  sealed bytea not null,
  primary key (tenant, id),
  foreign key (tenant, collection) references staff_collection (tenant, id)
);
create index staff_words_collection on staff_words (tenant, collection);
alter table staff_words enable row level security;
alter table staff_words force row level security;
create policy asker_reads_words on staff_words for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from staff_collection c
    where c.tenant = staff_words.tenant and c.id = staff_words.collection and c.made_by = (select current_actor())));
comment on policy asker_reads_words on staff_words is 'Free words are read by the one who asked, and by nobody else.';
create policy worker_writes_words on staff_words for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_writes_words on staff_words is 'The job that counts moves words here, shuffled.';
grant select on staff_words to samvarn_app;
grant select, insert, delete on staff_words to samvarn_worker;
