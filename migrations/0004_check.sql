-- part: protect
-- Kontrollera utskick: one outgoing set, its files, what was found, who decided what.

create table outgoing_set (
  tenant uuid not null,
  id uuid not null,
  unit uuid not null,
  author uuid not null,
  recipient text not null check (recipient in ('self', 'counterparty', 'authority', 'public')),
  subject_blind bytea check (octet_length(subject_blind) = 16),
  sender_place text check (sender_place ~ '^[0-9]{2}([0-9]{2})?$'),
  -- The set's own key. Taking it away shreds the originals, their names, every finding's detail and every safe copy.
  key_wrapped bytea,
  -- All that the author may know. The circle's own state lies in `review`, which the author cannot reach.
  state text not null default 'checking' check (state in ('checking', 'can_send', 'in_review', 'returned', 'handled')),
  message_sealed bytea,
  text_units integer not null default 0,
  created_at timestamptz not null default now(),
  checked_at timestamptz,
  decided_at timestamptz,
  delete_originals_after timestamptz,
  originals_deleted_at timestamptz,
  -- When the author last opened a decided set: until then it waits for her on the first page.
  author_seen_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  foreign key (tenant, author) references account (tenant, id),
  check (recipient <> 'self' or subject_blind is not null),
  check ((key_wrapped is null) = (originals_deleted_at is not null)),
  -- Nothing is deleted before it is decided.
  check (originals_deleted_at is null or decided_at is not null)
);
create index outgoing_set_author on outgoing_set (tenant, author, created_at desc);
create index outgoing_set_due on outgoing_set (tenant, delete_originals_after) where originals_deleted_at is null;

create table review (
  tenant uuid not null,
  id uuid not null,
  set uuid not null,
  circle uuid not null,
  state text not null default 'open' check (state in ('open', 'awaiting_second', 'returned', 'safe_copy', 'released')),
  decided_by uuid,
  decided_at timestamptz,
  law text check (length(law) <= 40),
  reason text check (reason ~ '^[a-z_]{3,40}$'),
  -- What was decided, or is proposed while a second person is awaited.
  decision text check (decision in ('return', 'safe_copy', 'release')),
  -- Weighing, message and words of the second person outlive the set's key (D-R28): sealed under the organisation's own.
  weighing_sealed bytea,
  message_sealed bytea,
  second_by uuid,
  second_at timestamptz,
  second_words_sealed bytea,
  created_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, set, circle),
  foreign key (tenant, set) references outgoing_set (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  -- Nobody is her own second person (D-R28).
  check (second_by is null or second_by <> decided_by),
  check (state <> 'released' or (second_by is not null and law is not null and weighing_sealed is not null)),
  check (state <> 'awaiting_second' or (decided_by is not null and decision in ('release', 'safe_copy')))
);
create index review_circle on review (tenant, circle, state);
alter table review enable row level security;
alter table review force row level security;
create policy review_in_circle on review for all to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]))
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy review_in_circle on review is 'Only the circle sees that, and why, something was held for its persons.';
create policy worker_opens_review on review for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_opens_review on review is 'The job that checked opens a review for each circle concerned.';

grant select, update on review to samvarn_app;
grant select, insert, update on review to samvarn_worker;

alter table outgoing_set enable row level security;
alter table outgoing_set force row level security;
create policy author_sees_set on outgoing_set for select to samvarn_app
  using (tenant = (select current_tenant()) and author = (select current_actor()));
comment on policy author_sees_set on outgoing_set is 'The author follows her own set; the row holds one of two answers and no finding.';
create policy author_makes_set on outgoing_set for insert to samvarn_app
  with check (tenant = (select current_tenant()) and author = (select current_actor()) and unit = (select current_unit()) and state = 'checking');
comment on policy author_makes_set on outgoing_set is 'Anyone may ask for a check, in her own name and from her own unit.';
create policy circle_sees_set on outgoing_set for select to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from review r where r.tenant = outgoing_set.tenant and r.set = outgoing_set.id));
comment on policy circle_sees_set on outgoing_set is 'A circle with a review of the set reads it; review''s own policy decides which.';
create policy worker_settles_set on outgoing_set for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_settles_set on outgoing_set is 'Jobs check, settle and delete originals when their time is out.';
create policy author_has_seen on outgoing_set for update to samvarn_app
  using (tenant = (select current_tenant()) and author = (select current_actor()))
  with check (tenant = (select current_tenant()) and author = (select current_actor()));
