-- part: followup
-- Reflection together: the questions as asked, the film, thoughts without names, what was concluded. Thoughts are deleted
-- some time after the plan is settled; questions, conclusions and actions stay.

create table conversation (
  tenant uuid not null references tenant (id),
  id uuid not null,
  title text not null check (length(title) between 1 and 120),
  asked jsonb not null,
  -- Null: the whole organisation's.
  unit uuid,
  -- alone: one person's own, seen by nobody else until shared.
  kind text not null check (kind in ('together', 'alone')),
  shared boolean not null default true,
  leader uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  held_on date not null,
  minutes_each integer not null check (minutes_each between 1 and 60),
  film_link text check (length(film_link) <= 500),
  -- Somebody has said that what the link shows has captions.
  film_captioned boolean not null default false,
  retention_days integer not null check (retention_days between 0 and 365),
  state text not null default 'planned' check (state in ('planned', 'going', 'settled')),
  -- What the big screen shows: 0 the rule, then film, questions, plan.
  step integer not null default 0 check (step between 0 and 60),
  step_since timestamptz not null default now(),
  settled_at timestamptz,
  thoughts_deleted_at timestamptz,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  token_sealed bytea not null,
  -- The röjandekontroll of the document: whose, which, and of exactly what text.
  check_by uuid,
  check_id uuid,
  check_hash bytea check (octet_length(check_hash) = 32),
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, leader) references account (tenant, id),
  foreign key (tenant, made_by) references account (tenant, id),
  check ((state = 'settled') = (settled_at is not null)),
  check (kind = 'alone' or shared)
);
create index conversation_token on conversation (token_hash);
create index conversation_leader on conversation (tenant, leader);
create index conversation_maker on conversation (tenant, made_by);
create index conversation_unit on conversation (tenant, unit);
create index conversation_settled on conversation (tenant, settled_at) where thoughts_deleted_at is null;
alter table conversation enable row level security;
alter table conversation force row level security;
create policy presented_conversation on conversation for select to samvarn_app using (token_hash = (select current_session_hash()));
comment on policy presented_conversation on conversation is 'Before the organisation is known: the one conversation whose link is followed.';
create policy conversation_at_the_door on conversation for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is null and kind = 'together');
comment on policy conversation_at_the_door on conversation is 'Whoever writes on a phone has no account; what is asked is no secret to her.';
create policy leader_reads_conversation on conversation for select to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) in (leader, made_by));
comment on policy leader_reads_conversation on conversation is 'Whoever prepared it, or leads it, reads it.';
create policy leader_moves_conversation on conversation for update to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) in (leader, made_by))
  with check (tenant = (select current_tenant()) and (select current_actor()) in (leader, made_by));
comment on policy leader_moves_conversation on conversation is 'Whoever prepared it, or leads it, moves it on and settles it.';
create policy everybody_reflects_alone on conversation for insert to samvarn_app
  with check (tenant = (select current_tenant()) and kind = 'alone' and not shared
    and made_by = (select current_actor()) and leader = (select current_actor()));
comment on policy everybody_reflects_alone on conversation is 'Everybody who is signed in may reflect for herself.';
create policy coordinator_keeps_conversations on conversation for all to samvarn_app
  using (tenant = (select current_tenant()) and shared and (select current_roles())::text[] && array['coordinator'])
  with check (tenant = (select current_tenant()) and shared and (select current_roles())::text[] && array['coordinator']);
comment on policy coordinator_keeps_conversations on conversation is 'The coordinator runs all follow-up of the organisation; what somebody reflects alone is hers until she shares it.';
create policy head_keeps_conversations on conversation for all to samvarn_app
  using (tenant = (select current_tenant()) and shared and (select is_unit_head()) and unit = (select current_unit()))
  with check (tenant = (select current_tenant()) and shared and (select is_unit_head()) and unit = (select current_unit()));
comment on policy head_keeps_conversations on conversation is 'The head of a unit keeps the conversations of the own unit.';
create policy worker_keeps_conversations on conversation for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_keeps_conversations on conversation is 'The job that deletes thoughts in time writes down that it is done; a leader who leaves is replaced.';
grant select, insert, update (state, step, step_since, settled_at, shared, check_by, check_id, check_hash) on conversation to samvarn_app;
grant select, update (thoughts_deleted_at, leader) on conversation to samvarn_worker;

