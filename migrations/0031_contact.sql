-- part: reach
-- Safe contact. Somebody at risk writes without an account, a named team answers. What is written lies sealed to the
-- team's box before it is stored; the public role puts it in and finds one conversation by what its receipt amounts to.

-- One queue a site. The site is reach/site's own; it is known here by its id alone.
create table contact_queue (
  tenant uuid not null references tenant (id),
  id uuid not null,
  site uuid not null,
  -- Whose head answers for the queue; its team stands within the same wall.
  unit uuid not null,
  state text not null default 'preparing' check (state in ('preparing', 'open', 'closed')),
  -- Why a form that was open is not: the head or the team closed it, too few are left, or nobody read for too long.
  closed_why text check (closed_why in ('head', 'team', 'few', 'unread')),
  -- crypto_box public key: what is written is sealed to it by the public process.
  public_key bytea not null check (octet_length(public_key) = 32),
  -- Words for the public pages, as {sv, ll, en}.
  team jsonb not null,
  answers jsonb not null,
  documented jsonb not null,
  remind_hours integer not null check (remind_hours between 1 and 240),
  alarm_hours integer not null check (alarm_hours between 1 and 480),
  close_hours integer not null check (close_hours between 2 and 720),
  attachments boolean not null,
  opened_at timestamptz,
  closed_at timestamptz,
  -- The oldest unread message that the team, and the head, have been told of.
  reminded_for uuid,
  alarmed_for uuid,
  made_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, site),
  foreign key (tenant, unit) references unit (tenant, id),
  check (remind_hours < alarm_hours and alarm_hours < close_hours)
);
create index contact_queue_unit on contact_queue (tenant, unit);

create table contact_member (
  tenant uuid not null,
  queue uuid not null,
  account uuid not null,
  -- The same as the queue's: the wall that nobody is named across.
  unit uuid not null,
  named_at timestamptz not null default now(),
  accepted_at timestamptz,
  left_at timestamptz,
  primary key (tenant, queue, account),
  foreign key (tenant, queue) references contact_queue (tenant, id),
  foreign key (tenant, account) references account (tenant, id)
);
create index contact_member_account on contact_member (tenant, account);

-- Is whoever asks one of the team, with a role in which somebody answers, and has she said yes to it?
create function in_contact_team(asked uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select (select public.current_roles())::text[] && array['caseworker', 'protection_officer', 'deputy', 'unit_head']
    and exists (select 1 from public.contact_member m where m.tenant = (select public.current_tenant()) and m.queue = asked
      and m.account = (select public.current_actor()) and m.accepted_at is not null and m.left_at is null)
$$;
grant execute on function in_contact_team(uuid) to samvarn_app;

alter table contact_queue enable row level security;
alter table contact_queue force row level security;
create policy own_queues on contact_queue for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy own_queues on contact_queue is 'How a queue is set up stands on the public pages anyway; it holds nothing that anybody has written to it.';
create policy head_keeps_queue on contact_queue for all to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()))
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()));
comment on policy head_keeps_queue on contact_queue is 'The head of the unit sets the queue up, names its team and answers for it.';
create policy team_closes_queue on contact_queue for update to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(id))
  with check (tenant = (select current_tenant()) and in_contact_team(id) and state = 'closed');
comment on policy team_closes_queue on contact_queue is 'Whoever answers may close the form at once, when it is flooded; opening it is the head''s.';
create policy worker_minds_queue on contact_queue for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_minds_queue on contact_queue is 'The job that reminds, and that closes a form whose messages nobody reads.';
create policy public_sees_open_queue on contact_queue for select to samvarn_public
  using (tenant = (select current_tenant()) and state = 'open');
comment on policy public_sees_open_queue on contact_queue is 'Whether the form is open: asked anew at each message, whatever the page said.';
grant select on contact_queue to samvarn_app, samvarn_worker;
grant insert on contact_queue to samvarn_app;
grant update (state, closed_why, team, answers, documented, remind_hours, alarm_hours, close_hours, attachments, opened_at, closed_at, reminded_for, alarmed_for)
  on contact_queue to samvarn_app;
grant update (state, closed_why, closed_at, reminded_for, alarmed_for) on contact_queue to samvarn_worker;
grant select (tenant, id, site, state) on contact_queue to samvarn_public;

alter table contact_member enable row level security;
alter table contact_member force row level security;
create policy unit_sees_team on contact_member for select to samvarn_app
  using (tenant = (select current_tenant()) and (unit = (select current_unit()) or account = (select current_actor())));