comment on policy author_has_seen on outgoing_set is 'The author marks that she has read the answer; no other column is granted.';
grant select, insert on outgoing_set to samvarn_app;
grant update (author_seen_at) on outgoing_set to samvarn_app;
grant select, update on outgoing_set to samvarn_worker;

create table outgoing_file (
  tenant uuid not null,
  id uuid not null,
  set uuid not null,
  ordinal integer not null check (ordinal between 1 and 200),
  name_sealed bytea,
  size integer not null,
  content_sealed bytea,
  -- The text as the check read it, so that a reviewer sees what was judged and where.
  reading_sealed bytea,
  format text check (format ~ '^[a-z]{2,10}$'),
  verdict text check (verdict in ('clean', 'findings', 'unchecked')),
  primary key (tenant, id),
  unique (tenant, set, ordinal),
  foreign key (tenant, set) references outgoing_set (tenant, id)
);
alter table outgoing_file enable row level security;
alter table outgoing_file force row level security;
create policy file_with_set on outgoing_file for select to samvarn_app
  using (tenant = (select current_tenant())
    and exists (select 1 from outgoing_set s where s.tenant = outgoing_file.tenant and s.id = outgoing_file.set));
comment on policy file_with_set on outgoing_file is 'Whoever reaches the set reaches its files; the verdict column is not granted to the app.';
create policy author_adds_file on outgoing_file for insert to samvarn_app
  with check (tenant = (select current_tenant())
    and exists (select 1 from outgoing_set s where s.tenant = outgoing_file.tenant and s.id = outgoing_file.set and s.author = (select current_actor()) and s.state = 'checking'));
comment on policy author_adds_file on outgoing_file is 'Files are added when the set is made and never exchanged.';
create policy worker_reads_file on outgoing_file for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_reads_file on outgoing_file is 'Jobs check the file and delete its content when its time is out.';
grant select (tenant, id, set, ordinal, name_sealed, size, content_sealed, reading_sealed, format), insert on outgoing_file to samvarn_app;
grant select, update on outgoing_file to samvarn_worker;

create table finding (
  tenant uuid not null,
  id uuid not null,
  review uuid not null,
  file uuid not null,
  circle uuid not null,
  person uuid,
  level text not null check (level in ('STOP', 'REVIEW', 'NOTE', 'UNCHECKED')),
  kind text not null check (kind ~ '^[a-z_]{3,40}$'),
  -- Place, spans, explanation, rule: sealed, since an exact place in a document is the value.
  detail_sealed bytea,
  ordinal integer not null,
  primary key (tenant, id),
  foreign key (tenant, review) references review (tenant, id),
  foreign key (tenant, file) references outgoing_file (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
create index finding_review on finding (tenant, review, ordinal);
alter table finding enable row level security;
alter table finding force row level security;
create policy finding_in_circle on finding for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy finding_in_circle on finding is 'Each circle sees the findings on its own persons.';
create policy worker_writes_finding on finding for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_writes_finding on finding is 'The job that checked writes them.';
grant select on finding to samvarn_app;
grant select, insert, update (detail_sealed) on finding to samvarn_worker;

create table safe_copy (
  tenant uuid not null,
  id uuid not null,
  review uuid not null,
  file uuid not null,
  circle uuid not null,
  state text not null check (state in ('making', 'made', 'refused')),
  refusal text check (refusal ~ '^[a-z_]{3,40}$'),
  name_sealed bytea,
  content_sealed bytea,
  removed integer,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (tenant, id),
  unique (tenant, review, file),
  foreign key (tenant, review) references review (tenant, id),
  foreign key (tenant, file) references outgoing_file (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id)
);
alter table safe_copy enable row level security;
alter table safe_copy force row level security;
create policy copy_in_circle on safe_copy for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy copy_in_circle on safe_copy is 'What was removed tells what was found: the safe copy stays with the circle, which sends it.';
create policy circle_asks_copy on safe_copy for insert to samvarn_app
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[])
    and made_by = (select current_actor()) and state = 'making');
comment on policy circle_asks_copy on safe_copy is 'A reviewer asks for a copy; a job makes and verifies it.';
create policy worker_makes_copy on safe_copy for all to samvarn_worker
  using (tenant = (select current_tenant())) with check (tenant = (select current_tenant()));
comment on policy worker_makes_copy on safe_copy is 'Jobs make the copy and read it again before it is given out.';
create policy circle_asks_again on safe_copy for update to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and state = 'refused')
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[])
    and made_by = (select current_actor()) and state = 'making' and refusal is null);
