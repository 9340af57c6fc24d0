-- part: followup
-- An organisation's own answers: rounds that it was asked in or began itself, parts handed to units and accounts, what
-- was answered, the evidence that stays at home, comments, and what was signed off and sent. What is here tells where the
-- organisation is weak: reached by its coordinator, by the head of the unit that a part belongs to, and by those who hold
-- a part or a section of one. Rights rest on answer_part; no policy that it asks may ask it back.

create table answer_part (
  tenant uuid not null references tenant (id),
  id uuid not null,
  round uuid not null,
  set_id text not null check (length(set_id) between 1 and 80),
  -- Null: for the whole organisation.
  unit uuid,
  owner uuid not null,
  reviewer uuid,
  -- Colleagues who have been handed a section.
  helpers uuid[] not null default '{}',
  due date not null,
  state text not null default 'open' check (state in ('open', 'ready', 'approved')),
  collection uuid,
  share_staff boolean not null default false,
  -- The part of a former round that this one began from.
  former uuid,
  created_at timestamptz not null default now(),
  state_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, owner) references account (tenant, id),
  foreign key (tenant, reviewer) references account (tenant, id)
);
create unique index answer_part_once on answer_part (tenant, round, set_id, coalesce(unit, '00000000-0000-0000-0000-000000000000'));
create index answer_part_owner on answer_part (tenant, owner);
alter table answer_part enable row level security;
alter table answer_part force row level security;
create policy coordinator_runs_parts on answer_part for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_coordinator()))
  with check (tenant = (select current_tenant()) and (select is_coordinator()));
comment on policy coordinator_runs_parts on answer_part is 'The coordinator runs the follow-up of the whole organisation.';
create policy head_runs_unit_parts on answer_part for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()))
  with check (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()));
comment on policy head_runs_unit_parts on answer_part is 'The head of a unit runs what belongs to that unit, and sees no other unit''s weaknesses.';
create policy holder_reads_part on answer_part for select to samvarn_app
  using (tenant = (select current_tenant())
    and (owner = (select current_actor()) or reviewer = (select current_actor()) or (select current_actor()) = any (helpers)));
comment on policy holder_reads_part on answer_part is 'Whoever was handed a part, a section of it or its review reaches that part.';
create policy owner_moves_part on answer_part for update to samvarn_app
  using (tenant = (select current_tenant()) and owner = (select current_actor()))
  with check (tenant = (select current_tenant()) and owner = (select current_actor()));
comment on policy owner_moves_part on answer_part is 'The owner hands a section on and says that the part is ready; never gives it away.';
create policy reviewer_moves_part on answer_part for update to samvarn_app
  using (tenant = (select current_tenant()) and reviewer = (select current_actor()))
  with check (tenant = (select current_tenant()) and reviewer = (select current_actor()));
comment on policy reviewer_moves_part on answer_part is 'The reviewer approves a part or gives it back.';
create policy worker_keeps_parts on answer_part for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_parts on answer_part is 'Reminders; hand-over when somebody leaves; a section that comes back.';
grant select, insert, delete, update (owner, reviewer, helpers, due, state, state_at, collection, share_staff) on answer_part to samvarn_app;
grant select, update (owner, reviewer, helpers) on answer_part to samvarn_worker;

create table answer_round (
  tenant uuid not null references tenant (id),
  id uuid not null,
  -- The coordinator's own names of the round and the invitation; null for a self-assessment.
  round uuid,
  invitation uuid,
  -- The coordinating organisation's id, as its key is pinned; `hosted` where it is in this installation.
  coordinator uuid,
  hosted boolean not null default false,
  -- A self-assessment of one unit alone.
  unit uuid,
  title text not null,
  lead text not null default '',
  from_name text not null default '',
  county text,
  -- Who sees what, in the coordinator's words; the county board that supports; the round that this one follows up.
  secrecy text not null default '',
  supporter text,
  former_round uuid,
  former_title text,
  opens date not null,
  closes date not null,
  -- The sets whole, as asked (house.md: questions are kept as asked beside the answers).
  sets jsonb not null,
  reply_code_sealed bytea,
  reply_to text check (reply_to ~ '^https://' or reply_to ~ '^http://localhost[:/]'),
  created_by uuid,
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, round, invitation),
  foreign key (tenant, unit) references unit (tenant, id),
  check ((round is null) = (invitation is null) and (round is null) = (reply_code_sealed is null) and opens <= closes)
);
alter table answer_round enable row level security;
alter table answer_round force row level security;
create policy coordinator_runs_rounds on answer_round for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_coordinator()))
  with check (tenant = (select current_tenant()) and (select is_coordinator()));