comment on policy unit_sees_team on contact_member is 'Within the unit one knows who answers.';
create policy head_names_team on contact_member for insert to samvarn_app
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head())
    and left_at is null and (accepted_at is null or account = (select current_actor()))
    and exists (select 1 from account a where a.tenant = contact_member.tenant and a.id = contact_member.account and a.unit = contact_member.unit)
    and exists (select 1 from contact_queue w where w.tenant = contact_member.tenant and w.id = contact_member.queue and w.unit = contact_member.unit));
comment on policy head_names_team on contact_member is 'The head names people of the own unit; each says yes or no in the own name.';
create policy head_ends_place on contact_member for update to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()))
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and (select is_unit_head()) and accepted_at is null);
comment on policy head_ends_place on contact_member is 'The head ends a place, or asks anew; nobody says yes for another.';
create policy own_place on contact_member for update to samvarn_app
  using (tenant = (select current_tenant()) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and account = (select current_actor()) and unit = (select current_unit()));
comment on policy own_place on contact_member is 'One takes the own place, and leaves it.';
create policy worker_moves_places on contact_member for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_moves_places on contact_member is 'What somebody held who leaves is handed over in the organisation''s own name.';
grant select, insert, update (accepted_at, left_at, named_at) on contact_member to samvarn_app, samvarn_worker;

-- The private half of the box, sealed under a key of its own that is wrapped with the organisation's.
create table contact_key (
  tenant uuid not null,
  queue uuid not null,
  key_wrapped bytea not null,
  sealed bytea not null,
  primary key (tenant, queue),
  foreign key (tenant, queue) references contact_queue (tenant, id)
);
alter table contact_key enable row level security;
alter table contact_key force row level security;
create policy team_opens on contact_key for select to samvarn_app using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_opens on contact_key is 'The box is opened for those of the team who have said yes, and for nobody else.';
create policy head_makes_key on contact_key for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select is_unit_head())
    and exists (select 1 from contact_queue w where w.tenant = contact_key.tenant and w.id = contact_key.queue and w.unit = (select current_unit())));
comment on policy head_makes_key on contact_key is 'Made with the queue, and never changed: what lies in the box must open.';
grant select, insert on contact_key to samvarn_app;

-- Recorded decisions: anonymity (SoL 14:5) and deletion (gallring). Never changed; ended by a new one.
create table contact_decision (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  kind text not null check (kind in ('anonymous', 'deletion')),
  -- By which function or body, never a name.
  decided_by text not null check (length(decided_by) between 2 and 200),
  decided_on date not null,
  diary_number text not null check (length(diary_number) between 1 and 60),
  -- The rule that it rests on, in the words of the decision.
  rule text not null check (length(rule) between 2 and 500),
  days integer check (days between 1 and 3650),
  recorded_by uuid not null,
  recorded_at timestamptz not null default now(),
  ended_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, queue) references contact_queue (tenant, id),
  foreign key (tenant, recorded_by) references account (tenant, id),
  check ((kind = 'deletion') = (days is not null))
);
create unique index contact_decision_standing on contact_decision (tenant, queue, kind) where ended_at is null;
alter table contact_decision enable row level security;
alter table contact_decision force row level security;
create policy own_decisions on contact_decision for select to samvarn_app, samvarn_worker using (tenant = (select current_tenant()));
comment on policy own_decisions on contact_decision is 'A decision of the board is no secret within it; the pages say what it leads to.';
create policy head_records_decision on contact_decision for insert to samvarn_app
  with check (tenant = (select current_tenant()) and (select is_unit_head()) and recorded_by = (select current_actor()) and ended_at is null
    and exists (select 1 from contact_queue w where w.tenant = contact_decision.tenant and w.id = contact_decision.queue and w.unit = (select current_unit())));
comment on policy head_records_decision on contact_decision is 'The head records what has been decided, in the own name.';
create policy head_ends_decision on contact_decision for update to samvarn_app
  using (tenant = (select current_tenant()) and (select is_unit_head()) and ended_at is null
    and exists (select 1 from contact_queue w where w.tenant = contact_decision.tenant and w.id = contact_decision.queue and w.unit = (select current_unit())))
  with check (tenant = (select current_tenant()) and ended_at is not null);
comment on policy head_ends_decision on contact_decision is 'A decision that holds no longer is ended and stays to be read.';
grant select, insert, update (ended_at) on contact_decision to samvarn_app;
grant select on contact_decision to samvarn_worker;