comment on policy circle_asks_again on safe_copy is 'A copy that could not be made may be asked for once more.';
grant select, insert on safe_copy to samvarn_app;
grant update (state, refusal, made_by, made_at) on safe_copy to samvarn_app;
grant select, update on safe_copy to samvarn_worker;

-- Asks a unit's head to be the second person. It holds what she needs, and no finding.
create table second_request (
  tenant uuid not null,
  id uuid not null,
  review uuid not null,
  circle uuid not null,
  unit uuid not null,
  recipient text not null check (recipient in ('self', 'counterparty', 'authority', 'public')),
  decision text not null check (decision in ('release', 'safe_copy')),
  law text check (length(law) <= 40),
  reason text check (reason ~ '^[a-z_]{3,40}$'),
  -- Sealed under the organisation's own key: the head reaches neither the set nor its key.
  weighing_sealed bytea not null,
  author uuid not null,
  asked_by uuid not null,
  created_at timestamptz not null default now(),
  answered_by uuid,
  answered_at timestamptz,
  approved boolean,
  answer_sealed bytea,
  withdrawn_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, review) references review (tenant, id),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, unit) references unit (tenant, id),
  check (decision <> 'release' or law is not null),
  check ((answered_by is null) = (approved is null)),
  check (answered_by is null or withdrawn_at is null),
  -- Neither the one who asks nor the author of the set is the second person (D-R28).
  check (answered_by is null or (answered_by <> asked_by and answered_by <> author))
);
create index second_request_unit on second_request (tenant, unit) where answered_at is null;
create unique index second_request_open on second_request (tenant, review) where answered_at is null and withdrawn_at is null;
alter table second_request enable row level security;
alter table second_request force row level security;
create policy head_answers on second_request for all to samvarn_app
  using (tenant = (select current_tenant()) and unit = (select current_unit()) and 'unit_head' = any ((select current_roles())::text[]))
  with check (tenant = (select current_tenant()) and unit = (select current_unit()) and answered_by = (select current_actor()));
comment on policy head_answers on second_request is 'In a unit with one officer its head is the second person.';
create policy circle_asks on second_request for select to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]));
comment on policy circle_asks on second_request is 'The circle sees whether the head has answered.';
create policy circle_makes_request on second_request for insert to samvarn_app
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[])
    and asked_by = (select current_actor()) and answered_by is null and withdrawn_at is null);
comment on policy circle_makes_request on second_request is 'The officer asks in her own name.';
create policy circle_withdraws on second_request for update to samvarn_app
  using (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and answered_by is null)
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and answered_by is null
    and approved is null and answer_sealed is null and withdrawn_at is not null);
comment on policy circle_withdraws on second_request is 'The circle may take a question back before it is answered; it cannot answer it.';
create policy worker_reads_second on second_request for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_second on second_request is 'The job carries the answer over to the review.';
grant select, insert on second_request to samvarn_app;
grant update (answered_by, answered_at, approved, answer_sealed, withdrawn_at) on second_request to samvarn_app;
grant select on second_request to samvarn_worker;

-- Pictures that a reviewer has looked at and that tell nothing, such as a letterhead: known by their sum, to the whole
-- organisation. Without them every letter with a coat of arms would be held, and tired people release.
create table known_picture (
  tenant uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  circle uuid not null,
  marked_by uuid not null,
  marked_at timestamptz not null default now(),
  primary key (tenant, digest),
  foreign key (tenant, circle) references circle (tenant, id),
  foreign key (tenant, marked_by) references account (tenant, id)
);
alter table known_picture enable row level security;
alter table known_picture force row level security;
create policy circle_marks_picture on known_picture for insert to samvarn_app
  with check (tenant = (select current_tenant()) and circle = any ((select current_circles())::uuid[]) and marked_by = (select current_actor()));
comment on policy circle_marks_picture on known_picture is 'Whoever may review may say, in her own name, that a picture tells nothing.';
create policy circle_sees_pictures on known_picture for select to samvarn_app
  using (tenant = (select current_tenant()) and cardinality((select current_circles())::uuid[]) > 0);
comment on policy circle_sees_pictures on known_picture is 'Reviewers of every circle see which pictures pass; a sum says nothing of a person.';
create policy worker_reads_pictures on known_picture for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_reads_pictures on known_picture is 'The job that checks lets known pictures pass.';
grant select, insert on known_picture to samvarn_app;
grant select on known_picture to samvarn_worker;