comment on policy coordinator_runs_rounds on answer_round is 'The coordinator takes a round in and runs it.';
create policy head_runs_unit_rounds on answer_round for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()))
  with check (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()) and round is null);
comment on policy head_runs_unit_rounds on answer_round is 'The head of a unit may begin a self-assessment of that unit.';
create policy head_sees_rounds on answer_round for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit is null);
comment on policy head_sees_rounds on answer_round is 'A head sees which rounds the organisation answers, to hand out the unit''s parts; answers are another table.';
create policy holder_sees_round on answer_round for select to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from answer_part p where p.tenant = answer_round.tenant and p.round = answer_round.id));
comment on policy holder_sees_round on answer_round is 'Whoever holds a part reads what was asked.';
create policy worker_takes_rounds on answer_round for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_takes_rounds on answer_round is 'A round that a coordinator in the same installation opens is delivered by a job.';
grant select, insert, update (closes) on answer_round to samvarn_app;
grant select, insert, update (closes, title, lead) on answer_round to samvarn_worker;

create table answer_section (
  tenant uuid not null,
  part uuid not null,
  section text not null check (length(section) between 1 and 80),
  -- Rises with each save: two people who write at once are told, and nothing is lost.
  version integer not null default 0,
  helper uuid,
  saved_by uuid,
  saved_at timestamptz,
  primary key (tenant, part, section),
  foreign key (tenant, part) references answer_part (tenant, id) on delete cascade,
  foreign key (tenant, helper) references account (tenant, id)
);
alter table answer_section enable row level security;
alter table answer_section force row level security;
create policy reached_sections on answer_section for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_section.tenant and p.id = answer_section.part))
  with check (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_section.tenant and p.id = answer_section.part));
comment on policy reached_sections on answer_section is 'A section is reached by whoever reaches its part.';
create policy worker_keeps_sections on answer_section for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_sections on answer_section is 'Hand-over when somebody leaves.';
grant select, insert, update (version, helper, saved_by, saved_at) on answer_section to samvarn_app;
grant select, update (helper) on answer_section to samvarn_worker;

create table answer (
  tenant uuid not null,
  part uuid not null,
  question text not null check (length(question) between 1 and 80),
  applies boolean not null default true,
  level smallint check (level between 0 and 100),
  chosen text[] not null default '{}',
  -- Under the organisation's own key. Null: nothing written.
  words_sealed bytea,
  answered_by uuid not null,
  answered_at timestamptz not null default now(),
  primary key (tenant, part, question),
  foreign key (tenant, part) references answer_part (tenant, id) on delete cascade,
  check (applies or level is null)
);
alter table answer enable row level security;
alter table answer force row level security;
create policy reached_answers on answer for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer.tenant and p.id = answer.part))
  with check (tenant = (select current_tenant()) and answered_by = (select current_actor())
    and exists (select 1 from answer_part p where p.tenant = answer.tenant and p.id = answer.part));
comment on policy reached_answers on answer is 'Follows its part; written in one''s own name.';
grant select, insert, delete, update (applies, level, chosen, words_sealed, answered_by, answered_at) on answer to samvarn_app;

-- What the former round answered, copied when the part was handed out: shown as a suggestion, never counted.
create table answer_former (
  tenant uuid not null,
  part uuid not null,
  question text not null,
  applies boolean not null,
  level smallint,
  chosen text[] not null default '{}',
  words_sealed bytea,
  answered_at timestamptz not null,
  primary key (tenant, part, question),
  foreign key (tenant, part) references answer_part (tenant, id) on delete cascade
);
alter table answer_former enable row level security;
alter table answer_former force row level security;
create policy reached_former on answer_former for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_former.tenant and p.id = answer_former.part))
  with check (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_former.tenant and p.id = answer_former.part));