create table contact_conversation (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  -- What the receipt amounts to (argon2id): finds the conversation and opens nothing.
  lookup bytea not null check (octet_length(lookup) = 32),
  salt bytea not null check (octet_length(salt) = 16),
  -- crypto_box public key that only the receipt has the other half of: answers are sealed to it.
  visitor_key bytea not null check (octet_length(visitor_key) = 32),
  begun_at timestamptz not null default now(),
  urgent boolean not null default false,
  taken_by uuid,
  taken_at timestamptz,
  closed_at timestamptz,
  outcome text check (outcome in ('helped', 'referred', 'no_more', 'abuse')),
  -- The day it is deleted, by the decision that stood when it ended.
  delete_on date,
  -- Rises with each answer and each draft: nobody answers over somebody else.
  revision integer not null default 0,
  -- Which way it was handed over, such as a document, and when.
  handed_over text,
  handed_over_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, queue) references contact_queue (tenant, id),
  foreign key (tenant, taken_by) references account (tenant, id),
  unique (tenant, lookup),
  check ((closed_at is null) = (outcome is null))
);
create index contact_conversation_queue on contact_conversation (tenant, queue, begun_at);
create index contact_conversation_delete on contact_conversation (tenant, delete_on);
alter table contact_conversation enable row level security;
alter table contact_conversation force row level security;
create policy team_sees_conversations on contact_conversation for select to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_sees_conversations on contact_conversation is 'Those who answer, and nobody else in the organisation.';
create policy team_works_conversations on contact_conversation for update to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue))
  with check (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_works_conversations on contact_conversation is 'Taking, answering, handing over and closing.';
create policy worker_minds_conversations on contact_conversation for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_minds_conversations on contact_conversation is 'Dates and states, for reminders and for deletion; the worker has no right to open the box.';
create policy public_begins_conversation on contact_conversation for insert to samvarn_public
  with check (tenant = (select current_tenant()) and lookup = (select current_session_hash()) and taken_by is null and closed_at is null and handed_over is null
    and exists (select 1 from contact_queue w where w.tenant = contact_conversation.tenant and w.id = contact_conversation.queue and w.state = 'open'));
comment on policy public_begins_conversation on contact_conversation is 'Somebody writes while the form is open.';
create policy public_finds_conversation on contact_conversation for select to samvarn_public
  using (tenant = (select current_tenant()) and lookup = (select current_session_hash()));
comment on policy public_finds_conversation on contact_conversation is 'One conversation, by what its receipt amounts to, and no other.';
grant select, update (taken_by, taken_at, closed_at, outcome, delete_on, revision, handed_over, handed_over_at) on contact_conversation to samvarn_app;
grant select, update (taken_by, taken_at, delete_on), delete on contact_conversation to samvarn_worker;
grant insert (tenant, id, queue, lookup, salt, visitor_key, urgent) on contact_conversation to samvarn_public;
grant select (tenant, id, queue, lookup, salt, visitor_key, begun_at, closed_at, delete_on) on contact_conversation to samvarn_public;

create table contact_message (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  conversation uuid not null,
  from_visitor boolean not null,
  account uuid,
  -- Sealed twice: to the team's box and to the receipt's. Padded, so that its length says little.
  to_team bytea not null check (octet_length(to_team) <= 262144),
  to_visitor bytea not null check (octet_length(to_visitor) <= 262144),
  sent_at timestamptz not null default now(),
  read_at timestamptz,
  -- When the team was told that it waits.
  told_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id),
  check (from_visitor = (account is null))
);
create index contact_message_conversation on contact_message (tenant, conversation, sent_at);
create index contact_message_unread on contact_message (tenant, queue, sent_at) where from_visitor and read_at is null;
alter table contact_message enable row level security;
alter table contact_message force row level security;
create policy team_reads_messages on contact_message for select to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_reads_messages on contact_message is 'Those who answer, and nobody else in the organisation.';
create policy team_answers on contact_message for insert to samvarn_app
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and not from_visitor and account = (select current_actor()));
comment on policy team_answers on contact_message is 'An answer is sent by one of the team, in the own name.';
create policy team_marks_read on contact_message for update to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue) and from_visitor)
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and from_visitor);
comment on policy team_marks_read on contact_message is 'When it was first read; nothing else of it can be changed.';
create policy worker_minds_messages on contact_message for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_minds_messages on contact_message is 'When each came and whether it is read, for reminders; deletion with the conversation.';
create policy public_writes on contact_message for insert to samvarn_public
  with check (tenant = (select current_tenant()) and from_visitor and account is null
    and exists (select 1 from contact_conversation v join contact_queue w on w.tenant = v.tenant and w.id = v.queue
      where v.tenant = contact_message.tenant and v.id = contact_message.conversation and v.queue = contact_message.queue
        and v.closed_at is null and w.state = 'open'));