-- One thought. Nothing says who, and no time: those from phones wait until five can be shown together.
create table conversation_thought (
  tenant uuid not null references tenant (id),
  id uuid not null,
  conversation uuid not null,
  question text not null check (question ~ '^[a-z0-9_-]{1,60}$'),
  sealed bytea not null,
  waiting boolean not null,
  primary key (tenant, id),
  foreign key (tenant, conversation) references conversation (tenant, id)
);
create index conversation_thought_conversation on conversation_thought (tenant, conversation);
alter table conversation_thought enable row level security;
alter table conversation_thought force row level security;
create policy thought_at_the_door on conversation_thought for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select current_actor()) is null and waiting
    and exists (select 1 from conversation c where c.tenant = conversation_thought.tenant and c.id = conversation_thought.conversation and c.state = 'going'));
comment on policy thought_at_the_door on conversation_thought is 'Written on a phone without an account while the conversation goes on; nobody reads it until it is shown with others.';
create policy keepers_keep_shown_thoughts on conversation_thought for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is not null and not waiting
    and exists (select 1 from conversation c where c.tenant = conversation_thought.tenant and c.id = conversation_thought.conversation))
  with check (tenant = (select current_tenant()) and (select current_actor()) is not null and not waiting
    and exists (select 1 from conversation c where c.tenant = conversation_thought.tenant and c.id = conversation_thought.conversation and c.thoughts_deleted_at is null));
comment on policy keepers_keep_shown_thoughts on conversation_thought is 'Those who reach the conversation type in for the room, read what is shown, and take away.';
create policy worker_gathers_thoughts on conversation_thought for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_gathers_thoughts on conversation_thought is 'Five from phones are shuffled and shown; all are deleted when their time is over.';
grant select, insert, delete on conversation_thought to samvarn_app, samvarn_worker;

-- What was concluded on a question: stays when the thoughts are gone.
create table conversation_note (
  tenant uuid not null references tenant (id),
  conversation uuid not null,
  question text not null check (question ~ '^[a-z0-9_-]{1,60}$'),
  sealed bytea not null,
  primary key (tenant, conversation, question),
  foreign key (tenant, conversation) references conversation (tenant, id)
);
alter table conversation_note enable row level security;
alter table conversation_note force row level security;
create policy keepers_keep_notes on conversation_note for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_note.tenant and c.id = conversation_note.conversation))
  with check (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_note.tenant and c.id = conversation_note.conversation));
comment on policy keepers_keep_notes on conversation_note is 'Those who reach the conversation write and read what was concluded.';
grant select, insert, update (sealed) on conversation_note to samvarn_app;

-- A film as a file: sealed, in pieces, shown on the conversation's own screen.
create table conversation_film (
  tenant uuid not null references tenant (id),
  conversation uuid not null,
  key_wrapped bytea not null,
  media text not null check (media in ('video/mp4', 'video/webm')),
  bytes integer not null check (bytes between 1 and 90000000),
  captions_sealed bytea,
  captions_lang text check (captions_lang in ('sv', 'en')),
  primary key (tenant, conversation),
  foreign key (tenant, conversation) references conversation (tenant, id),
  check ((captions_sealed is null) = (captions_lang is null))
);
create table conversation_film_piece (
  tenant uuid not null references tenant (id),
  conversation uuid not null,
  number integer not null check (number >= 0),
  sealed bytea not null,
  primary key (tenant, conversation, number),
  foreign key (tenant, conversation) references conversation_film (tenant, conversation) on delete cascade
);
alter table conversation_film enable row level security;
alter table conversation_film force row level security;
alter table conversation_film_piece enable row level security;
alter table conversation_film_piece force row level security;
create policy keepers_keep_film on conversation_film for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_film.tenant and c.id = conversation_film.conversation))
  with check (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_film.tenant and c.id = conversation_film.conversation));
comment on policy keepers_keep_film on conversation_film is 'Those who reach the conversation put its film in, show it and take it away.';
create policy keepers_keep_film_pieces on conversation_film_piece for all to samvarn_app
  using (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_film_piece.tenant and c.id = conversation_film_piece.conversation))
  with check (tenant = (select current_tenant()) and (select current_actor()) is not null
    and exists (select 1 from conversation c where c.tenant = conversation_film_piece.tenant and c.id = conversation_film_piece.conversation));
comment on policy keepers_keep_film_pieces on conversation_film_piece is 'The pieces follow the film.';
grant select, insert, delete, update (captions_sealed, captions_lang) on conversation_film to samvarn_app;
grant select, insert, delete on conversation_film_piece to samvarn_app;