comment on policy reached_former on answer_former is 'Follows the part that it is shown in.';
grant select, insert on answer_former to samvarn_app;

create table answer_evidence (
  tenant uuid not null,
  id uuid not null,
  part uuid not null,
  question text not null,
  kind text not null check (kind in ('file', 'link')),
  -- The file's name, or the link with its words: sealed, as the content is.
  name_sealed bytea not null,
  content_sealed bytea,
  size integer not null default 0 check (size between 0 and 10485760),
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, part) references answer_part (tenant, id) on delete cascade,
  check ((kind = 'file') = (content_sealed is not null))
);
create index answer_evidence_part on answer_evidence (tenant, part, question);
alter table answer_evidence enable row level security;
alter table answer_evidence force row level security;
create policy reached_evidence on answer_evidence for all to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_evidence.tenant and p.id = answer_evidence.part))
  with check (tenant = (select current_tenant()) and added_by = (select current_actor())
    and exists (select 1 from answer_part p where p.tenant = answer_evidence.tenant and p.id = answer_evidence.part));
comment on policy reached_evidence on answer_evidence is 'Evidence stays at home: it follows its part, and no job reads it.';
grant select, insert, delete on answer_evidence to samvarn_app;

create table answer_comment (
  tenant uuid not null,
  id uuid not null,
  part uuid not null,
  question text not null,
  kind text not null check (kind in ('remark', 'change', 'reply', 'approve')),
  words_sealed bytea,
  author uuid not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (tenant, id),
  foreign key (tenant, part) references answer_part (tenant, id) on delete cascade,
  check (kind = 'approve' or words_sealed is not null)
);
create index answer_comment_part on answer_comment (tenant, part, question, written_at);
alter table answer_comment enable row level security;
alter table answer_comment force row level security;
create policy reached_comments on answer_comment for select to samvarn_app
  using (tenant = (select current_tenant()) and exists (select 1 from answer_part p where p.tenant = answer_comment.tenant and p.id = answer_comment.part));
comment on policy reached_comments on answer_comment is 'The thread is read by those who reach the part.';
create policy comments_in_own_name on answer_comment for insert to samvarn_app
  with check (tenant = (select current_tenant()) and author = (select current_actor())
    and exists (select 1 from answer_part p where p.tenant = answer_comment.tenant and p.id = answer_comment.part));
comment on policy comments_in_own_name on answer_comment is 'Written in one''s own name, and never changed after.';
grant select, insert on answer_comment to samvarn_app;

create table answer_submission (
  tenant uuid not null,
  id uuid not null,
  round uuid not null,
  unit uuid,
  number integer not null check (number between 1 and 1000),
  sharing text not null check (sharing in ('levels', 'levels_and_words')),
  county_sees boolean not null default false,
  -- The organisation's own secrecy mark (OSL 5:5): the provision that it has chosen itself, if any.
  provision text check (length(provision) between 1 and 200),
  -- kept: a self-assessment, which goes nowhere. checking: words wait for the own röjandekontroll. returned: it said no.
  -- ready: sealed and not yet gone. sent · received · refused: as the coordinator's side says.
  state text not null check (state in ('kept', 'checking', 'returned', 'ready', 'sent', 'received', 'refused')),
  -- Everything as it stood, with the words, and the envelope as it leaves. Under the organisation's own key.
  frozen_sealed bytea not null,
  envelope_sealed bytea,
  -- SHA-256 of the words that the röjandekontroll was asked about, and what it was asked in.
  words_hash bytea check (octet_length(words_hash) = 32),
  check_asked uuid,
  -- Without a röjandekontroll of one's own: the signer has said that the words name nobody.
  said_names_nobody boolean not null default false,
  refusal text check (length(refusal) <= 500),
  signed_by uuid not null,
  signed_at timestamptz not null default now(),
  sent_at timestamptz,
  answered_at timestamptz,
  reopened_by uuid,
  reopened_at timestamptz,
  reopened_why_sealed bytea,
  primary key (tenant, id),
  unique (tenant, round, number),
  foreign key (tenant, round) references answer_round (tenant, id),
  foreign key (tenant, signed_by) references account (tenant, id),
  check ((reopened_at is null) = (reopened_by is null) and (reopened_at is null) = (reopened_why_sealed is null)),
  -- Nothing with words leaves before the check has passed them, or somebody has said that they name nobody.
  check (envelope_sealed is null or sharing = 'levels' or words_hash is not null or said_names_nobody)
);
alter table answer_submission enable row level security;
alter table answer_submission force row level security;
create policy coordinator_signs on answer_submission for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_coordinator()))
  with check (tenant = (select current_tenant()) and (select is_coordinator()));