comment on policy public_writes on contact_message is 'Into the conversation whose receipt was shown, while it goes on and the form is open.';
create policy public_reads_own on contact_message for select to samvarn_public
  using (tenant = (select current_tenant())
    and exists (select 1 from contact_conversation v where v.tenant = contact_message.tenant and v.id = contact_message.conversation));
comment on policy public_reads_own on contact_message is 'The messages of the conversation whose receipt was shown.';
grant select, insert, update (read_at) on contact_message to samvarn_app;
grant select (tenant, id, queue, conversation, from_visitor, sent_at, read_at, told_at), update (told_at) on contact_message to samvarn_worker;
grant insert (tenant, id, queue, conversation, from_visitor, to_team, to_visitor) on contact_message to samvarn_public;
grant select (tenant, id, conversation, from_visitor, to_visitor, sent_at) on contact_message to samvarn_public;

-- Pictures: the clean copy that the team sees, and the original, sealed apart and opened only with a reason.
create table contact_picture (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  conversation uuid not null,
  message uuid not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  clean bytea not null check (octet_length(clean) <= 12582912),
  primary key (tenant, id),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, message) references contact_message (tenant, id) on delete cascade
);
create index contact_picture_conversation on contact_picture (tenant, conversation);
create table contact_original (
  tenant uuid not null,
  picture uuid not null,
  queue uuid not null,
  conversation uuid not null,
  original bytea not null check (octet_length(original) <= 10486784),
  primary key (tenant, picture),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, picture) references contact_picture (tenant, id) on delete cascade
);
create index contact_original_conversation on contact_original (tenant, conversation);
alter table contact_picture enable row level security;
alter table contact_picture force row level security;
alter table contact_original enable row level security;
alter table contact_original force row level security;
create policy team_sees_pictures on contact_picture for select to samvarn_app using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_sees_pictures on contact_picture is 'Those who answer, and nobody else in the organisation.';
create policy team_opens_originals on contact_original for select to samvarn_app using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_opens_originals on contact_original is 'By one of the team, with a reason that is written down.';
create policy public_adds_pictures on contact_picture for insert to samvarn_public
  with check (tenant = (select current_tenant()) and exists (select 1 from contact_conversation v join contact_queue w on w.tenant = v.tenant and w.id = v.queue
    where v.tenant = contact_picture.tenant and v.id = contact_picture.conversation and v.queue = contact_picture.queue and v.closed_at is null and w.state = 'open'));
comment on policy public_adds_pictures on contact_picture is 'To the conversation whose receipt was shown.';
create policy public_adds_originals on contact_original for insert to samvarn_public
  with check (tenant = (select current_tenant()) and exists (select 1 from contact_conversation v join contact_queue w on w.tenant = v.tenant and w.id = v.queue
    where v.tenant = contact_original.tenant and v.id = contact_original.conversation and v.queue = contact_original.queue and v.closed_at is null and w.state = 'open'));
comment on policy public_adds_originals on contact_original is 'Beside its clean copy, and never to be read again by the public process.';
grant select on contact_picture, contact_original to samvarn_app;
grant insert on contact_picture, contact_original to samvarn_public;

-- Notes of the team, and the one draft of an answer that all of the team see.
create table contact_note (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  conversation uuid not null,
  account uuid not null,
  kind text not null check (kind in ('note', 'original')),
  sealed bytea not null,
  written_at timestamptz not null default now(),
  primary key (tenant, id),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id)
);
create index contact_note_conversation on contact_note (tenant, conversation);
create table contact_draft (
  tenant uuid not null,
  conversation uuid not null,
  queue uuid not null,
  account uuid not null,
  sealed bytea not null,
  written_at timestamptz not null default now(),
  primary key (tenant, conversation),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id)
);
alter table contact_note enable row level security;
alter table contact_note force row level security;
alter table contact_draft enable row level security;
alter table contact_draft force row level security;
create policy team_reads_notes on contact_note for select to samvarn_app using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_reads_notes on contact_note is 'Notes are the team''s own and are never sent.';
create policy team_writes_notes on contact_note for insert to samvarn_app
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and account = (select current_actor()));
comment on policy team_writes_notes on contact_note is 'In the own name; never changed.';
create policy team_shares_draft on contact_draft for all to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue))
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and account = (select current_actor()));
comment on policy team_shares_draft on contact_draft is 'One draft, seen and written on by all of the team.';
grant select, insert on contact_note to samvarn_app;
grant select, insert, update (account, sealed, written_at), delete on contact_draft to samvarn_app;

