-- Written by `npm run schema`; never edited. A test compares it with the migrations' result.
column account.tenant uuid not null
column account.id uuid not null
column account.unit uuid not null
column account.signature text not null
column account.name_sealed bytea not null
column account.language text not null default 'sv'::text
column account.created_at timestamp with time zone not null default now()
column account.closed_at timestamp with time zone
column asked.tenant uuid not null
column asked.id uuid not null
column asked.account uuid not null
column asked.sealed bytea not null
column asked.created_at timestamp with time zone not null default now()
column audit.tenant uuid not null
column audit.id uuid not null default gen_random_uuid()
column audit.at timestamp with time zone not null default clock_timestamp()
column audit.actor uuid
column audit.deed text not null
column audit.outcome text not null
column audit.purpose text
column audit.object_kind text
column audit.object_id uuid
column audit.person uuid
column audit.circle uuid
column audit.blind bytea
column audit.request uuid
column audit.transaction xid8 not null default pg_current_xact_id()
column audit_resolution.tenant uuid not null
column audit_resolution.audit uuid not null
column audit_resolution.circle uuid not null
column audit_resolution.person uuid not null
column audit_resolution.resolved_at timestamp with time zone not null default now()
column circle.tenant uuid not null
column circle.id uuid not null
column circle.unit uuid not null
column circle.name text not null
column circle.size_target integer not null
column circle.single_officer boolean not null default false
column circle_member.tenant uuid not null
column circle_member.circle uuid not null
column circle_member.account uuid not null
column circle_member.on_duty boolean not null default false
column circle_member.granted_by uuid
column circle_member.valid_from timestamp with time zone not null default now()
column circle_member.valid_until timestamp with time zone not null
column demo_cast.tenant uuid not null
column demo_cast.account uuid not null
column demo_cast.ordinal integer not null
column demo_cast.slug text not null
column disclosure_key.tenant uuid not null
column disclosure_key.owner_tag bytea not null
column disclosure_key.fingerprint bytea not null
column disclosure_key.ordinal smallint not null default 0
column disclosure_key.tag_sealed bytea not null
column finding.tenant uuid not null
column finding.id uuid not null
column finding.review uuid not null
column finding.file uuid not null
column finding.circle uuid not null
column finding.person uuid
column finding.level text not null
column finding.kind text not null
column finding.detail_sealed bytea
column finding.ordinal integer not null
column form_draft.tenant uuid not null
column form_draft.id uuid not null
column form_draft.account uuid not null
column form_draft.form text not null
column form_draft.key_wrapped bytea not null
column form_draft.sealed bytea not null
column form_draft.created_at timestamp with time zone not null default now()
column import_run.tenant uuid not null
column import_run.id uuid not null
column import_run.circle uuid not null
column import_run.source text not null
column import_run.schema_version text not null
column import_run.state text not null
column import_run.key_wrapped bytea not null
column import_run.reading_sealed bytea
column import_run.taken integer not null default 0
column import_run.refused integer not null default 0
column import_run.created_by uuid not null
column import_run.created_at timestamp with time zone not null default now()
column import_run.decided_at timestamp with time zone
column intake.tenant uuid not null
column intake.id uuid not null
column intake.kind text not null
column intake.unit uuid not null
column intake.circle uuid
column intake.person uuid
column intake.duplicate boolean
column intake.key_wrapped bytea not null
column intake.sealed bytea not null
column intake.blind bytea
column intake.state text not null default 'sent'::text
column intake.created_by uuid not null
column intake.created_at timestamp with time zone not null default now()
column intake.taken_by uuid
column intake.taken_at timestamp with time zone
column intake.done_by uuid
column intake.done_at timestamp with time zone
column intake.outcome text
column known_picture.tenant uuid not null
column known_picture.digest bytea not null
column known_picture.circle uuid not null
column known_picture.marked_by uuid not null
column known_picture.marked_at timestamp with time zone not null default now()
column marking.tenant uuid not null
column marking.id uuid not null
column marking.person uuid not null
column marking.circle uuid not null
column marking.level text not null
column marking.source text not null
column marking.schema_version text not null
column marking.received_at timestamp with time zone not null default now()
column marking.valid_from date
column marking.last_verified_at timestamp with time zone not null default now()
column marking.set_by_register boolean not null default false
column marking.reason text
column marking.expires_at date
column marking.withdrawn_at timestamp with time zone
column marking.decision text
column marking.decision_reason text
column marking.decided_by uuid
column marking.decided_at timestamp with time zone
column marking.entered_by uuid
column migration.name text not null
column migration.sha256 text not null
column migration.applied_at timestamp with time zone not null default now()
column outbox.tenant uuid not null
column outbox.id uuid not null default gen_random_uuid()
column outbox.account uuid not null
column outbox.template text not null
column outbox.created_at timestamp with time zone not null default now()
column outbox.sent_at timestamp with time zone
column outgoing_file.tenant uuid not null
column outgoing_file.id uuid not null
column outgoing_file.set uuid not null
column outgoing_file.ordinal integer not null
column outgoing_file.name_sealed bytea
column outgoing_file.size integer not null
column outgoing_file.content_sealed bytea
column outgoing_file.reading_sealed bytea
column outgoing_file.format text
column outgoing_file.verdict text
column outgoing_set.tenant uuid not null
column outgoing_set.id uuid not null
column outgoing_set.unit uuid not null
column outgoing_set.author uuid not null
column outgoing_set.recipient text not null
column outgoing_set.subject_blind bytea
column outgoing_set.sender_place text
column outgoing_set.key_wrapped bytea
column outgoing_set.state text not null default 'checking'::text
column outgoing_set.message_sealed bytea
column outgoing_set.text_units integer not null default 0
column outgoing_set.created_at timestamp with time zone not null default now()
column outgoing_set.checked_at timestamp with time zone
column outgoing_set.decided_at timestamp with time zone
column outgoing_set.delete_originals_after timestamp with time zone
column outgoing_set.originals_deleted_at timestamp with time zone
column outgoing_set.author_seen_at timestamp with time zone
column person.tenant uuid not null
column person.id uuid not null
column person.circle uuid not null
column person.relation text not null
column person.key_wrapped bytea not null
column person.state text not null default 'active'::text
column person.sender_place_secret boolean not null default false
column person.created_at timestamp with time zone not null default now()
column person.created_by uuid
column person_datum.tenant uuid not null
column person_datum.id uuid not null
column person_datum.person uuid not null
column person_datum.circle uuid not null
column person_datum.class text not null
column person_datum.sealed bytea not null
column person_datum.source text not null
column person_datum.masked boolean not null default false
column person_datum.received_at timestamp with time zone not null default now()
column person_datum.ended_at timestamp with time zone
column person_index.tenant uuid not null
column person_index.circle uuid not null
column person_index.kind text not null
column person_index.blind bytea not null
column person_index.person uuid not null
column rate_count.tenant uuid not null
column rate_count.rule text not null
column rate_count.subject bytea not null
column rate_count.started_at timestamp with time zone not null
column rate_count.hits integer not null
column reveal_pass.tenant uuid not null
column reveal_pass.id uuid not null
column reveal_pass.account uuid not null
column reveal_pass.person uuid not null
column reveal_pass.circle uuid not null
column reveal_pass.purpose text not null
column reveal_pass.created_at timestamp with time zone not null default now()
column reveal_pass.used_at timestamp with time zone
column review.tenant uuid not null
column review.id uuid not null
column review.set uuid not null
column review.circle uuid not null
column review.state text not null default 'open'::text
column review.decided_by uuid
column review.decided_at timestamp with time zone
column review.law text
column review.reason text
column review.decision text
column review.weighing_sealed bytea
column review.message_sealed bytea
column review.second_by uuid
column review.second_at timestamp with time zone
column review.second_words_sealed bytea
column review.created_at timestamp with time zone not null default now()
column role_grant.tenant uuid not null
column role_grant.account uuid not null
column role_grant.role text not null
column role_grant.granted_by uuid
column role_grant.valid_from timestamp with time zone not null default now()
column role_grant.valid_until timestamp with time zone not null
column safe_copy.tenant uuid not null
column safe_copy.id uuid not null
column safe_copy.review uuid not null
column safe_copy.file uuid not null
column safe_copy.circle uuid not null
column safe_copy.state text not null
column safe_copy.refusal text
column safe_copy.name_sealed bytea
column safe_copy.content_sealed bytea
column safe_copy.removed integer
column safe_copy.made_by uuid not null
column safe_copy.made_at timestamp with time zone not null default now()
column second_request.tenant uuid not null
column second_request.id uuid not null
column second_request.review uuid not null
column second_request.circle uuid not null
column second_request.unit uuid not null
column second_request.recipient text not null
column second_request.decision text not null
column second_request.law text
column second_request.reason text
column second_request.weighing_sealed bytea not null
column second_request.author uuid not null
column second_request.asked_by uuid not null
column second_request.created_at timestamp with time zone not null default now()
column second_request.answered_by uuid
column second_request.answered_at timestamp with time zone
column second_request.approved boolean
column second_request.answer_sealed bytea
column second_request.withdrawn_at timestamp with time zone
column session.tenant uuid not null
column session.token_hash bytea not null
column session.account uuid not null
column session.created_at timestamp with time zone not null default now()
column session.seen_at timestamp with time zone not null default now()
column session.expires_at timestamp with time zone not null
column tenant.id uuid not null
column tenant.name text not null
column tenant.kind text not null
column tenant.key_wrapped bytea not null
column tenant.created_at timestamp with time zone not null default now()
column unit.tenant uuid not null
column unit.id uuid not null
column unit.name text not null
column unit.place_code text
column unit.created_at timestamp with time zone not null default now()
constraint account.account_language_check CHECK ((language = ANY (ARRAY['sv'::text, 'en'::text])))
constraint account.account_pkey PRIMARY KEY (tenant, id)
constraint account.account_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint asked.asked_pkey PRIMARY KEY (tenant, id)
constraint asked.asked_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint audit.audit_blind_check CHECK ((octet_length(blind) <= 32))
constraint audit.audit_deed_check CHECK ((deed ~ '^[a-z_.]{3,60}$'::text))
constraint audit.audit_object_kind_check CHECK ((object_kind ~ '^[a-z_]{3,30}$'::text))
constraint audit.audit_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'not_reached'::text, 'refused'::text, 'failed'::text])))
constraint audit.audit_pkey PRIMARY KEY (tenant, id)
constraint audit.audit_purpose_check CHECK ((purpose ~ '^[a-z_]{3,40}$'::text))
constraint audit.audit_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint audit_resolution.audit_resolution_pkey PRIMARY KEY (tenant, audit, circle, person)
constraint audit_resolution.audit_resolution_tenant_audit_fkey FOREIGN KEY (tenant, audit) REFERENCES audit(tenant, id)
constraint audit_resolution.audit_resolution_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint circle.circle_pkey PRIMARY KEY (tenant, id)
constraint circle.circle_size_target_check CHECK (((size_target >= 1) AND (size_target <= 50)))
constraint circle.circle_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint circle_member.circle_member_pkey PRIMARY KEY (tenant, circle, account)
constraint circle_member.circle_member_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint circle_member.circle_member_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint demo_cast.demo_cast_pkey PRIMARY KEY (tenant, account)
constraint demo_cast.demo_cast_slug_check CHECK ((slug ~ '^[a-z0-9-]{3,60}$'::text))
constraint demo_cast.demo_cast_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint disclosure_key.disclosure_key_fingerprint_check CHECK ((octet_length(fingerprint) = 16))
constraint disclosure_key.disclosure_key_owner_tag_check CHECK ((octet_length(owner_tag) = 16))
constraint disclosure_key.disclosure_key_pkey PRIMARY KEY (tenant, fingerprint, owner_tag, ordinal)
constraint disclosure_key.disclosure_key_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint finding.finding_kind_check CHECK ((kind ~ '^[a-z_]{3,40}$'::text))
constraint finding.finding_level_check CHECK ((level = ANY (ARRAY['STOP'::text, 'REVIEW'::text, 'NOTE'::text, 'UNCHECKED'::text])))
constraint finding.finding_pkey PRIMARY KEY (tenant, id)
constraint finding.finding_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint finding.finding_tenant_file_fkey FOREIGN KEY (tenant, file) REFERENCES outgoing_file(tenant, id)
constraint finding.finding_tenant_review_fkey FOREIGN KEY (tenant, review) REFERENCES review(tenant, id)
constraint form_draft.form_draft_form_check CHECK ((form ~ '^[a-z_]{3,40}$'::text))
constraint form_draft.form_draft_pkey PRIMARY KEY (tenant, id)
constraint form_draft.form_draft_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint import_run.import_run_pkey PRIMARY KEY (tenant, id)
constraint import_run.import_run_source_check CHECK ((source = ANY (ARRAY['spar'::text, 'fhir'::text, 'list'::text])))
constraint import_run.import_run_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'done'::text, 'discarded'::text])))
constraint import_run.import_run_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint intake.intake_blind_check CHECK ((octet_length(blind) = 16))
constraint intake.intake_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'contact'::text])))
constraint intake.intake_outcome_check CHECK ((outcome ~ '^[a-z_]{3,40}$'::text))
constraint intake.intake_pkey PRIMARY KEY (tenant, id)
constraint intake.intake_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'routed'::text, 'done'::text])))
constraint intake.intake_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint intake.intake_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint known_picture.known_picture_digest_check CHECK ((octet_length(digest) = 32))
constraint known_picture.known_picture_pkey PRIMARY KEY (tenant, digest)
constraint known_picture.known_picture_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint known_picture.known_picture_tenant_marked_by_fkey FOREIGN KEY (tenant, marked_by) REFERENCES account(tenant, id)
constraint marking.marking_check CHECK (((level <> 'provisional'::text) OR ((reason IS NOT NULL) AND (expires_at IS NOT NULL))))
constraint marking.marking_decision_check CHECK ((decision = ANY (ARRAY['replaced'::text, 'protection_stays'::text, 'protection_ends'::text])))
constraint marking.marking_decision_reason_check CHECK ((decision_reason ~ '^[a-z_]{3,40}$'::text))
constraint marking.marking_level_check CHECK ((level = ANY (ARRAY['sekretessmarkering'::text, 'skyddad_folkbokforing'::text, 'fingerade_personuppgifter'::text, 'provisional'::text, 'unknown_treat_as_highest'::text, 'none'::text])))
constraint marking.marking_pkey PRIMARY KEY (tenant, id)
constraint marking.marking_reason_check CHECK ((reason ~ '^[a-z_]{3,40}$'::text))
constraint marking.marking_source_check CHECK ((source = ANY (ARRAY['spar'::text, 'navet'::text, 'fhir'::text, 'list'::text, 'manual'::text])))
constraint marking.marking_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint marking.marking_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint migration.migration_pkey PRIMARY KEY (name)
constraint outbox.outbox_pkey PRIMARY KEY (tenant, id)
constraint outbox.outbox_template_check CHECK ((template ~ '^[a-z_]{3,40}$'::text))
constraint outbox.outbox_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint outgoing_file.outgoing_file_format_check CHECK ((format ~ '^[a-z]{2,10}$'::text))
constraint outgoing_file.outgoing_file_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 200)))
constraint outgoing_file.outgoing_file_pkey PRIMARY KEY (tenant, id)
constraint outgoing_file.outgoing_file_tenant_set_fkey FOREIGN KEY (tenant, set) REFERENCES outgoing_set(tenant, id)
constraint outgoing_file.outgoing_file_tenant_set_ordinal_key UNIQUE (tenant, set, ordinal)
constraint outgoing_file.outgoing_file_verdict_check CHECK ((verdict = ANY (ARRAY['clean'::text, 'findings'::text, 'unchecked'::text])))
constraint outgoing_set.outgoing_set_check CHECK (((recipient <> 'self'::text) OR (subject_blind IS NOT NULL)))
constraint outgoing_set.outgoing_set_check1 CHECK (((key_wrapped IS NULL) = (originals_deleted_at IS NOT NULL)))
constraint outgoing_set.outgoing_set_check2 CHECK (((originals_deleted_at IS NULL) OR (decided_at IS NOT NULL)))
constraint outgoing_set.outgoing_set_pkey PRIMARY KEY (tenant, id)
constraint outgoing_set.outgoing_set_recipient_check CHECK ((recipient = ANY (ARRAY['self'::text, 'counterparty'::text, 'authority'::text, 'public'::text])))
constraint outgoing_set.outgoing_set_sender_place_check CHECK ((sender_place ~ '^[0-9]{2}([0-9]{2})?$'::text))
constraint outgoing_set.outgoing_set_state_check CHECK ((state = ANY (ARRAY['checking'::text, 'can_send'::text, 'in_review'::text, 'returned'::text, 'handled'::text])))
constraint outgoing_set.outgoing_set_subject_blind_check CHECK ((octet_length(subject_blind) = 16))
constraint outgoing_set.outgoing_set_tenant_author_fkey FOREIGN KEY (tenant, author) REFERENCES account(tenant, id)
constraint outgoing_set.outgoing_set_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint person.person_pkey PRIMARY KEY (tenant, id)
constraint person.person_relation_check CHECK ((relation = ANY (ARRAY['client'::text, 'employee'::text, 'client_and_employee'::text])))
constraint person.person_state_check CHECK ((state = ANY (ARRAY['active'::text, 'review'::text, 'ended'::text])))
constraint person.person_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint person_datum.person_datum_class_check CHECK ((class ~ '^[a-z_]{3,30}$'::text))
constraint person_datum.person_datum_pkey PRIMARY KEY (tenant, id)
constraint person_datum.person_datum_source_check CHECK ((source = ANY (ARRAY['spar'::text, 'navet'::text, 'fhir'::text, 'list'::text, 'manual'::text])))
constraint person_datum.person_datum_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint person_datum.person_datum_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint person_index.person_index_blind_check CHECK ((octet_length(blind) = 16))
constraint person_index.person_index_kind_check CHECK ((kind = ANY (ARRAY['identity'::text, 'name'::text])))
constraint person_index.person_index_pkey PRIMARY KEY (tenant, circle, kind, blind, person)
constraint person_index.person_index_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint person_index.person_index_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint rate_count.rate_count_pkey PRIMARY KEY (tenant, rule, subject, started_at)
constraint rate_count.rate_count_rule_check CHECK ((rule ~ '^[a-z_]{3,40}$'::text))
constraint rate_count.rate_count_subject_check CHECK ((octet_length(subject) <= 32))
constraint rate_count.rate_count_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint reveal_pass.reveal_pass_pkey PRIMARY KEY (tenant, id)
constraint reveal_pass.reveal_pass_purpose_check CHECK ((purpose ~ '^[a-z_]{3,40}$'::text))
constraint reveal_pass.reveal_pass_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint reveal_pass.reveal_pass_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint reveal_pass.reveal_pass_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint review.review_check CHECK (((second_by IS NULL) OR (second_by <> decided_by)))
constraint review.review_check1 CHECK (((state <> 'released'::text) OR ((second_by IS NOT NULL) AND (law IS NOT NULL) AND (weighing_sealed IS NOT NULL))))
constraint review.review_check2 CHECK (((state <> 'awaiting_second'::text) OR ((decided_by IS NOT NULL) AND (decision = ANY (ARRAY['release'::text, 'safe_copy'::text])))))
constraint review.review_decision_check CHECK ((decision = ANY (ARRAY['return'::text, 'safe_copy'::text, 'release'::text])))
constraint review.review_law_check CHECK ((length(law) <= 40))
constraint review.review_pkey PRIMARY KEY (tenant, id)
constraint review.review_reason_check CHECK ((reason ~ '^[a-z_]{3,40}$'::text))
constraint review.review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'awaiting_second'::text, 'returned'::text, 'safe_copy'::text, 'released'::text])))
constraint review.review_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint review.review_tenant_set_circle_key UNIQUE (tenant, set, circle)
constraint review.review_tenant_set_fkey FOREIGN KEY (tenant, set) REFERENCES outgoing_set(tenant, id)
constraint role_grant.role_grant_pkey PRIMARY KEY (tenant, account, role)
constraint role_grant.role_grant_role_check CHECK ((role = ANY (ARRAY['system_owner'::text, 'unit_head'::text, 'protection_officer'::text, 'deputy'::text, 'caseworker'::text, 'registrar'::text, 'log_reviewer'::text])))
constraint role_grant.role_grant_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint safe_copy.safe_copy_pkey PRIMARY KEY (tenant, id)
constraint safe_copy.safe_copy_refusal_check CHECK ((refusal ~ '^[a-z_]{3,40}$'::text))
constraint safe_copy.safe_copy_state_check CHECK ((state = ANY (ARRAY['making'::text, 'made'::text, 'refused'::text])))
constraint safe_copy.safe_copy_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint safe_copy.safe_copy_tenant_file_fkey FOREIGN KEY (tenant, file) REFERENCES outgoing_file(tenant, id)
constraint safe_copy.safe_copy_tenant_review_file_key UNIQUE (tenant, review, file)
constraint safe_copy.safe_copy_tenant_review_fkey FOREIGN KEY (tenant, review) REFERENCES review(tenant, id)
constraint second_request.second_request_check CHECK (((decision <> 'release'::text) OR (law IS NOT NULL)))
constraint second_request.second_request_check1 CHECK (((answered_by IS NULL) = (approved IS NULL)))
constraint second_request.second_request_check2 CHECK (((answered_by IS NULL) OR (withdrawn_at IS NULL)))
constraint second_request.second_request_check3 CHECK (((answered_by IS NULL) OR ((answered_by <> asked_by) AND (answered_by <> author))))
constraint second_request.second_request_decision_check CHECK ((decision = ANY (ARRAY['release'::text, 'safe_copy'::text])))
constraint second_request.second_request_law_check CHECK ((length(law) <= 40))
constraint second_request.second_request_pkey PRIMARY KEY (tenant, id)
constraint second_request.second_request_reason_check CHECK ((reason ~ '^[a-z_]{3,40}$'::text))
constraint second_request.second_request_recipient_check CHECK ((recipient = ANY (ARRAY['self'::text, 'counterparty'::text, 'authority'::text, 'public'::text])))
constraint second_request.second_request_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint second_request.second_request_tenant_review_fkey FOREIGN KEY (tenant, review) REFERENCES review(tenant, id)
constraint second_request.second_request_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint session.session_pkey PRIMARY KEY (tenant, token_hash)
constraint session.session_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint session.session_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint tenant.tenant_kind_check CHECK ((kind = ANY (ARRAY['state_agency'::text, 'region'::text, 'municipality'::text, 'county_board'::text, 'ngo'::text, 'company'::text])))
constraint tenant.tenant_pkey PRIMARY KEY (id)
constraint unit.unit_pkey PRIMARY KEY (tenant, id)
constraint unit.unit_place_code_check CHECK ((place_code ~ '^[0-9]{2}([0-9]{2})?$'::text))
constraint unit.unit_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
CREATE INDEX audit_actor ON public.audit USING btree (tenant, actor, at DESC)
CREATE INDEX audit_at ON public.audit USING btree (tenant, at DESC)
CREATE INDEX audit_circle ON public.audit USING btree (tenant, circle, at DESC)
CREATE INDEX audit_person ON public.audit USING btree (tenant, person, at DESC)
CREATE INDEX audit_transaction ON public.audit USING btree (tenant, transaction)
CREATE INDEX circle_unit ON public.circle USING btree (tenant, unit)
CREATE INDEX circle_member_account ON public.circle_member USING btree (tenant, account)
CREATE INDEX disclosure_key_owner ON public.disclosure_key USING btree (tenant, owner_tag)
CREATE INDEX finding_review ON public.finding USING btree (tenant, review, ordinal)
CREATE INDEX form_draft_account ON public.form_draft USING btree (tenant, account)
CREATE INDEX intake_circle ON public.intake USING btree (tenant, circle, state)
CREATE INDEX marking_person ON public.marking USING btree (tenant, person)
CREATE INDEX outgoing_set_author ON public.outgoing_set USING btree (tenant, author, created_at DESC)
CREATE INDEX outgoing_set_due ON public.outgoing_set USING btree (tenant, delete_originals_after) WHERE (originals_deleted_at IS NULL)
CREATE INDEX person_circle ON public.person USING btree (tenant, circle)
CREATE INDEX person_datum_person ON public.person_datum USING btree (tenant, person)
CREATE INDEX person_index_blind ON public.person_index USING btree (tenant, kind, blind)
CREATE INDEX review_circle ON public.review USING btree (tenant, circle, state)
CREATE UNIQUE INDEX second_request_open ON public.second_request USING btree (tenant, review) WHERE ((answered_at IS NULL) AND (withdrawn_at IS NULL))
CREATE INDEX second_request_unit ON public.second_request USING btree (tenant, unit) WHERE (answered_at IS NULL)
row security account enabled=t forced=t
row security asked enabled=t forced=t
row security audit enabled=t forced=t
row security audit_resolution enabled=t forced=t
row security circle enabled=t forced=t
row security circle_member enabled=t forced=t
row security demo_cast enabled=t forced=t
row security disclosure_key enabled=t forced=t
row security finding enabled=t forced=t
row security form_draft enabled=t forced=t
row security import_run enabled=t forced=t
row security intake enabled=t forced=t
row security known_picture enabled=t forced=t
row security marking enabled=t forced=t
row security migration enabled=f forced=f
row security outbox enabled=t forced=t
row security outgoing_file enabled=t forced=t
row security outgoing_set enabled=t forced=t
row security person enabled=t forced=t
row security person_datum enabled=t forced=t
row security person_index enabled=t forced=t
row security rate_count enabled=t forced=t
row security reveal_pass enabled=t forced=t
row security review enabled=t forced=t
row security role_grant enabled=t forced=t
row security safe_copy enabled=t forced=t
row security second_request enabled=t forced=t
row security session enabled=t forced=t
row security tenant enabled=t forced=t
row security unit enabled=t forced=t
policy account.account_within_tenant for r to samvarn_app, samvarn_reviewer, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Colleagues are shown by function; names stay sealed.
policy account.own_account for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ( SELECT current_actor() AS current_actor)))) because One changes one's own language and nothing else.
policy asked.own_questions for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because A question belongs to the one who asked it.
policy asked.worker_forgets_questions for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Questions are deleted after a day.
policy audit.circle_reads for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because The circle sees who looked at its persons, when and why.
policy audit.circle_reads_resolved for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM audit_resolution r WHERE ((r.tenant = audit.tenant) AND (r.audit = audit.id)))))) check (-) because The circle sees who outside it searched for its person; audit_resolution's own policy decides which.
policy audit.reviewer_reads for r to samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('log_reviewer'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because The independent log reviewer sees every row of the organisation; rows hold ids and codes only.
policy audit.sequencer_reads for r to samvarn_sequencer using (true) check (-) because The sequencer reads audit and nothing else, for every organisation, to put rows into the log.
policy audit.worker_reads for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because A job resolves afterwards whether a miss was absent or out of reach.
policy audit.write_own for a to samvarn_app, samvarn_reviewer, samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (NOT (actor IS DISTINCT FROM ( SELECT current_actor() AS current_actor))))) because Everybody writes rows in their own name and nobody else's.
policy audit_resolution.circle_reads_resolution for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because The circle learns that somebody outside searched for its person.
policy audit_resolution.reviewer_reads_resolution for r to samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('log_reviewer'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because The log reviewer judges misses that were protected persons.
policy audit_resolution.worker_resolves for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Only the job writes what a miss turned out to be.
policy circle.own_circles for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Outside a circle not even its name is known.
policy circle.worker_reads_circles for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs route sealed entries, requests for contact and reviews to the right circle.
policy circle_member.fellow_members for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Members see how large their circle is and who is on duty.
policy circle_member.own_membership for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because db.as reads which circles the one who asks belongs to.
policy circle_member.worker_reads_members for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs find the duty function.
policy demo_cast.demo_is_open for r to samvarn_app using (true) check (-) because Invented persons only; the table is empty outside demo mode, and a start with a real database refuses rows in it.
policy disclosure_key.worker_keeps_keys for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Only jobs build and ask the index; pages never do.
policy finding.finding_in_circle for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Each circle sees the findings on its own persons.
policy finding.worker_writes_finding for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that checked writes them.
policy form_draft.own_draft for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One's own words, for oneself only, until they are sent or a day has passed.
policy form_draft.worker_clears_drafts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Drafts older than a day are deleted.
policy import_run.import_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A register answer names protected persons.
policy intake.anyone_hands_in for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (circle IS NULL) AND (person IS NULL) AND (duplicate IS NULL) AND (state = 'sent'::text))) because Protection must never become loss of service: everyone may hand in, nobody reads it back.
policy intake.circle_closes_intake for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because The circle takes it in hand.
policy intake.circle_reads_intake for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because What was handed in waits for the circle.
policy intake.worker_routes_intake for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job compares blind indexes and finds the circle.
policy known_picture.circle_marks_picture for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (marked_by = ( SELECT current_actor() AS current_actor)))) because Whoever may review may say, in her own name, that a picture tells nothing.
policy known_picture.circle_sees_pictures for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (cardinality(( SELECT current_circles() AS current_circles)) > 0))) check (-) because Reviewers of every circle see which pictures pass; a sum says nothing of a person.
policy known_picture.worker_reads_pictures for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that checks lets known pictures pass.
policy marking.marking_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because That somebody is marked is itself known to the circle only.
policy marking.worker_reads_marking for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs watch expiry and build the keyed index.
policy outbox.own_messages for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because One sees one's own messages: to whom others' went would tell which circle was concerned.
policy outbox.worker_writes_outbox for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs tell people that something waits.
policy outgoing_file.author_adds_file for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM outgoing_set s WHERE ((s.tenant = outgoing_file.tenant) AND (s.id = outgoing_file.set) AND (s.author = ( SELECT current_actor() AS current_actor)) AND (s.state = 'checking'::text)))))) because Files are added when the set is made and never exchanged.
policy outgoing_file.file_with_set for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM outgoing_set s WHERE ((s.tenant = outgoing_file.tenant) AND (s.id = outgoing_file.set)))))) check (-) because Whoever reaches the set reaches its files; the verdict column is not granted to the app.
policy outgoing_file.worker_reads_file for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs check the file and delete its content when its time is out.
policy outgoing_set.author_has_seen for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (author = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (author = ( SELECT current_actor() AS current_actor)))) because The author marks that she has read the answer; no other column is granted.
policy outgoing_set.author_makes_set for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (author = ( SELECT current_actor() AS current_actor)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (state = 'checking'::text))) because Anyone may ask for a check, in her own name and from her own unit.
policy outgoing_set.author_sees_set for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (author = ( SELECT current_actor() AS current_actor)))) check (-) because The author follows her own set; the row holds one of two answers and no finding.
policy outgoing_set.circle_sees_set for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM review r WHERE ((r.tenant = outgoing_set.tenant) AND (r.set = outgoing_set.id)))))) check (-) because A circle with a review of the set reads it; review's own policy decides which.
policy outgoing_set.worker_settles_set for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs check, settle and delete originals when their time is out.
policy person.person_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because From outside the circle the person does not exist (D-R15, D-R16).
policy person.worker_reads_person for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs build the keyed index of the röjandekontroll and watch expiry.
policy person_datum.datum_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because Same circle as the person.
policy person_datum.only_fingerade_forgets for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM marking m WHERE ((m.tenant = person_datum.tenant) AND (m.person = person_datum.person) AND (m.level = 'fingerade_personuppgifter'::text)))))) check (-) because Only for a person with fingerade personuppgifter is a datum forgotten instead of ended: no earlier one may stand (OSL 21:3 third paragraph).
policy person_datum.worker_reads_datum for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that rebuilds the keyed index opens sealed values in memory only.
policy person_index.index_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A look-up outside the circle finds nothing; uniqueness is per circle, so that a refused duplicate tells nothing (S-R8).
policy person_index.worker_reads_index for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job routes sealed entries and requests for contact, and resolves misses.
policy rate_count.count_within_tenant for * to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A limit per target person holds over all accounts of the organisation.
policy reveal_pass.own_pass for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A pass belongs to the one who said why, as long as she is in the circle.
policy reveal_pass.worker_forgets_passes for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Spent passes are deleted after a day.
policy review.review_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because Only the circle sees that, and why, something was held for its persons.
policy review.worker_opens_review for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that checked opens a review for each circle concerned.
policy role_grant.own_roles for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because db.as reads the roles of whoever asks, afresh for each transaction.
policy role_grant.worker_reads_roles for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs find out whom to tell that something waits.
policy safe_copy.circle_asks_again for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (state = 'refused'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (state = 'making'::text) AND (refusal IS NULL))) because A copy that could not be made may be asked for once more.
policy safe_copy.circle_asks_copy for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (state = 'making'::text))) because A reviewer asks for a copy; a job makes and verifies it.
policy safe_copy.copy_in_circle for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because What was removed tells what was found: the safe copy stays with the circle, which sends it.
policy safe_copy.worker_makes_copy for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs make the copy and read it again before it is given out.
policy second_request.circle_asks for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because The circle sees whether the head has answered.
policy second_request.circle_makes_request for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (asked_by = ( SELECT current_actor() AS current_actor)) AND (answered_by IS NULL) AND (withdrawn_at IS NULL))) because The officer asks in her own name.
policy second_request.circle_withdraws for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (answered_by IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (answered_by IS NULL) AND (approved IS NULL) AND (answer_sealed IS NULL) AND (withdrawn_at IS NOT NULL))) because The circle may take a question back before it is answered; it cannot answer it.
policy second_request.head_answers for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ('unit_head'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (answered_by = ( SELECT current_actor() AS current_actor)))) because In a unit with one officer its head is the second person.
policy second_request.worker_reads_second for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job carries the answer over to the review.
policy session.own_session for * to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) because Whoever holds the token reaches its row, before the organisation is known; the token itself is never stored.
policy tenant.own_tenant for r to samvarn_app, samvarn_reviewer using ((id = ( SELECT current_tenant() AS current_tenant))) check (-) because An organisation sees itself and no other.
policy tenant.worker_lists_tenants for r to samvarn_worker using (true) check (-) because A timed task starts one job for each organisation; the key in the row is wrapped by a key outside the database.
policy unit.unit_within_tenant for r to samvarn_app, samvarn_reviewer, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Which units exist is no secret inside the organisation.
grant SELECT on account to samvarn_app
grant SELECT on account to samvarn_reviewer
grant SELECT on account to samvarn_worker
grant INSERT on asked to samvarn_app
grant SELECT on asked to samvarn_app
grant DELETE on asked to samvarn_worker
grant SELECT on asked to samvarn_worker
grant INSERT on audit to samvarn_app
grant SELECT on audit to samvarn_app
grant INSERT on audit to samvarn_reviewer
grant SELECT on audit to samvarn_reviewer
grant SELECT on audit to samvarn_sequencer
grant INSERT on audit to samvarn_worker
grant SELECT on audit to samvarn_worker
grant SELECT on audit_resolution to samvarn_app
grant SELECT on audit_resolution to samvarn_reviewer
grant INSERT on audit_resolution to samvarn_worker
grant SELECT on audit_resolution to samvarn_worker
grant SELECT on circle to samvarn_app
grant SELECT on circle to samvarn_worker
grant SELECT on circle_member to samvarn_app
grant SELECT on circle_member to samvarn_reviewer
grant SELECT on circle_member to samvarn_worker
grant SELECT on demo_cast to samvarn_app
grant DELETE on disclosure_key to samvarn_worker
grant INSERT on disclosure_key to samvarn_worker
grant SELECT on disclosure_key to samvarn_worker
grant SELECT on finding to samvarn_app
grant INSERT on finding to samvarn_worker
grant SELECT on finding to samvarn_worker
grant DELETE on form_draft to samvarn_app
grant INSERT on form_draft to samvarn_app
grant SELECT on form_draft to samvarn_app
grant DELETE on form_draft to samvarn_worker
grant SELECT on form_draft to samvarn_worker
grant INSERT on import_run to samvarn_app
grant SELECT on import_run to samvarn_app
grant UPDATE on import_run to samvarn_app
grant INSERT on intake to samvarn_app
grant SELECT on intake to samvarn_app
grant INSERT on intake to samvarn_worker
grant SELECT on intake to samvarn_worker
grant UPDATE on intake to samvarn_worker
grant INSERT on known_picture to samvarn_app
grant SELECT on known_picture to samvarn_app
grant SELECT on known_picture to samvarn_worker
grant INSERT on marking to samvarn_app
grant SELECT on marking to samvarn_app
grant UPDATE on marking to samvarn_app
grant SELECT on marking to samvarn_worker
grant SELECT on outbox to samvarn_app
grant INSERT on outbox to samvarn_worker
grant SELECT on outbox to samvarn_worker
grant UPDATE on outbox to samvarn_worker
grant INSERT on outgoing_file to samvarn_app
grant SELECT on outgoing_file to samvarn_worker
grant UPDATE on outgoing_file to samvarn_worker
grant INSERT on outgoing_set to samvarn_app
grant SELECT on outgoing_set to samvarn_app
grant SELECT on outgoing_set to samvarn_worker
grant UPDATE on outgoing_set to samvarn_worker
grant INSERT on person to samvarn_app
grant SELECT on person to samvarn_app
grant UPDATE on person to samvarn_app
grant SELECT on person to samvarn_worker
grant DELETE on person_datum to samvarn_app
grant INSERT on person_datum to samvarn_app
grant SELECT on person_datum to samvarn_app
grant UPDATE on person_datum to samvarn_app
grant SELECT on person_datum to samvarn_worker
grant DELETE on person_index to samvarn_app
grant INSERT on person_index to samvarn_app
grant SELECT on person_index to samvarn_app
grant SELECT on person_index to samvarn_worker
grant INSERT on rate_count to samvarn_app
grant SELECT on rate_count to samvarn_app
grant UPDATE on rate_count to samvarn_app
grant DELETE on rate_count to samvarn_worker
grant SELECT on rate_count to samvarn_worker
grant INSERT on reveal_pass to samvarn_app
grant SELECT on reveal_pass to samvarn_app
grant DELETE on reveal_pass to samvarn_worker
grant SELECT on reveal_pass to samvarn_worker
grant SELECT on review to samvarn_app
grant UPDATE on review to samvarn_app
grant INSERT on review to samvarn_worker
grant SELECT on review to samvarn_worker
grant UPDATE on review to samvarn_worker
grant SELECT on role_grant to samvarn_app
grant SELECT on role_grant to samvarn_reviewer
grant SELECT on role_grant to samvarn_worker
grant INSERT on safe_copy to samvarn_app
grant SELECT on safe_copy to samvarn_app
grant SELECT on safe_copy to samvarn_worker
grant UPDATE on safe_copy to samvarn_worker
grant INSERT on second_request to samvarn_app
grant SELECT on second_request to samvarn_app
grant SELECT on second_request to samvarn_worker
grant DELETE on session to samvarn_app
grant INSERT on session to samvarn_app
grant SELECT on session to samvarn_app
grant UPDATE on session to samvarn_app
grant SELECT on tenant to samvarn_app
grant SELECT on tenant to samvarn_reviewer
grant SELECT on tenant to samvarn_worker
grant SELECT on unit to samvarn_app
grant SELECT on unit to samvarn_reviewer
grant SELECT on unit to samvarn_worker
grant UPDATE (language) on account to samvarn_app
grant UPDATE (detail_sealed) on finding to samvarn_worker
grant UPDATE (done_at) on intake to samvarn_app
grant UPDATE (done_by) on intake to samvarn_app
grant UPDATE (key_wrapped) on intake to samvarn_app
grant UPDATE (outcome) on intake to samvarn_app
grant UPDATE (person) on intake to samvarn_app
grant UPDATE (state) on intake to samvarn_app
grant UPDATE (taken_at) on intake to samvarn_app
grant UPDATE (taken_by) on intake to samvarn_app
grant SELECT (content_sealed) on outgoing_file to samvarn_app
grant SELECT (format) on outgoing_file to samvarn_app
grant SELECT (id) on outgoing_file to samvarn_app
grant SELECT (name_sealed) on outgoing_file to samvarn_app
grant SELECT (ordinal) on outgoing_file to samvarn_app
grant SELECT (reading_sealed) on outgoing_file to samvarn_app
grant SELECT (set) on outgoing_file to samvarn_app
grant SELECT (size) on outgoing_file to samvarn_app
grant SELECT (tenant) on outgoing_file to samvarn_app
grant UPDATE (author_seen_at) on outgoing_set to samvarn_app
grant UPDATE (used_at) on reveal_pass to samvarn_app
grant UPDATE (made_at) on safe_copy to samvarn_app
grant UPDATE (made_by) on safe_copy to samvarn_app
grant UPDATE (refusal) on safe_copy to samvarn_app
grant UPDATE (state) on safe_copy to samvarn_app
grant UPDATE (answer_sealed) on second_request to samvarn_app
grant UPDATE (answered_at) on second_request to samvarn_app
grant UPDATE (answered_by) on second_request to samvarn_app
grant UPDATE (approved) on second_request to samvarn_app
grant UPDATE (withdrawn_at) on second_request to samvarn_app
function audit_is_append_only() security definer=f search_path=pg_catalog
function current_actor() security definer=f search_path=pg_catalog
function current_circles() security definer=f search_path=pg_catalog
function current_roles() security definer=f search_path=pg_catalog
function current_session_hash() security definer=f search_path=pg_catalog
function current_tenant() security definer=f search_path=pg_catalog
function current_unit() security definer=f search_path=pg_catalog
function enqueue(task text, id uuid) security definer=t search_path=pg_catalog, graphile_worker
function fingerade_has_no_past() security definer=f search_path=pg_catalog, public
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
CREATE TRIGGER marking_has_no_past BEFORE INSERT OR UPDATE ON public.marking FOR EACH ROW EXECUTE FUNCTION fingerade_has_no_past()
CREATE TRIGGER datum_has_no_past BEFORE INSERT OR UPDATE ON public.person_datum FOR EACH ROW EXECUTE FUNCTION fingerade_has_no_past()