comment on policy coordinator_signs on answer_submission is 'The coordinator signs off, sends and reopens what the organisation answers.';
create policy head_signs_own_unit on answer_submission for all to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()))
  with check (tenant = (select current_tenant()) and (select is_unit_head()) and unit = (select current_unit()));
comment on policy head_signs_own_unit on answer_submission is 'The head signs off what concerns the own unit alone.';
create policy worker_sends on answer_submission for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_sends on answer_submission is 'A job carries the sealed answer to the coordinator and writes down what came back.';
grant select, insert, update (state, envelope_sealed, words_hash, check_asked, refusal, sent_at, answered_at, reopened_by, reopened_at, reopened_why_sealed)
  on answer_submission to samvarn_app;
grant select, update (state, envelope_sealed, refusal, sent_at, answered_at) on answer_submission to samvarn_worker;

-- Whether a round is signed off and not reopened: asked by whoever writes in a part, who may not read what was signed.
create table answer_lock (
  tenant uuid not null,
  round uuid not null,
  number integer not null,
  locked boolean not null,
  primary key (tenant, round),
  foreign key (tenant, round) references answer_round (tenant, id)
);
alter table answer_lock enable row level security;
alter table answer_lock force row level security;
create policy locks_are_seen on answer_lock for select to samvarn_app, samvarn_worker using (tenant = (select current_tenant()));
comment on policy locks_are_seen on answer_lock is 'That a round is signed off is no secret inside the organisation; how it went is.';
create policy signer_locks on answer_lock for insert to samvarn_app
  with check (tenant = (select current_tenant())
    and exists (select 1 from answer_submission s where s.tenant = answer_lock.tenant and s.round = answer_lock.round));
comment on policy signer_locks on answer_lock is 'Locked by whoever signs off.';
create policy signer_turns_lock on answer_lock for update to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from answer_submission s where s.tenant = answer_lock.tenant and s.round = answer_lock.round))
  with check (tenant = (select current_tenant())
    and exists (select 1 from answer_submission s where s.tenant = answer_lock.tenant and s.round = answer_lock.round));
comment on policy signer_turns_lock on answer_lock is 'Opened and locked again by whoever may sign off.';
grant select, insert, update (number, locked) on answer_lock to samvarn_app;
grant select on answer_lock to samvarn_worker;

-- How similar organisations answered, without names, as the coordinator sent it.
create table answer_comparison (
  tenant uuid not null,
  round uuid not null,
  document jsonb not null,
  came_at timestamptz not null default now(),
  primary key (tenant, round),
  foreign key (tenant, round) references answer_round (tenant, id)
);
alter table answer_comparison enable row level security;
alter table answer_comparison force row level security;
create policy coordinator_compares on answer_comparison for select to samvarn_app
  using (tenant = (select current_tenant()) and (select is_coordinator()));
comment on policy coordinator_compares on answer_comparison is 'The comparison is for whoever runs the follow-up of the whole organisation.';
create policy worker_brings_comparison on answer_comparison for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_brings_comparison on answer_comparison is 'Delivered by the coordinator''s job.';
grant select on answer_comparison to samvarn_app;
grant select, insert, update (document, came_at) on answer_comparison to samvarn_worker;