-- Tickets of the public pages: an address that is used once or dies. What it holds is sealed under the ticket itself.
create table contact_ticket (
  tenant uuid not null references tenant (id),
  site uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  kind text not null check (kind in ('write', 'receipt', 'thread')),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  sealed bytea check (octet_length(sealed) <= 262144),
  primary key (tenant, token_hash),
  check (expires_at <= issued_at + interval '61 minutes')
);
create index contact_ticket_expires on contact_ticket (tenant, expires_at);
alter table contact_ticket enable row level security;
alter table contact_ticket force row level security;
create policy public_holds_ticket on contact_ticket for all to samvarn_public
  using (tenant = (select current_tenant()) and token_hash = (select current_session_hash()))
  with check (tenant = (select current_tenant()) and token_hash = (select current_session_hash()));
comment on policy public_holds_ticket on contact_ticket is 'The one ticket that was presented, by its hash.';
create policy worker_clears_tickets on contact_ticket for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_clears_tickets on contact_ticket is 'What has died is taken away.';
grant select, insert, delete on contact_ticket to samvarn_public;
grant select (tenant, expires_at), delete on contact_ticket to samvarn_worker;

-- How much has been asked in an hour, per site and kind: counts and nothing about who.
create table contact_tally (
  tenant uuid not null references tenant (id),
  site uuid not null,
  kind text not null check (kind in ('begun', 'sent', 'opened', 'wrong')),
  hour timestamptz not null,
  count integer not null,
  primary key (tenant, site, kind, hour)
);
alter table contact_tally enable row level security;
alter table contact_tally force row level security;
create policy public_counts on contact_tally for all to samvarn_public
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy public_counts on contact_tally is 'A flood is held off by how much there is of it, not by who sends it.';
create policy app_sees_tally on contact_tally for select to samvarn_app using (tenant = (select current_tenant()));
comment on policy app_sees_tally on contact_tally is 'The team sees that the form is being flooded.';
create policy worker_clears_tally on contact_tally for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_clears_tally on contact_tally is 'Counts are kept for a day.';
grant select, insert, update (count) on contact_tally to samvarn_public;
grant select on contact_tally to samvarn_app;
grant select (tenant, hour), delete on contact_tally to samvarn_worker;

-- What is handed over into a case or a referral: the text as one of the team has chosen it, and its check where the
-- organisation has one.
create table contact_hand_over (
  tenant uuid not null,
  id uuid not null,
  queue uuid not null,
  conversation uuid not null,
  account uuid not null,
  sealed bytea not null,
  -- The set in the organisation's röjandekontroll; null where there is none.
  checked uuid,
  way text not null check (length(way) between 2 and 40),
  made_at timestamptz not null default now(),
  left_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, conversation) references contact_conversation (tenant, id) on delete cascade,
  foreign key (tenant, account) references account (tenant, id)
);
create index contact_hand_over_conversation on contact_hand_over (tenant, conversation);
alter table contact_hand_over enable row level security;
alter table contact_hand_over force row level security;
create policy team_sees_hand_overs on contact_hand_over for select to samvarn_app using (tenant = (select current_tenant()) and in_contact_team(queue));
comment on policy team_sees_hand_overs on contact_hand_over is 'Those who answer see what has been handed over, and by whom.';
create policy team_hands_over on contact_hand_over for insert to samvarn_app
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and account = (select current_actor()));
comment on policy team_hands_over on contact_hand_over is 'A member of the team hands over, in the own name.';
create policy own_hand_over_leaves on contact_hand_over for update to samvarn_app
  using (tenant = (select current_tenant()) and in_contact_team(queue) and account = (select current_actor()))
  with check (tenant = (select current_tenant()) and in_contact_team(queue) and account = (select current_actor()));
comment on policy own_hand_over_leaves on contact_hand_over is 'When it left; the words are never changed.';
grant select, insert, update (left_at) on contact_hand_over to samvarn_app;
