-- Written by `npm run schema`; never edited. A test compares it with the migrations' result.
column about_leaflet.tenant uuid not null
column about_leaflet.site uuid not null
column about_leaflet.form text not null
column about_leaflet.of_sha256 bytea not null
column about_leaflet.bytes bytea not null
column about_page.tenant uuid not null
column about_page.site uuid not null
column about_page.kind text not null
column about_page.contact jsonb
column about_page.deputy jsonb
column about_page.published jsonb
column about_page.published_at timestamp with time zone
column about_page.checked date
column about_page.checked_by uuid
column about_page.started_at timestamp with time zone not null default now()
column about_point.tenant uuid not null
column about_point.site uuid not null
column about_point.key text not null
column about_point.part text not null
column about_point.position integer not null
column about_point.words jsonb not null
column about_point.state text not null default 'unread'::text
column about_point.decided_at timestamp with time zone
column access_analysis.tenant uuid not null
column access_analysis.id uuid not null
column access_analysis.unit uuid not null
column access_analysis.circle uuid
column access_analysis.sealed bytea not null
column access_analysis.size_max integer not null
column access_analysis.decided_by uuid not null
column access_analysis.decided_at timestamp with time zone not null default now()
column access_analysis.review_by date not null
column access_analysis.ended_at timestamp with time zone
column access_request.tenant uuid not null
column access_request.id uuid not null
column access_request.unit uuid not null
column access_request.account uuid not null
column access_request.role text
column access_request.circle uuid
column access_request.on_duty boolean not null default false
column access_request.analysis uuid
column access_request.until date not null
column access_request.asked_by uuid not null
column access_request.asked_at timestamp with time zone not null default now()
column access_request.decided_by uuid
column access_request.decided_at timestamp with time zone
column access_request.decision text
column account.tenant uuid not null
column account.id uuid not null
column account.unit uuid not null
column account.signature text not null
column account.name_sealed bytea not null
column account.language text not null default 'sv'::text
column account.created_at timestamp with time zone not null default now()
column account.closed_at timestamp with time zone
column account.suspended_at timestamp with time zone
column action_entry.tenant uuid not null
column action_entry.id uuid not null
column action_entry.action uuid not null
column action_entry.kind text not null
column action_entry.state text
column action_entry.sealed bytea
column action_entry.by uuid
column action_entry.at timestamp with time zone not null default now()
column action_evidence.tenant uuid not null
column action_evidence.id uuid not null
column action_evidence.action uuid not null
column action_evidence.kind text not null
column action_evidence.name_sealed bytea not null
column action_evidence.content_sealed bytea
column action_evidence.bytes integer not null
column action_evidence.added_by uuid not null
column action_evidence.added_at timestamp with time zone not null default now()
column action_evidence.removed_at timestamp with time zone
column action_item.tenant uuid not null
column action_item.id uuid not null
column action_item.origin_kind text not null
column action_item.origin_id text not null
column action_item.unit uuid
column action_item.owner uuid not null
column action_item.due date not null
column action_item.state text not null default 'planned'::text
column action_item.state_at timestamp with time zone not null default now()
column action_item.sealed bytea not null
column action_item.effect_due date
column action_item.effect text
column action_item.effect_at timestamp with time zone
column action_item.created_by uuid not null
column action_item.created_at timestamp with time zone not null default now()
column answer.tenant uuid not null
column answer.part uuid not null
column answer.question text not null
column answer.applies boolean not null default true
column answer.level smallint
column answer.chosen text[] not null default '{}'::text[]
column answer.words_sealed bytea
column answer.answered_by uuid not null
column answer.answered_at timestamp with time zone not null default now()
column answer_comment.tenant uuid not null
column answer_comment.id uuid not null
column answer_comment.part uuid not null
column answer_comment.question text not null
column answer_comment.kind text not null
column answer_comment.words_sealed bytea
column answer_comment.author uuid not null
column answer_comment.written_at timestamp with time zone not null default clock_timestamp()
column answer_comparison.tenant uuid not null
column answer_comparison.round uuid not null
column answer_comparison.document jsonb not null
column answer_comparison.came_at timestamp with time zone not null default now()
column answer_evidence.tenant uuid not null
column answer_evidence.id uuid not null
column answer_evidence.part uuid not null
column answer_evidence.question text not null
column answer_evidence.kind text not null
column answer_evidence.name_sealed bytea not null
column answer_evidence.content_sealed bytea
column answer_evidence.size integer not null default 0
column answer_evidence.added_by uuid not null
column answer_evidence.added_at timestamp with time zone not null default now()
column answer_former.tenant uuid not null
column answer_former.part uuid not null
column answer_former.question text not null
column answer_former.applies boolean not null
column answer_former.level smallint
column answer_former.chosen text[] not null default '{}'::text[]
column answer_former.words_sealed bytea
column answer_former.answered_at timestamp with time zone not null
column answer_lock.tenant uuid not null
column answer_lock.round uuid not null
column answer_lock.number integer not null
column answer_lock.locked boolean not null
column answer_part.tenant uuid not null
column answer_part.id uuid not null
column answer_part.round uuid not null
column answer_part.set_id text not null
column answer_part.unit uuid
column answer_part.owner uuid not null
column answer_part.reviewer uuid
column answer_part.helpers uuid[] not null default '{}'::uuid[]
column answer_part.due date not null
column answer_part.state text not null default 'open'::text
column answer_part.collection uuid
column answer_part.share_staff boolean not null default false
column answer_part.former uuid
column answer_part.created_at timestamp with time zone not null default now()
column answer_part.state_at timestamp with time zone not null default now()
column answer_round.tenant uuid not null
column answer_round.id uuid not null
column answer_round.round uuid
column answer_round.invitation uuid
column answer_round.coordinator uuid
column answer_round.hosted boolean not null default false
column answer_round.unit uuid
column answer_round.title text not null
column answer_round.lead text not null default ''::text
column answer_round.from_name text not null default ''::text
column answer_round.county text
column answer_round.secrecy text not null default ''::text
column answer_round.supporter text
column answer_round.former_round uuid
column answer_round.former_title text
column answer_round.opens date not null
column answer_round.closes date not null
column answer_round.sets jsonb not null
column answer_round.reply_code_sealed bytea
column answer_round.reply_to text
column answer_round.created_by uuid
column answer_round.created_at timestamp with time zone not null default now()
column answer_section.tenant uuid not null
column answer_section.part uuid not null
column answer_section.section text not null
column answer_section.version integer not null default 0
column answer_section.helper uuid
column answer_section.saved_by uuid
column answer_section.saved_at timestamp with time zone
column answer_submission.tenant uuid not null
column answer_submission.id uuid not null
column answer_submission.round uuid not null
column answer_submission.unit uuid
column answer_submission.number integer not null
column answer_submission.sharing text not null
column answer_submission.county_sees boolean not null default false
column answer_submission.provision text
column answer_submission.state text not null
column answer_submission.frozen_sealed bytea not null
column answer_submission.envelope_sealed bytea
column answer_submission.words_hash bytea
column answer_submission.check_asked uuid
column answer_submission.said_names_nobody boolean not null default false
column answer_submission.refusal text
column answer_submission.signed_by uuid not null
column answer_submission.signed_at timestamp with time zone not null default now()
column answer_submission.sent_at timestamp with time zone
column answer_submission.answered_at timestamp with time zone
column answer_submission.reopened_by uuid
column answer_submission.reopened_at timestamp with time zone
column answer_submission.reopened_why_sealed bytea
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
column backup_mark.tenant uuid not null
column backup_mark.id uuid not null
column backup_mark.kind text not null
column backup_mark.at timestamp with time zone not null default now()
column break_glass.tenant uuid not null
column break_glass.id uuid not null
column break_glass.account uuid not null
column break_glass.unit uuid not null
column break_glass.ground text not null
column break_glass.needed text[] not null
column break_glass.reason_sealed bytea not null
column break_glass.blind bytea not null
column break_glass.audit uuid not null
column break_glass.asked_at timestamp with time zone not null default now()
column break_glass.state text not null default 'asked'::text
column break_glass.person uuid
column break_glass.circle uuid
column break_glass.opened_at timestamp with time zone
column break_glass.until timestamp with time zone
column break_glass.ended_at timestamp with time zone
column break_glass.ended_by uuid
column break_glass_review.tenant uuid not null
column break_glass_review.id uuid not null
column break_glass_review.glass uuid not null
column break_glass_review.account uuid not null
column break_glass_review.asked_at timestamp with time zone not null
column break_glass_review.circle uuid
column break_glass_review.person uuid
column break_glass_review.refusal text
column break_glass_review.same_surname boolean not null default false
column break_glass_review.finding text
column break_glass_review.finding_sealed bytea
column break_glass_review.reviewed_by uuid
column break_glass_review.reviewed_at timestamp with time zone
column card_batch.tenant uuid not null
column card_batch.id uuid not null
column card_batch.site uuid not null
column card_batch.code text not null
column card_batch.design text not null
column card_batch.form text not null
column card_batch.print_shop boolean not null
column card_batch.facts jsonb not null
column card_batch.made_by uuid not null
column card_batch.made_at timestamp with time zone not null default now()
column card_batch.recalled_at timestamp with time zone
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
column circle_member.analysis uuid
column circle_member.reviewed_at timestamp with time zone
column contact_conversation.tenant uuid not null
column contact_conversation.id uuid not null
column contact_conversation.queue uuid not null
column contact_conversation.lookup bytea not null
column contact_conversation.salt bytea not null
column contact_conversation.visitor_key bytea not null
column contact_conversation.begun_at timestamp with time zone not null default now()
column contact_conversation.urgent boolean not null default false
column contact_conversation.taken_by uuid
column contact_conversation.taken_at timestamp with time zone
column contact_conversation.closed_at timestamp with time zone
column contact_conversation.outcome text
column contact_conversation.delete_on date
column contact_conversation.revision integer not null default 0
column contact_conversation.handed_over text
column contact_conversation.handed_over_at timestamp with time zone
column contact_decision.tenant uuid not null
column contact_decision.id uuid not null
column contact_decision.queue uuid not null
column contact_decision.kind text not null
column contact_decision.decided_by text not null
column contact_decision.decided_on date not null
column contact_decision.diary_number text not null
column contact_decision.rule text not null
column contact_decision.days integer
column contact_decision.recorded_by uuid not null
column contact_decision.recorded_at timestamp with time zone not null default now()
column contact_decision.ended_at timestamp with time zone
column contact_draft.tenant uuid not null
column contact_draft.conversation uuid not null
column contact_draft.queue uuid not null
column contact_draft.account uuid not null
column contact_draft.sealed bytea not null
column contact_draft.written_at timestamp with time zone not null default now()
column contact_hand_over.tenant uuid not null
column contact_hand_over.id uuid not null
column contact_hand_over.queue uuid not null
column contact_hand_over.conversation uuid not null
column contact_hand_over.account uuid not null
column contact_hand_over.sealed bytea not null
column contact_hand_over.checked uuid
column contact_hand_over.way text not null
column contact_hand_over.made_at timestamp with time zone not null default now()
column contact_hand_over.left_at timestamp with time zone
column contact_key.tenant uuid not null
column contact_key.queue uuid not null
column contact_key.key_wrapped bytea not null
column contact_key.sealed bytea not null
column contact_member.tenant uuid not null
column contact_member.queue uuid not null
column contact_member.account uuid not null
column contact_member.unit uuid not null
column contact_member.named_at timestamp with time zone not null default now()
column contact_member.accepted_at timestamp with time zone
column contact_member.left_at timestamp with time zone
column contact_message.tenant uuid not null
column contact_message.id uuid not null
column contact_message.queue uuid not null
column contact_message.conversation uuid not null
column contact_message.from_visitor boolean not null
column contact_message.account uuid
column contact_message.to_team bytea not null
column contact_message.to_visitor bytea not null
column contact_message.sent_at timestamp with time zone not null default now()
column contact_message.read_at timestamp with time zone
column contact_message.told_at timestamp with time zone
column contact_note.tenant uuid not null
column contact_note.id uuid not null
column contact_note.queue uuid not null
column contact_note.conversation uuid not null
column contact_note.account uuid not null
column contact_note.kind text not null
column contact_note.sealed bytea not null
column contact_note.written_at timestamp with time zone not null default now()
column contact_original.tenant uuid not null
column contact_original.picture uuid not null
column contact_original.queue uuid not null
column contact_original.conversation uuid not null
column contact_original.original bytea not null
column contact_picture.tenant uuid not null
column contact_picture.id uuid not null
column contact_picture.queue uuid not null
column contact_picture.conversation uuid not null
column contact_picture.message uuid not null
column contact_picture.media_type text not null
column contact_picture.clean bytea not null
column contact_queue.tenant uuid not null
column contact_queue.id uuid not null
column contact_queue.site uuid not null
column contact_queue.unit uuid not null
column contact_queue.state text not null default 'preparing'::text
column contact_queue.closed_why text
column contact_queue.public_key bytea not null
column contact_queue.team jsonb not null
column contact_queue.answers jsonb not null
column contact_queue.documented jsonb not null
column contact_queue.remind_hours integer not null
column contact_queue.alarm_hours integer not null
column contact_queue.close_hours integer not null
column contact_queue.attachments boolean not null
column contact_queue.opened_at timestamp with time zone
column contact_queue.closed_at timestamp with time zone
column contact_queue.reminded_for uuid
column contact_queue.alarmed_for uuid
column contact_queue.made_at timestamp with time zone not null default now()
column contact_tally.tenant uuid not null
column contact_tally.site uuid not null
column contact_tally.kind text not null
column contact_tally.hour timestamp with time zone not null
column contact_tally.count integer not null
column contact_ticket.tenant uuid not null
column contact_ticket.site uuid not null
column contact_ticket.token_hash bytea not null
column contact_ticket.kind text not null
column contact_ticket.issued_at timestamp with time zone not null
column contact_ticket.expires_at timestamp with time zone not null
column contact_ticket.sealed bytea
column conversation.tenant uuid not null
column conversation.id uuid not null
column conversation.title text not null
column conversation.asked jsonb not null
column conversation.unit uuid
column conversation.kind text not null
column conversation.shared boolean not null default true
column conversation.leader uuid not null
column conversation.made_by uuid not null
column conversation.made_at timestamp with time zone not null default now()
column conversation.held_on date not null
column conversation.minutes_each integer not null
column conversation.film_link text
column conversation.film_captioned boolean not null default false
column conversation.retention_days integer not null
column conversation.state text not null default 'planned'::text
column conversation.step integer not null default 0
column conversation.step_since timestamp with time zone not null default now()
column conversation.settled_at timestamp with time zone
column conversation.thoughts_deleted_at timestamp with time zone
column conversation.token_hash bytea not null
column conversation.token_sealed bytea not null
column conversation.check_by uuid
column conversation.check_id uuid
column conversation.check_hash bytea
column conversation_film.tenant uuid not null
column conversation_film.conversation uuid not null
column conversation_film.key_wrapped bytea not null
column conversation_film.media text not null
column conversation_film.bytes integer not null
column conversation_film.captions_sealed bytea
column conversation_film.captions_lang text
column conversation_film_piece.tenant uuid not null
column conversation_film_piece.conversation uuid not null
column conversation_film_piece.number integer not null
column conversation_film_piece.sealed bytea not null
column conversation_note.tenant uuid not null
column conversation_note.conversation uuid not null
column conversation_note.question text not null
column conversation_note.sealed bytea not null
column conversation_thought.tenant uuid not null
column conversation_thought.id uuid not null
column conversation_thought.conversation uuid not null
column conversation_thought.question text not null
column conversation_thought.sealed bytea not null
column conversation_thought.waiting boolean not null
column count_release.tenant uuid not null
column count_release.id uuid not null
column count_release.indicator uuid not null
column count_release.about text not null
column count_release.year integer not null
column count_release.reference_on date not null
column count_release.state text not null
column count_release.source text not null
column count_release.how text
column count_release.examined integer
column count_release.findings_sealed bytea
column count_release.candidate_sealed bytea
column count_release.asked_by uuid not null
column count_release.asked_at timestamp with time zone not null default now()
column count_release.judged_at timestamp with time zone
column count_release.published_by uuid
column count_release.published_at timestamp with time zone
column data_flow.tenant uuid not null
column data_flow.id uuid not null
column data_flow.unit uuid
column data_flow.reach text not null
column data_flow.template text
column data_flow.sealed bytea not null
column data_flow.created_by uuid not null
column data_flow.created_at timestamp with time zone not null default now()
column data_flow.closed_at timestamp with time zone
column demo_cast.tenant uuid not null
column demo_cast.account uuid not null
column demo_cast.ordinal integer not null
column demo_cast.slug text not null
column deviation.tenant uuid not null
column deviation.id uuid not null
column deviation.told_on date not null
column deviation.unit uuid
column deviation.kind text not null
column deviation.step text not null
column deviation.seriousness text not null
column deviation.happened_sealed bytea not null
column deviation.done_sealed bytea not null
column deviation.teller uuid
column deviation.state text not null default 'told'::text
column deviation.cause_sealed bytea
column deviation.lesson_sealed bytea
column deviation.routine uuid
column deviation.handled_by uuid
column deviation.handled_at timestamp with time zone
column directory_entry.tenant uuid not null
column directory_entry.id uuid not null
column directory_entry.kind text not null
column directory_entry.hsds_id text not null
column directory_entry.unit uuid not null
column directory_entry.owner uuid not null
column directory_entry.deputy uuid
column directory_entry.document jsonb not null
column directory_entry.levels jsonb not null default '{}'::jsonb
column directory_entry.confidential text[] not null default '{}'::text[]
column directory_entry.state text not null default 'draft'::text
column directory_entry.verified_on date
column directory_entry.verified_by text
column directory_entry.reminded_on date
column directory_entry.created_at timestamp with time zone not null default now()
column directory_entry.changed_at timestamp with time zone not null default now()
column directory_event.tenant uuid not null
column directory_event.id uuid not null
column directory_event.entry uuid not null
column directory_event.what text not null
column directory_event.by uuid
column directory_event.at timestamp with time zone not null default now()
column directory_free.tenant uuid not null
column directory_free.entry uuid not null
column directory_free.shown_from timestamp with time zone not null
column directory_free.free boolean not null
column directory_listing.tenant uuid not null
column directory_listing.entry uuid not null
column directory_listing.audience text not null
column directory_listing.document jsonb not null
column directory_listing.areas text[] not null
column directory_listing.checked date not null
column directory_note.tenant uuid not null
column directory_note.id uuid not null
column directory_note.account uuid not null
column directory_note.what text not null
column directory_note.sealed bytea not null
column directory_note.at timestamp with time zone not null default now()
column directory_secret.tenant uuid not null
column directory_secret.entry uuid not null
column directory_secret.id uuid not null
column directory_secret.unit uuid not null
column directory_secret.path text not null
column directory_secret.sealed bytea not null
column disclosure_key.tenant uuid not null
column disclosure_key.owner_tag bytea not null
column disclosure_key.fingerprint bytea not null
column disclosure_key.ordinal smallint not null default 0
column disclosure_key.tag_sealed bytea not null
column entry_count.tenant uuid not null
column entry_count.id uuid not null default gen_random_uuid()
column entry_count.site uuid not null
column entry_count.day date not null
column entry_count.page_group text not null
column entry_count.reads integer not null
column exchange_key.tenant uuid not null
column exchange_key.public_key bytea not null
column exchange_key.private_sealed bytea not null
column exchange_key.made_at timestamp with time zone not null default now()
column exchange_peer.tenant uuid not null
column exchange_peer.peer text not null
column exchange_peer.public_key bytea not null
column exchange_peer.pinned_at timestamp with time zone not null default now()
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
column guidance_own.tenant uuid not null
column guidance_own.id uuid not null
column guidance_own.title text not null
column guidance_own.issuer text not null
column guidance_own.document text not null default ''::text
column guidance_own.says text not null
column guidance_own.source text not null default ''::text
column guidance_own.valid_from date
column guidance_own.added_by uuid not null
column guidance_own.added_at timestamp with time zone not null default now()
column guidance_seen.tenant uuid not null
column guidance_seen.guidance text not null
column guidance_seen.key text not null
column guidance_seen.before text not null default ''::text
column guidance_seen.after text not null
column guidance_seen.source text not null default ''::text
column guidance_seen.recorded_by uuid
column guidance_seen.seen_at timestamp with time zone not null default now()
column host_look.tenant uuid not null
column host_look.id uuid not null
column host_look.host uuid not null
column host_look.at timestamp with time zone not null default now()
column host_look.pages integer
column host_look.lost jsonb not null
column hosted_organisation.tenant uuid not null
column hosted_organisation.id uuid not null
column hosted_organisation.name text not null
column hosted_organisation.kind text not null
column hosted_organisation.slug text not null
column hosted_organisation.address_sealed bytea not null
column hosted_organisation.state text not null default 'waiting'::text
column hosted_organisation.refusal text
column hosted_organisation.created_by uuid not null
column hosted_organisation.created_at timestamp with time zone not null default now()
column hosted_organisation.made_at timestamp with time zone
column hosted_organisation.came_at timestamp with time zone
column identity_link.tenant uuid not null
column identity_link.provider uuid not null
column identity_link.subject_blind bytea not null
column identity_link.account uuid not null
column identity_link.created_at timestamp with time zone not null default now()
column identity_link.used_at timestamp with time zone
column identity_provider.tenant uuid not null
column identity_provider.id uuid not null
column identity_provider.kind text not null
column identity_provider.name text not null
column identity_provider.sealed bytea not null
column identity_provider.created_at timestamp with time zone not null default now()
column identity_provider.changed_at timestamp with time zone not null default now()
column identity_provider.tried_at timestamp with time zone
column identity_provider.enabled_at timestamp with time zone
column identity_provider.scim_subject text
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
column indicator.tenant uuid not null
column indicator.id uuid not null
column indicator.origin text
column indicator.about text not null
column indicator.created_at timestamp with time zone not null default now()
column indicator.ended_at timestamp with time zone
column indicator_value.tenant uuid not null
column indicator_value.id uuid not null
column indicator_value.indicator uuid not null
column indicator_value.about text not null
column indicator_value.version integer not null
column indicator_value.period text not null
column indicator_value.dimension text not null
column indicator_value.code text not null
column indicator_value.sex text not null default '*'::text
column indicator_value.value numeric not null
column indicator_value.source text not null
column indicator_value.licence text
column indicator_value.came_by text not null
column indicator_value.entered_by uuid not null
column indicator_value.entered_at timestamp with time zone not null default now()
column indicator_version.tenant uuid not null
column indicator_version.indicator uuid not null
column indicator_version.version integer not null
column indicator_version.about text not null
column indicator_version.name text not null
column indicator_version.definition text not null
column indicator_version.why text
column indicator_version.source text not null
column indicator_version.unit text not null
column indicator_version.frequency text not null
column indicator_version.kind text not null
column indicator_version.better text not null
column indicator_version.answers_for text
column indicator_version.licence text
column indicator_version.groups jsonb not null default '[]'::jsonb
column indicator_version.share_of text
column indicator_version.written_by uuid
column indicator_version.written_at timestamp with time zone not null default now()
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
column interpreter_offer.tenant uuid not null
column interpreter_offer.languages text[] not null
column interpreter_offer.how_sv text not null
column interpreter_offer.how_en text
column interpreter_offer.how_ll text
column interpreter_offer.by uuid not null
column interpreter_offer.at timestamp with time zone not null default now()
column invitation.tenant uuid not null
column invitation.id uuid not null
column invitation.account uuid not null
column invitation.token_hash bytea not null
column invitation.token_sealed bytea
column invitation.reason text not null
column invitation.created_by uuid
column invitation.created_at timestamp with time zone not null default now()
column invitation.expires_at timestamp with time zone not null
column invitation.used_at timestamp with time zone
column invitation.ended_at timestamp with time zone
column known_picture.tenant uuid not null
column known_picture.digest bytea not null
column known_picture.circle uuid not null
column known_picture.marked_by uuid not null
column known_picture.marked_at timestamp with time zone not null default now()
column line_reminder.tenant uuid not null
column line_reminder.line text not null
column line_reminder.since text not null
column line_reminder.stage integer not null
column line_reminder.at timestamp with time zone not null default now()
column line_report.tenant uuid not null
column line_report.id uuid not null
column line_report.line text not null
column line_report.verdict text not null
column line_report.how text
column line_report.origin text not null default 'own'::text
column line_report.note_sealed bytea
column line_report.by uuid
column line_report.on date not null
column line_report.at timestamp with time zone not null default now()
column line_told.tenant uuid not null
column line_told.id uuid not null
column line_told.line text not null
column line_told.verdict text not null
column line_told.organisation text not null
column line_told.note_sealed bytea not null
column line_told.on date not null
column line_told.at timestamp with time zone not null default now()
column mail_address.tenant uuid not null
column mail_address.account uuid not null
column mail_address.sealed bytea not null
column mail_address.pace text not null default 'at_once'::text
column mail_address.hours smallint[] not null default '{8,13}'::smallint[]
column mail_address.changed_at timestamp with time zone not null default now()
column mail_address.bounced_at timestamp with time zone
column mail_address.bounce_status text
column mail_sent.tenant uuid not null
column mail_sent.id uuid not null
column mail_sent.account uuid not null
column mail_sent.return_code bytea not null
column mail_sent.messages integer not null
column mail_sent.created_at timestamp with time zone not null default now()
column mail_sent.tried_at timestamp with time zone
column mail_sent.attempts integer not null default 0
column mail_sent.in_doubt boolean not null default false
column mail_sent.accepted_at timestamp with time zone
column mail_sent.failed_at timestamp with time zone
column mail_sent.status text
column mandate.tenant uuid not null
column mandate.id uuid not null
column mandate.fact text
column mandate.title text not null
column mandate.giver text not null
column mandate.given_on date
column mandate.rests_on text
column mandate.asked text not null
column mandate.starts_on date
column mandate.interim_on date
column mandate.final_on date
column mandate.responsible uuid not null
column mandate.notes text
column mandate.created_at timestamp with time zone not null default now()
column mandate.changed_at timestamp with time zone not null default now()
column mandate_delivery.tenant uuid not null
column mandate_delivery.id uuid not null
column mandate_delivery.mandate uuid not null
column mandate_delivery.part uuid
column mandate_delivery.counts_as text not null
column mandate_delivery.delivered_on date not null
column mandate_delivery.note text
column mandate_delivery.link text
column mandate_document.tenant uuid not null
column mandate_document.id uuid not null
column mandate_document.mandate uuid not null
column mandate_document.title text not null
column mandate_document.link text not null
column mandate_part.tenant uuid not null
column mandate_part.id uuid not null
column mandate_part.mandate uuid not null
column mandate_part.title text not null
column mandate_part.asked text
column mandate_part.organisation text not null
column mandate_part.starts_on date
column mandate_part.due_on date
column mandate_step.tenant uuid not null
column mandate_step.id uuid not null
column mandate_step.mandate uuid not null
column mandate_step.towards text not null
column mandate_step.title text not null
column mandate_step.due_on date not null
column mandate_step.done_on date
column mandate_taker.tenant uuid not null
column mandate_taker.id uuid not null
column mandate_taker.mandate uuid not null
column mandate_taker.name text not null
column mandate_taker.does text
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
column meeting_code.tenant uuid not null
column meeting_code.id uuid not null
column meeting_code.code_hash bytea not null
column meeting_code.code_sealed bytea not null
column meeting_code.about uuid not null
column meeting_code.leads_sealed bytea not null
column meeting_code.made_by uuid not null
column meeting_code.until_at timestamp with time zone not null
column method.tenant uuid not null
column method.id uuid not null
column method.content jsonb not null
column method.state text not null default 'written'::text
column method.written_by uuid not null
column method.written_at timestamp with time zone not null default now()
column method.judged_by uuid
column method.judged_at timestamp with time zone
column method.said text
column method_figure.tenant uuid not null
column method_figure.id uuid not null
column method_figure.method text not null
column method_figure.day date not null
column method_figure.handed_out integer
column method_figure.contacts integer
column method_figure.note text
column method_figure.made_by uuid not null
column method_use.tenant uuid not null
column method_use.method text not null
column method_use.started_on date not null
column method_use.ended_on date
column method_use.notes text
column method_use.made_by uuid not null
column migration.name text not null
column migration.sha256 text not null
column migration.applied_at timestamp with time zone not null default now()
column open_report.tenant uuid not null
column open_report.id uuid not null
column open_report.version uuid not null
column open_report.publisher text not null
column open_report.document jsonb not null
column open_report.opened_by uuid not null
column open_report.opened_at timestamp with time zone not null default now()
column open_report.withdrawn_at timestamp with time zone
column outbox.tenant uuid not null
column outbox.id uuid not null default gen_random_uuid()
column outbox.account uuid not null
column outbox.template text not null
column outbox.created_at timestamp with time zone not null default now()
column outbox.sent_at timestamp with time zone
column outbox.about uuid
column outbox.mail uuid
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
column own_translation.tenant uuid not null
column own_translation.id uuid not null
column own_translation.form text not null
column own_translation.page text not null
column own_translation.source text
column own_translation.sha256 bytea
column own_translation.by uuid not null
column own_translation.at timestamp with time zone not null default now()
column page_media.tenant uuid not null
column page_media.id uuid not null
column page_media.site uuid
column page_media.page text not null
column page_media.form text not null
column page_media.kind text not null
column page_media.title text not null
column page_media.transcript text not null
column page_media.media_type text not null
column page_media.bytes bytea not null
column page_media.size integer not null
column page_media.sha256 bytea not null
column page_media.captions text
column page_media.seconds integer not null
column page_media.by uuid not null
column page_media.at timestamp with time zone not null default now()
column passkey.tenant uuid not null
column passkey.id uuid not null
column passkey.account uuid not null
column passkey.credential_hash bytea not null
column passkey.credential_id bytea not null
column passkey.public_key bytea not null
column passkey.counter bigint not null default 0
column passkey.transports text[] not null default '{}'::text[]
column passkey.backed_up boolean not null default false
column passkey.label text not null
column passkey.created_at timestamp with time zone not null default now()
column passkey.used_at timestamp with time zone
column people_count.tenant uuid not null
column people_count.id uuid not null
column people_count.indicator uuid not null
column people_count.about text not null
column people_count.reference_on date not null
column people_count.place text not null
column people_count.category text not null
column people_count.sex text not null
column people_count.number_sealed bytea not null
column people_count.source text not null
column people_count.entered_by uuid not null
column people_count.entered_at timestamp with time zone not null default now()
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
column public_host.tenant uuid not null
column public_host.id uuid not null
column public_host.address text not null
column public_host.kind text not null
column public_host.registered_by uuid not null
column public_host.registered_at timestamp with time zone not null default now()
column publication.tenant uuid not null
column publication.site uuid not null
column publication.code text not null
column publication.revision bigint not null
column publication.document jsonb not null
column publication.published_at timestamp with time zone not null default now()
column publication_file.tenant uuid not null
column publication_file.site uuid not null
column publication_file.sha256 bytea not null
column publication_file.media_type text not null
column publication_file.bytes bytea not null
column published_count.tenant uuid not null
column published_count.release uuid not null
column published_count.indicator uuid not null
column published_count.about text not null
column published_count.year integer not null
column published_count.table_name text not null
column published_count.place text not null
column published_count.category text not null
column published_count.sex text not null
column published_count.value integer not null
column published_count.base integer not null
column question_set.tenant uuid not null
column question_set.set_id text not null
column question_set.version text not null
column question_set.content jsonb not null
column question_set.loaded_by uuid not null
column question_set.loaded_at timestamp with time zone not null default now()
column question_set.withdrawn_by uuid
column question_set.withdrawn_at timestamp with time zone
column question_translation.tenant uuid not null
column question_translation.set_id text not null
column question_translation.version text not null
column question_translation.lang text not null
column question_translation.words jsonb not null
column question_translation.loaded_by uuid not null
column question_translation.loaded_at timestamp with time zone not null default now()
column rate_count.tenant uuid not null
column rate_count.rule text not null
column rate_count.subject bytea not null
column rate_count.started_at timestamp with time zone not null
column rate_count.hits integer not null
column reach_pause.tenant uuid not null
column reach_pause.account uuid not null
column reach_pause.since timestamp with time zone not null default now()
column reach_pause.because text not null
column reach_pause.lifted_by uuid
column reach_pause.lifted_at timestamp with time zone
column reach_pause.lifted_outside boolean not null default false
column report.tenant uuid not null
column report.id uuid not null
column report.title text not null
column report.subtitle text
column report.kind text not null
column report.lang text not null default 'sv'::text
column report.mandate text
column report.round uuid
column report.revision integer not null default 1
column report.created_by uuid not null
column report.created_at timestamp with time zone not null default now()
column report.archived_at timestamp with time zone
column report_section.tenant uuid not null
column report_section.id uuid not null
column report_section.report uuid not null
column report_section.ordinal integer not null
column report_section.kind text not null
column report_section.heading text not null
column report_section.words text not null default ''::text
column report_section.about jsonb not null default '{}'::jsonb
column report_version.tenant uuid not null
column report_version.id uuid not null
column report_version.report uuid not null
column report_version.number integer not null
column report_version.title text not null
column report_version.marked boolean not null
column report_version.document_sealed bytea not null
column report_version.document_sha256 bytea not null
column report_version.frozen_by uuid not null
column report_version.frozen_at timestamp with time zone not null default now()
column report_version.state text not null default 'setting'::text
column report_version.pdf_sealed bytea
column report_version.pdf_sha256 bytea
column report_version.docx_sealed bytea
column report_version.docx_sha256 bytea
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
column risk.tenant uuid not null
column risk.id uuid not null
column risk.unit uuid
column risk.flow uuid
column risk.template text
column risk.owner uuid not null
column risk.likelihood smallint not null
column risk.harm smallint not null
column risk.left_likelihood smallint
column risk.left_harm smallint
column risk.treatment text
column risk.review_by date not null
column risk.accepted_by uuid
column risk.accepted_until date
column risk.closed_at timestamp with time zone
column risk.sealed bytea not null
column risk.created_by uuid not null
column risk.created_at timestamp with time zone not null default now()
column risk_judgement.tenant uuid not null
column risk_judgement.id uuid not null
column risk_judgement.risk uuid not null
column risk_judgement.kind text not null
column risk_judgement.likelihood smallint
column risk_judgement.harm smallint
column risk_judgement.until date
column risk_judgement.sealed bytea
column risk_judgement.by uuid
column risk_judgement.at timestamp with time zone not null default now()
column role_grant.tenant uuid not null
column role_grant.account uuid not null
column role_grant.role text not null
column role_grant.granted_by uuid
column role_grant.valid_from timestamp with time zone not null default now()
column role_grant.valid_until timestamp with time zone not null
column role_grant.analysis uuid
column role_grant.reviewed_at timestamp with time zone
column round.tenant uuid not null
column round.id uuid not null
column round.title text not null
column round.lead text not null
column round.secrecy text not null
column round.provision text
column round.marked_on date
column round.state text not null default 'draft'::text
column round.opens date not null
column round.closes date not null
column round.county_sees boolean not null default true
column round.former uuid
column round.created_by uuid not null
column round.created_at timestamp with time zone not null default now()
column round.opened_at timestamp with time zone
column round.closed_at timestamp with time zone
column round_answer.tenant uuid not null
column round_answer.invitation uuid not null
column round_answer.number integer not null
column round_answer.received_at timestamp with time zone not null default now()
column round_answer.signed_off_at timestamp with time zone not null
column round_answer.signed_off_by text
column round_answer.sharing text not null
column round_answer.mark jsonb
column round_answer.way text not null
column round_answer_part.tenant uuid not null
column round_answer_part.invitation uuid not null
column round_answer_part.number integer not null
column round_answer_part.set_id text not null
column round_answer_part.round uuid not null
column round_answer_part.kind text not null
column round_answer_part.county text
column round_answer_part.levels smallint[] not null
column round_answer_part.chosen jsonb
column round_answer_part.staff jsonb
column round_answer_part.words_sealed bytea
column round_answer_part.current boolean not null default true
column round_draft.tenant uuid not null
column round_draft.invitation uuid not null
column round_draft.set_id text not null
column round_draft.sealed bytea not null
column round_draft.edition integer not null default 1
column round_draft.changed_at timestamp with time zone not null default now()
column round_invitation.tenant uuid not null
column round_invitation.id uuid not null
column round_invitation.round uuid not null
column round_invitation.organisation uuid not null
column round_invitation.name text not null
column round_invitation.kind text not null
column round_invitation.county text
column round_invitation.hosted uuid
column round_invitation.supporter uuid
column round_invitation.token_hash bytea not null
column round_invitation.token_generation integer not null default 1
column round_invitation.reply_hash bytea not null
column round_invitation.created_at timestamp with time zone not null default now()
column round_invitation.delivered_at timestamp with time zone
column round_invitation.seen_at timestamp with time zone
column round_invitation.begun_at timestamp with time zone
column round_invitation.answered_at timestamp with time zone
column round_invitation.number integer not null default 0
column round_invitation.county_sees_levels boolean not null default false
column round_invitation.closes date
column round_invitation.reopened_at timestamp with time zone
column round_invitation.wants_again_at timestamp with time zone
column round_invitation.withdrawn_at timestamp with time zone
column round_mail.tenant uuid not null
column round_mail.id uuid not null
column round_mail.invitation uuid not null
column round_mail.reason text not null
column round_mail.day date not null default ((now() AT TIME ZONE 'Europe/Stockholm'::text))::date
column round_mail.created_at timestamp with time zone not null default now()
column round_mail.tried_at timestamp with time zone
column round_mail.attempts integer not null default 0
column round_mail.in_doubt boolean not null default false
column round_mail.accepted_at timestamp with time zone
column round_mail.failed_at timestamp with time zone
column round_mail.status text
column round_note.tenant uuid not null
column round_note.id uuid not null
column round_note.invitation uuid not null
column round_note.by_tenant uuid not null
column round_note.by_name text not null
column round_note.body text not null
column round_note.created_at timestamp with time zone not null default now()
column round_organisation.tenant uuid not null
column round_organisation.id uuid not null
column round_organisation.name text not null
column round_organisation.kind text not null
column round_organisation.county text
column round_organisation.hosted uuid
column round_organisation.address_sealed bytea
column round_organisation.changed_at timestamp with time zone not null default now()
column round_picture.tenant uuid not null
column round_picture.round uuid not null
column round_picture.kind text not null
column round_picture.counts jsonb not null
column round_picture.made_at timestamp with time zone not null default now()
column round_set.tenant uuid not null
column round_set.round uuid not null
column round_set.set_id text not null
column round_set.version text not null
column round_set.place smallint not null
column round_set.document jsonb not null
column round_supporter.tenant uuid not null
column round_supporter.round uuid not null
column round_supporter.county text not null
column round_supporter.supporter uuid not null
column round_supporter.name text not null
column routine.tenant uuid not null
column routine.id uuid not null
column routine.title text not null
column routine.owner uuid not null
column routine.unit uuid
column routine.template text
column routine.created_by uuid not null
column routine.created_at timestamp with time zone not null default now()
column routine.withdrawn_at timestamp with time zone
column routine.withdrawn_why text
column routine_note.tenant uuid not null
column routine_note.id uuid not null
column routine_note.routine uuid not null
column routine_note.kind text not null
column routine_note.key text not null
column routine_note.guidance text
column routine_note.before text not null default ''::text
column routine_note.after text not null
column routine_note.source text not null default ''::text
column routine_note.raised_at timestamp with time zone not null default now()
column routine_note.dealt_at timestamp with time zone
column routine_note.dealt_by uuid
column routine_note.dealt_how text
column routine_note.dealt_why text
column routine_receipt.tenant uuid not null
column routine_receipt.routine uuid not null
column routine_receipt.number integer not null
column routine_receipt.account uuid not null
column routine_receipt.read_at timestamp with time zone not null default now()
column routine_receipt.passed_at timestamp with time zone
column routine_reminder.tenant uuid not null
column routine_reminder.account uuid not null
column routine_reminder.told_at timestamp with time zone not null default now()
column routine_slot.tenant uuid not null
column routine_slot.version uuid not null
column routine_slot.key text not null
column routine_slot.ask text not null
column routine_slot.words text not null default ''::text
column routine_slot.source text not null default ''::text
column routine_version.tenant uuid not null
column routine_version.id uuid not null
column routine_version.routine uuid not null
column routine_version.number integer not null
column routine_version.state text not null default 'draft'::text
column routine_version.purpose text not null
column routine_version.i_do text not null
column routine_version.body text not null default ''::text
column routine_version.guidance text[] not null default '{}'::text[]
column routine_version.roles text[] not null default '{}'::text[]
column routine_version.units uuid[] not null default '{}'::uuid[]
column routine_version.questions jsonb not null default '[]'::jsonb
column routine_version.valid_from date not null
column routine_version.review_by date not null
column routine_version.receipts_from integer not null
column routine_version.change_why text not null default ''::text
column routine_version.written_by uuid not null
column routine_version.writers uuid[] not null
column routine_version.written_at timestamp with time zone not null default now()
column routine_version.returned_why text
column routine_version.sole_approver boolean not null default false
column routine_version.approved_by uuid
column routine_version.approved_at timestamp with time zone
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
column scim_client.tenant uuid not null
column scim_client.id uuid not null
column scim_client.name text not null
column scim_client.token_hash bytea not null
column scim_client.created_by uuid not null
column scim_client.created_at timestamp with time zone not null default now()
column scim_client.expires_at timestamp with time zone not null
column scim_client.used_at timestamp with time zone
column scim_client.ended_at timestamp with time zone
column scim_group.tenant uuid not null
column scim_group.id uuid not null
column scim_group.display_name text not null
column scim_group.external_id text
column scim_group.unit uuid
column scim_group.role text
column scim_group.created_at timestamp with time zone not null default now()
column scim_group.changed_at timestamp with time zone not null default now()
column scim_group_member.tenant uuid not null
column scim_group_member.scim_group uuid not null
column scim_group_member.account uuid not null
column scim_user.tenant uuid not null
column scim_user.account uuid not null
column scim_user.user_name_sealed bytea not null
column scim_user.user_name_blind bytea not null
column scim_user.external_id_sealed bytea
column scim_user.external_id_blind bytea
column scim_user.name_sealed bytea not null
column scim_user.ended_by_directory boolean not null default false
column scim_user.created_at timestamp with time zone not null default now()
column scim_user.changed_at timestamp with time zone not null default now()
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
column session.id uuid not null default gen_random_uuid()
column session.method text not null default 'demo'::text
column session.provider uuid
column session.proved_at timestamp with time zone not null default now()
column sign_in_attempt.tenant uuid not null
column sign_in_attempt.id uuid not null
column sign_in_attempt.token_hash bytea not null
column sign_in_attempt.kind text not null
column sign_in_attempt.sealed bytea not null
column sign_in_attempt.created_at timestamp with time zone not null default now()
column sign_in_attempt.expires_at timestamp with time zone not null
column site.tenant uuid not null
column site.id uuid not null
column site.code text not null
column site.name text not null
column site.kind text not null
column site.place text
column site.unit uuid
column site.entry_address text
column site.feedback_function text
column site.feedback_phone text
column site.feedback_email text
column site.made_at timestamp with time zone not null default now()
column site.changed_at timestamp with time zone not null default now()
column site.withdrawn_at timestamp with time zone
column site.compiled_at timestamp with time zone
column site.fault text
column site.fault_at timestamp with time zone
column site.cards_key text
column site.cards jsonb
column site_item.tenant uuid not null
column site_item.id uuid not null
column site_item.site uuid not null
column site_item.kind text not null
column site_item.made_at timestamp with time zone not null default now()
column site_version.tenant uuid not null
column site_version.item uuid not null
column site_version.number integer not null
column site_version.content jsonb
column site_version.from_at timestamp with time zone not null default now()
column site_version.until_at timestamp with time zone
column site_version.made_by uuid not null
column site_version.made_at timestamp with time zone not null default now()
column staff_answer.tenant uuid not null
column staff_answer.id uuid not null
column staff_answer.collection uuid not null
column staff_answer.unit uuid
column staff_answer.question text not null
column staff_answer.words boolean not null default false
column staff_answer.sealed bytea not null
column staff_collection.tenant uuid not null
column staff_collection.id uuid not null
column staff_collection.title text not null
column staff_collection.asked jsonb not null
column staff_collection.unit uuid
column staff_collection.units uuid[] not null
column staff_collection.words_allowed boolean not null default false
column staff_collection.pictures text not null
column staff_collection.opens_on date not null
column staff_collection.closes_on date not null
column staff_collection.closed_at timestamp with time zone
column staff_collection.token_hash bytea not null
column staff_collection.token_sealed bytea not null
column staff_collection.words_shown integer not null default 0
column staff_collection.made_by uuid not null
column staff_collection.made_at timestamp with time zone not null default now()
column staff_draft.tenant uuid not null
column staff_draft.id uuid not null
column staff_draft.collection uuid not null
column staff_draft.run_hash bytea
column staff_draft.code_hash bytea
column staff_draft.sealed bytea
column staff_sum.tenant uuid not null
column staff_sum.id uuid not null
column staff_sum.collection uuid not null
column staff_sum.unit uuid
column staff_sum.question text not null
column staff_sum.count integer not null
column staff_sum.sums jsonb not null
column staff_words.tenant uuid not null
column staff_words.id uuid not null
column staff_words.collection uuid not null
column staff_words.question text not null
column staff_words.sealed bytea not null
column tenant.id uuid not null
column tenant.name text not null
column tenant.kind text not null
column tenant.key_wrapped bytea not null
column tenant.created_at timestamp with time zone not null default now()
column tenant.slug text
column tenant.host uuid
column tenant.may_host boolean not null default false
column text_signature.tenant uuid not null
column text_signature.id uuid not null
column text_signature.form text not null
column text_signature.what text not null
column text_signature.sha256 bytea not null
column text_signature.original bytea not null
column text_signature.name_sealed bytea not null
column text_signature.function text not null
column text_signature.knows_language boolean not null
column text_signature.on date not null
column text_signature.recorded_by uuid not null
column text_signature.recorded_at timestamp with time zone not null default now()
column text_signature.withdrawn_by uuid
column text_signature.withdrawn_at timestamp with time zone
column training_count.tenant uuid not null
column training_count.id uuid not null
column training_count.unit uuid not null
column training_count.function text not null
column training_count.area text
column training_count.depth smallint
column training_count.count integer not null
column training_count.counted_on date not null
column training_count.by uuid not null
column training_count.at timestamp with time zone not null default clock_timestamp()
column training_function.tenant uuid not null
column training_function.code text not null
column training_function.name text
column training_function.hidden boolean not null default false
column training_need.tenant uuid not null
column training_need.function text not null
column training_need.area text not null
column training_need.depth smallint not null
column training_plan.tenant uuid not null
column training_plan.id uuid not null
column training_plan.unit uuid not null
column training_plan.function text not null
column training_plan.area text not null
column training_plan.depth smallint not null
column training_plan.cost_kronor integer
column training_plan.sealed bytea not null
column training_plan.created_by uuid not null
column training_plan.created_at timestamp with time zone not null default now()
column unit.tenant uuid not null
column unit.id uuid not null
column unit.name text not null
column unit.place_code text
column unit.created_at timestamp with time zone not null default now()
column unit.closed_at timestamp with time zone
column unit.directory_default boolean not null default false
column web_test.tenant uuid not null
column web_test.id uuid not null
column web_test.site uuid not null
column web_test.subject text not null
column web_test.address text
column web_test.source text not null
column web_test.found jsonb not null
column web_test.search jsonb
column web_test.made_by uuid not null
column web_test.made_at timestamp with time zone not null default now()
column web_test.answered_at timestamp with time zone
column wheel_done.tenant uuid not null
column wheel_done.duty uuid not null
column wheel_done.year integer not null
column wheel_done.done_by uuid not null
column wheel_done.done_at timestamp with time zone not null default now()
column wheel_done.shows text not null default ''::text
column wheel_duty.tenant uuid not null
column wheel_duty.id uuid not null
column wheel_duty.kind text not null
column wheel_duty.title text not null default ''::text
column wheel_duty.month integer not null
column wheel_duty.owner uuid not null
column wheel_duty.created_by uuid not null
column wheel_duty.created_at timestamp with time zone not null default now()
column wheel_duty.ended_at timestamp with time zone
constraint about_leaflet.about_leaflet_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 5242880)))
constraint about_leaflet.about_leaflet_form_check CHECK ((form = ANY (ARRAY['sv'::text, 'll'::text, 'en'::text])))
constraint about_leaflet.about_leaflet_of_sha256_check CHECK ((octet_length(of_sha256) = 32))
constraint about_leaflet.about_leaflet_pkey PRIMARY KEY (tenant, site, form)
constraint about_leaflet.about_leaflet_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES about_page(tenant, site)
constraint about_page.about_page_check CHECK (((published IS NULL) = (published_at IS NULL)))
constraint about_page.about_page_check1 CHECK (((published IS NULL) OR ((checked IS NOT NULL) AND (contact IS NOT NULL) AND (deputy IS NOT NULL))))
constraint about_page.about_page_kind_check CHECK ((kind = ANY (ARRAY['agency'::text, 'region'::text, 'municipality'::text, 'ngo'::text, 'company'::text])))
constraint about_page.about_page_pkey PRIMARY KEY (tenant, site)
constraint about_page.about_page_tenant_checked_by_fkey FOREIGN KEY (tenant, checked_by) REFERENCES account(tenant, id)
constraint about_page.about_page_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES site(tenant, id)
constraint about_point.about_no_empty_place CHECK (((state <> 'holds'::text) OR ((words)::text !~ '\[\['::text)))
constraint about_point.about_point_key_check CHECK ((key ~ '^[a-z0-9-]{1,40}$'::text))
constraint about_point.about_point_part_check CHECK ((part = ANY (ARRAY['how'::text, 'ask'::text])))
constraint about_point.about_point_pkey PRIMARY KEY (tenant, site, key)
constraint about_point.about_point_position_check CHECK ((("position" >= 0) AND ("position" <= 999)))
constraint about_point.about_point_state_check CHECK ((state = ANY (ARRAY['unread'::text, 'holds'::text, 'left_out'::text])))
constraint about_point.about_point_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES about_page(tenant, site)
constraint about_point.about_point_words_check CHECK ((words ? 'sv'::text))
constraint access_analysis.access_analysis_check CHECK ((review_by <= (((decided_at AT TIME ZONE 'UTC'::text))::date + 366)))
constraint access_analysis.access_analysis_pkey PRIMARY KEY (tenant, id)
constraint access_analysis.access_analysis_size_max_check CHECK (((size_max >= 1) AND (size_max <= 50)))
constraint access_analysis.access_analysis_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint access_analysis.access_analysis_tenant_decided_by_fkey FOREIGN KEY (tenant, decided_by) REFERENCES account(tenant, id)
constraint access_analysis.access_analysis_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint access_request.access_request_check CHECK (((role IS NULL) <> (circle IS NULL)))
constraint access_request.access_request_check1 CHECK (((decision IS DISTINCT FROM 'granted'::text) OR (decided_by <> asked_by)))
constraint access_request.access_request_check2 CHECK (((decision IS NULL) = (decided_at IS NULL)))
constraint access_request.access_request_decision_check CHECK ((decision = ANY (ARRAY['granted'::text, 'declined'::text, 'withdrawn'::text])))
constraint access_request.access_request_pkey PRIMARY KEY (tenant, id)
constraint access_request.access_request_role_check CHECK ((role = ANY (ARRAY['protection_officer'::text, 'deputy'::text, 'caseworker'::text, 'registrar'::text, 'communicator'::text, 'coordinator'::text])))
constraint access_request.access_request_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint access_request.access_request_tenant_analysis_fkey FOREIGN KEY (tenant, analysis) REFERENCES access_analysis(tenant, id)
constraint access_request.access_request_tenant_asked_by_fkey FOREIGN KEY (tenant, asked_by) REFERENCES account(tenant, id)
constraint access_request.access_request_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint access_request.access_request_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint account.account_language_check CHECK ((language = ANY (ARRAY['sv'::text, 'en'::text])))
constraint account.account_pkey PRIMARY KEY (tenant, id)
constraint account.account_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint action_entry.action_entry_at_check CHECK ((at <= now()))
constraint action_entry.action_entry_kind_check CHECK ((kind = ANY (ARRAY['raised'::text, 'note'::text, 'state'::text, 'steered'::text, 'evidence'::text, 'evidence_removed'::text, 'effect'::text, 'handed_over'::text])))
constraint action_entry.action_entry_pkey PRIMARY KEY (tenant, id)
constraint action_entry.action_entry_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'going'::text, 'waiting'::text, 'done'::text, 'dropped'::text])))
constraint action_entry.action_entry_tenant_action_fkey FOREIGN KEY (tenant, action) REFERENCES action_item(tenant, id)
constraint action_entry.action_entry_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint action_evidence.action_evidence_bytes_check CHECK ((bytes >= 0))
constraint action_evidence.action_evidence_check CHECK (((removed_at IS NULL) OR (content_sealed IS NULL)))
constraint action_evidence.action_evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text])))
constraint action_evidence.action_evidence_pkey PRIMARY KEY (tenant, id)
constraint action_evidence.action_evidence_tenant_action_fkey FOREIGN KEY (tenant, action) REFERENCES action_item(tenant, id)
constraint action_evidence.action_evidence_tenant_added_by_fkey FOREIGN KEY (tenant, added_by) REFERENCES account(tenant, id)
constraint action_item.action_item_check CHECK (((state = 'done'::text) OR ((effect_due IS NULL) AND (effect IS NULL))))
constraint action_item.action_item_check1 CHECK (((effect IS NULL) = (effect_at IS NULL)))
constraint action_item.action_item_created_at_check CHECK ((created_at <= now()))
constraint action_item.action_item_effect_check CHECK ((effect = ANY (ARRAY['helped'::text, 'partly'::text, 'did_not'::text, 'cannot_say'::text])))
constraint action_item.action_item_origin_id_check CHECK ((origin_id ~ '^[A-Za-z0-9:/._-]{1,120}$'::text))
constraint action_item.action_item_origin_kind_check CHECK ((origin_kind = ANY (ARRAY['own'::text, 'answer'::text, 'conversation'::text, 'risk'::text, 'routine'::text, 'deviation'::text, 'training'::text])))
constraint action_item.action_item_pkey PRIMARY KEY (tenant, id)
constraint action_item.action_item_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'going'::text, 'waiting'::text, 'done'::text, 'dropped'::text])))
constraint action_item.action_item_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint action_item.action_item_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint action_item.action_item_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint answer.answer_check CHECK ((applies OR (level IS NULL)))
constraint answer.answer_level_check CHECK (((level >= 0) AND (level <= 100)))
constraint answer.answer_pkey PRIMARY KEY (tenant, part, question)
constraint answer.answer_question_check CHECK (((length(question) >= 1) AND (length(question) <= 80)))
constraint answer.answer_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES answer_part(tenant, id) ON DELETE CASCADE
constraint answer_comment.answer_comment_check CHECK (((kind = 'approve'::text) OR (words_sealed IS NOT NULL)))
constraint answer_comment.answer_comment_kind_check CHECK ((kind = ANY (ARRAY['remark'::text, 'change'::text, 'reply'::text, 'approve'::text])))
constraint answer_comment.answer_comment_pkey PRIMARY KEY (tenant, id)
constraint answer_comment.answer_comment_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES answer_part(tenant, id) ON DELETE CASCADE
constraint answer_comparison.answer_comparison_pkey PRIMARY KEY (tenant, round)
constraint answer_comparison.answer_comparison_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES answer_round(tenant, id)
constraint answer_evidence.answer_evidence_check CHECK (((kind = 'file'::text) = (content_sealed IS NOT NULL)))
constraint answer_evidence.answer_evidence_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'link'::text])))
constraint answer_evidence.answer_evidence_pkey PRIMARY KEY (tenant, id)
constraint answer_evidence.answer_evidence_size_check CHECK (((size >= 0) AND (size <= 10485760)))
constraint answer_evidence.answer_evidence_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES answer_part(tenant, id) ON DELETE CASCADE
constraint answer_former.answer_former_pkey PRIMARY KEY (tenant, part, question)
constraint answer_former.answer_former_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES answer_part(tenant, id) ON DELETE CASCADE
constraint answer_lock.answer_lock_pkey PRIMARY KEY (tenant, round)
constraint answer_lock.answer_lock_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES answer_round(tenant, id)
constraint answer_part.answer_part_pkey PRIMARY KEY (tenant, id)
constraint answer_part.answer_part_set_id_check CHECK (((length(set_id) >= 1) AND (length(set_id) <= 80)))
constraint answer_part.answer_part_state_check CHECK ((state = ANY (ARRAY['open'::text, 'ready'::text, 'approved'::text])))
constraint answer_part.answer_part_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint answer_part.answer_part_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint answer_part.answer_part_tenant_reviewer_fkey FOREIGN KEY (tenant, reviewer) REFERENCES account(tenant, id)
constraint answer_part.answer_part_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint answer_round.answer_round_check CHECK ((((round IS NULL) = (invitation IS NULL)) AND ((round IS NULL) = (reply_code_sealed IS NULL)) AND (opens <= closes)))
constraint answer_round.answer_round_pkey PRIMARY KEY (tenant, id)
constraint answer_round.answer_round_reply_to_check CHECK (((reply_to ~ '^https://'::text) OR (reply_to ~ '^http://localhost[:/]'::text)))
constraint answer_round.answer_round_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint answer_round.answer_round_tenant_round_invitation_key UNIQUE (tenant, round, invitation)
constraint answer_round.answer_round_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint answer_section.answer_section_pkey PRIMARY KEY (tenant, part, section)
constraint answer_section.answer_section_section_check CHECK (((length(section) >= 1) AND (length(section) <= 80)))
constraint answer_section.answer_section_tenant_helper_fkey FOREIGN KEY (tenant, helper) REFERENCES account(tenant, id)
constraint answer_section.answer_section_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES answer_part(tenant, id) ON DELETE CASCADE
constraint answer_submission.answer_submission_check CHECK ((((reopened_at IS NULL) = (reopened_by IS NULL)) AND ((reopened_at IS NULL) = (reopened_why_sealed IS NULL))))
constraint answer_submission.answer_submission_check1 CHECK (((envelope_sealed IS NULL) OR (sharing = 'levels'::text) OR (words_hash IS NOT NULL) OR said_names_nobody))
constraint answer_submission.answer_submission_number_check CHECK (((number >= 1) AND (number <= 1000)))
constraint answer_submission.answer_submission_pkey PRIMARY KEY (tenant, id)
constraint answer_submission.answer_submission_provision_check CHECK (((length(provision) >= 1) AND (length(provision) <= 200)))
constraint answer_submission.answer_submission_refusal_check CHECK ((length(refusal) <= 500))
constraint answer_submission.answer_submission_sharing_check CHECK ((sharing = ANY (ARRAY['levels'::text, 'levels_and_words'::text])))
constraint answer_submission.answer_submission_state_check CHECK ((state = ANY (ARRAY['kept'::text, 'checking'::text, 'returned'::text, 'ready'::text, 'sent'::text, 'received'::text, 'refused'::text])))
constraint answer_submission.answer_submission_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES answer_round(tenant, id)
constraint answer_submission.answer_submission_tenant_round_number_key UNIQUE (tenant, round, number)
constraint answer_submission.answer_submission_tenant_signed_by_fkey FOREIGN KEY (tenant, signed_by) REFERENCES account(tenant, id)
constraint answer_submission.answer_submission_words_hash_check CHECK ((octet_length(words_hash) = 32))
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
constraint backup_mark.backup_mark_kind_check CHECK ((kind = ANY (ARRAY['backup'::text, 'proof'::text])))
constraint backup_mark.backup_mark_pkey PRIMARY KEY (tenant, id)
constraint backup_mark.backup_mark_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint break_glass.break_glass_blind_check CHECK ((octet_length(blind) = 16))
constraint break_glass.break_glass_check CHECK ((((state = 'granted'::text) = (person IS NOT NULL)) AND ((person IS NULL) = (circle IS NULL))))
constraint break_glass.break_glass_check1 CHECK ((((opened_at IS NULL) = (until IS NULL)) AND ((opened_at IS NULL) OR (state = 'granted'::text))))
constraint break_glass.break_glass_check2 CHECK ((until <= (opened_at + '01:00:00'::interval)))
constraint break_glass.break_glass_check3 CHECK ((((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) OR (opened_at IS NOT NULL))))
constraint break_glass.break_glass_ground_check CHECK ((ground = ANY (ARRAY['life'::text, 'child'::text, 'own_task'::text, 'consent'::text])))
constraint break_glass.break_glass_needed_check CHECK ((((cardinality(needed) >= 1) AND (cardinality(needed) <= 4)) AND (needed <@ ARRAY['contact'::text, 'address'::text, 'children'::text, 'markings'::text])))
constraint break_glass.break_glass_pkey PRIMARY KEY (tenant, id)
constraint break_glass.break_glass_state_check CHECK ((state = ANY (ARRAY['asked'::text, 'granted'::text, 'refused'::text])))
constraint break_glass.break_glass_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint break_glass.break_glass_tenant_audit_fkey FOREIGN KEY (tenant, audit) REFERENCES audit(tenant, id)
constraint break_glass.break_glass_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint break_glass.break_glass_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint break_glass.break_glass_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint break_glass_review.break_glass_review_check CHECK ((reviewed_by <> account))
constraint break_glass_review.break_glass_review_check1 CHECK ((((finding IS NULL) = (reviewed_at IS NULL)) AND ((finding IS NULL) = (finding_sealed IS NULL)) AND ((finding IS NULL) = (reviewed_by IS NULL))))
constraint break_glass_review.break_glass_review_check2 CHECK (((circle IS NULL) = (person IS NULL)))
constraint break_glass_review.break_glass_review_finding_check CHECK ((finding = ANY (ARRAY['justified'::text, 'unjustified'::text, 'investigate'::text])))
constraint break_glass_review.break_glass_review_pkey PRIMARY KEY (tenant, id)
constraint break_glass_review.break_glass_review_refusal_check CHECK ((refusal = ANY (ARRAY['absent'::text, 'fingerade'::text, 'colleague'::text, 'oneself'::text, 'relative'::text, 'in_circle'::text, 'not_entitled'::text])))
constraint break_glass_review.break_glass_review_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint break_glass_review.break_glass_review_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint break_glass_review.break_glass_review_tenant_glass_fkey FOREIGN KEY (tenant, glass) REFERENCES break_glass(tenant, id)
constraint break_glass_review.break_glass_review_tenant_glass_key UNIQUE (tenant, glass)
constraint break_glass_review.break_glass_review_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint break_glass_review.break_glass_review_tenant_reviewed_by_fkey FOREIGN KEY (tenant, reviewed_by) REFERENCES account(tenant, id)
constraint card_batch.card_batch_code_check CHECK ((code ~ '^[A-Z][1-9][0-9]{0,3}$'::text))
constraint card_batch.card_batch_design_check CHECK ((design ~ '^[a-z0-9-]{1,30}$'::text))
constraint card_batch.card_batch_form_check CHECK ((form = ANY (ARRAY['sv'::text, 'll'::text, 'en'::text, 'ar'::text, 'so'::text, 'fa'::text, 'uk'::text, 'fi'::text, 'se'::text])))
constraint card_batch.card_batch_pkey PRIMARY KEY (tenant, id)
constraint card_batch.card_batch_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint card_batch.card_batch_tenant_site_code_key UNIQUE (tenant, site, code)
constraint card_batch.card_batch_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES site(tenant, id)
constraint circle.circle_pkey PRIMARY KEY (tenant, id)
constraint circle.circle_size_target_check CHECK (((size_target >= 1) AND (size_target <= 50)))
constraint circle.circle_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint circle_member.circle_member_pkey PRIMARY KEY (tenant, circle, account)
constraint circle_member.circle_member_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint circle_member.circle_member_tenant_analysis_fkey FOREIGN KEY (tenant, analysis) REFERENCES access_analysis(tenant, id)
constraint circle_member.circle_member_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint contact_conversation.contact_conversation_check CHECK (((closed_at IS NULL) = (outcome IS NULL)))
constraint contact_conversation.contact_conversation_lookup_check CHECK ((octet_length(lookup) = 32))
constraint contact_conversation.contact_conversation_outcome_check CHECK ((outcome = ANY (ARRAY['helped'::text, 'referred'::text, 'no_more'::text, 'abuse'::text])))
constraint contact_conversation.contact_conversation_pkey PRIMARY KEY (tenant, id)
constraint contact_conversation.contact_conversation_salt_check CHECK ((octet_length(salt) = 16))
constraint contact_conversation.contact_conversation_tenant_lookup_key UNIQUE (tenant, lookup)
constraint contact_conversation.contact_conversation_tenant_queue_fkey FOREIGN KEY (tenant, queue) REFERENCES contact_queue(tenant, id)
constraint contact_conversation.contact_conversation_tenant_taken_by_fkey FOREIGN KEY (tenant, taken_by) REFERENCES account(tenant, id)
constraint contact_conversation.contact_conversation_visitor_key_check CHECK ((octet_length(visitor_key) = 32))
constraint contact_decision.contact_decision_check CHECK (((kind = 'deletion'::text) = (days IS NOT NULL)))
constraint contact_decision.contact_decision_days_check CHECK (((days >= 1) AND (days <= 3650)))
constraint contact_decision.contact_decision_decided_by_check CHECK (((length(decided_by) >= 2) AND (length(decided_by) <= 200)))
constraint contact_decision.contact_decision_diary_number_check CHECK (((length(diary_number) >= 1) AND (length(diary_number) <= 60)))
constraint contact_decision.contact_decision_kind_check CHECK ((kind = ANY (ARRAY['anonymous'::text, 'deletion'::text])))
constraint contact_decision.contact_decision_pkey PRIMARY KEY (tenant, id)
constraint contact_decision.contact_decision_rule_check CHECK (((length(rule) >= 2) AND (length(rule) <= 500)))
constraint contact_decision.contact_decision_tenant_queue_fkey FOREIGN KEY (tenant, queue) REFERENCES contact_queue(tenant, id)
constraint contact_decision.contact_decision_tenant_recorded_by_fkey FOREIGN KEY (tenant, recorded_by) REFERENCES account(tenant, id)
constraint contact_draft.contact_draft_pkey PRIMARY KEY (tenant, conversation)
constraint contact_draft.contact_draft_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint contact_draft.contact_draft_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_hand_over.contact_hand_over_pkey PRIMARY KEY (tenant, id)
constraint contact_hand_over.contact_hand_over_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint contact_hand_over.contact_hand_over_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_hand_over.contact_hand_over_way_check CHECK (((length(way) >= 2) AND (length(way) <= 40)))
constraint contact_key.contact_key_pkey PRIMARY KEY (tenant, queue)
constraint contact_key.contact_key_tenant_queue_fkey FOREIGN KEY (tenant, queue) REFERENCES contact_queue(tenant, id)
constraint contact_member.contact_member_pkey PRIMARY KEY (tenant, queue, account)
constraint contact_member.contact_member_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint contact_member.contact_member_tenant_queue_fkey FOREIGN KEY (tenant, queue) REFERENCES contact_queue(tenant, id)
constraint contact_message.contact_message_check CHECK ((from_visitor = (account IS NULL)))
constraint contact_message.contact_message_pkey PRIMARY KEY (tenant, id)
constraint contact_message.contact_message_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint contact_message.contact_message_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_message.contact_message_to_team_check CHECK ((octet_length(to_team) <= 262144))
constraint contact_message.contact_message_to_visitor_check CHECK ((octet_length(to_visitor) <= 262144))
constraint contact_note.contact_note_kind_check CHECK ((kind = ANY (ARRAY['note'::text, 'original'::text])))
constraint contact_note.contact_note_pkey PRIMARY KEY (tenant, id)
constraint contact_note.contact_note_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint contact_note.contact_note_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_original.contact_original_original_check CHECK ((octet_length(original) <= 10486784))
constraint contact_original.contact_original_pkey PRIMARY KEY (tenant, picture)
constraint contact_original.contact_original_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_original.contact_original_tenant_picture_fkey FOREIGN KEY (tenant, picture) REFERENCES contact_picture(tenant, id) ON DELETE CASCADE
constraint contact_picture.contact_picture_clean_check CHECK ((octet_length(clean) <= 12582912))
constraint contact_picture.contact_picture_media_type_check CHECK ((media_type = ANY (ARRAY['image/jpeg'::text, 'image/png'::text])))
constraint contact_picture.contact_picture_pkey PRIMARY KEY (tenant, id)
constraint contact_picture.contact_picture_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES contact_conversation(tenant, id) ON DELETE CASCADE
constraint contact_picture.contact_picture_tenant_message_fkey FOREIGN KEY (tenant, message) REFERENCES contact_message(tenant, id) ON DELETE CASCADE
constraint contact_queue.contact_queue_alarm_hours_check CHECK (((alarm_hours >= 1) AND (alarm_hours <= 480)))
constraint contact_queue.contact_queue_check CHECK (((remind_hours < alarm_hours) AND (alarm_hours < close_hours)))
constraint contact_queue.contact_queue_close_hours_check CHECK (((close_hours >= 2) AND (close_hours <= 720)))
constraint contact_queue.contact_queue_closed_why_check CHECK ((closed_why = ANY (ARRAY['head'::text, 'team'::text, 'few'::text, 'unread'::text])))
constraint contact_queue.contact_queue_pkey PRIMARY KEY (tenant, id)
constraint contact_queue.contact_queue_public_key_check CHECK ((octet_length(public_key) = 32))
constraint contact_queue.contact_queue_remind_hours_check CHECK (((remind_hours >= 1) AND (remind_hours <= 240)))
constraint contact_queue.contact_queue_state_check CHECK ((state = ANY (ARRAY['preparing'::text, 'open'::text, 'closed'::text])))
constraint contact_queue.contact_queue_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint contact_queue.contact_queue_tenant_site_key UNIQUE (tenant, site)
constraint contact_queue.contact_queue_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint contact_tally.contact_tally_kind_check CHECK ((kind = ANY (ARRAY['begun'::text, 'sent'::text, 'opened'::text, 'wrong'::text])))
constraint contact_tally.contact_tally_pkey PRIMARY KEY (tenant, site, kind, hour)
constraint contact_tally.contact_tally_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint contact_ticket.contact_ticket_check CHECK ((expires_at <= (issued_at + '01:01:00'::interval)))
constraint contact_ticket.contact_ticket_kind_check CHECK ((kind = ANY (ARRAY['write'::text, 'receipt'::text, 'thread'::text])))
constraint contact_ticket.contact_ticket_pkey PRIMARY KEY (tenant, token_hash)
constraint contact_ticket.contact_ticket_sealed_check CHECK ((octet_length(sealed) <= 262144))
constraint contact_ticket.contact_ticket_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint contact_ticket.contact_ticket_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint conversation.conversation_check CHECK (((state = 'settled'::text) = (settled_at IS NOT NULL)))
constraint conversation.conversation_check1 CHECK (((kind = 'alone'::text) OR shared))
constraint conversation.conversation_check_hash_check CHECK ((octet_length(check_hash) = 32))
constraint conversation.conversation_film_link_check CHECK ((length(film_link) <= 500))
constraint conversation.conversation_kind_check CHECK ((kind = ANY (ARRAY['together'::text, 'alone'::text])))
constraint conversation.conversation_minutes_each_check CHECK (((minutes_each >= 1) AND (minutes_each <= 60)))
constraint conversation.conversation_pkey PRIMARY KEY (tenant, id)
constraint conversation.conversation_retention_days_check CHECK (((retention_days >= 0) AND (retention_days <= 365)))
constraint conversation.conversation_state_check CHECK ((state = ANY (ARRAY['planned'::text, 'going'::text, 'settled'::text])))
constraint conversation.conversation_step_check CHECK (((step >= 0) AND (step <= 60)))
constraint conversation.conversation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint conversation.conversation_tenant_leader_fkey FOREIGN KEY (tenant, leader) REFERENCES account(tenant, id)
constraint conversation.conversation_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint conversation.conversation_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint conversation.conversation_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
constraint conversation.conversation_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint conversation_film.conversation_film_bytes_check CHECK (((bytes >= 1) AND (bytes <= 90000000)))
constraint conversation_film.conversation_film_captions_lang_check CHECK ((captions_lang = ANY (ARRAY['sv'::text, 'en'::text])))
constraint conversation_film.conversation_film_check CHECK (((captions_sealed IS NULL) = (captions_lang IS NULL)))
constraint conversation_film.conversation_film_media_check CHECK ((media = ANY (ARRAY['video/mp4'::text, 'video/webm'::text])))
constraint conversation_film.conversation_film_pkey PRIMARY KEY (tenant, conversation)
constraint conversation_film.conversation_film_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES conversation(tenant, id)
constraint conversation_film.conversation_film_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint conversation_film_piece.conversation_film_piece_number_check CHECK ((number >= 0))
constraint conversation_film_piece.conversation_film_piece_pkey PRIMARY KEY (tenant, conversation, number)
constraint conversation_film_piece.conversation_film_piece_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES conversation_film(tenant, conversation) ON DELETE CASCADE
constraint conversation_film_piece.conversation_film_piece_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint conversation_note.conversation_note_pkey PRIMARY KEY (tenant, conversation, question)
constraint conversation_note.conversation_note_question_check CHECK ((question ~ '^[a-z0-9_-]{1,60}$'::text))
constraint conversation_note.conversation_note_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES conversation(tenant, id)
constraint conversation_note.conversation_note_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint conversation_thought.conversation_thought_pkey PRIMARY KEY (tenant, id)
constraint conversation_thought.conversation_thought_question_check CHECK ((question ~ '^[a-z0-9_-]{1,60}$'::text))
constraint conversation_thought.conversation_thought_tenant_conversation_fkey FOREIGN KEY (tenant, conversation) REFERENCES conversation(tenant, id)
constraint conversation_thought.conversation_thought_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint count_release.count_release_check CHECK ((EXTRACT(year FROM reference_on) = (year)::numeric))
constraint count_release.count_release_check1 CHECK ((((state = 'published'::text) = (published_at IS NOT NULL)) AND ((state = 'published'::text) = (published_by IS NOT NULL))))
constraint count_release.count_release_check2 CHECK (((published_at IS NULL) OR (((published_at AT TIME ZONE 'Europe/Stockholm'::text))::date >= ((reference_on + '6 mons'::interval))::date)))
constraint count_release.count_release_how_check CHECK ((how = ANY (ARRAY['mip'::text, 'greedy'::text])))
constraint count_release.count_release_pkey PRIMARY KEY (tenant, id)
constraint count_release.count_release_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
constraint count_release.count_release_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'stopped'::text, 'failed'::text, 'ready'::text, 'published'::text])))
constraint count_release.count_release_tenant_indicator_about_fkey FOREIGN KEY (tenant, indicator, about) REFERENCES indicator(tenant, id, about)
constraint count_release.count_release_year_check CHECK (((year >= 1990) AND (year <= 2200)))
constraint data_flow.data_flow_created_at_check CHECK ((created_at <= now()))
constraint data_flow.data_flow_pkey PRIMARY KEY (tenant, id)
constraint data_flow.data_flow_reach_check CHECK ((reach = ANY (ARRAY['in'::text, 'inside'::text, 'out'::text])))
constraint data_flow.data_flow_template_check CHECK ((template ~ '^[a-z][a-z0-9-]{1,59}$'::text))
constraint data_flow.data_flow_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint data_flow.data_flow_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint demo_cast.demo_cast_pkey PRIMARY KEY (tenant, account)
constraint demo_cast.demo_cast_slug_check CHECK ((slug ~ '^[a-z0-9-]{3,60}$'::text))
constraint demo_cast.demo_cast_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint deviation.deviation_check CHECK ((((state = 'told'::text) = (handled_by IS NULL)) AND ((handled_by IS NULL) = (handled_at IS NULL))))
constraint deviation.deviation_check1 CHECK (((state = 'told'::text) = (cause_sealed IS NULL)))
constraint deviation.deviation_check2 CHECK (((state <> 'closed'::text) OR (lesson_sealed IS NOT NULL)))
constraint deviation.deviation_kind_check CHECK ((kind = ANY (ARRAY['export'::text, 'access'::text, 'document'::text, 'enclosure'::text, 'conversation'::text, 'contact'::text, 'post'::text, 'status'::text, 'assessment'::text, 'place'::text, 'over_redaction'::text, 'system'::text, 'other'::text])))
constraint deviation.deviation_pkey PRIMARY KEY (tenant, id)
constraint deviation.deviation_seriousness_check CHECK ((seriousness = ANY (ARRAY['near_miss'::text, 'small'::text, 'large'::text])))
constraint deviation.deviation_state_check CHECK ((state = ANY (ARRAY['told'::text, 'judged'::text, 'closed'::text])))
constraint deviation.deviation_step_check CHECK ((step = ANY (ARRAY['receive'::text, 'register'::text, 'casework'::text, 'decide'::text, 'send'::text, 'meet'::text, 'buy'::text, 'archive'::text, 'end'::text])))
constraint deviation.deviation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint deviation.deviation_tenant_handled_by_fkey FOREIGN KEY (tenant, handled_by) REFERENCES account(tenant, id)
constraint deviation.deviation_tenant_teller_fkey FOREIGN KEY (tenant, teller) REFERENCES account(tenant, id)
constraint deviation.deviation_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint directory_entry.directory_entry_check CHECK (((state <> 'published'::text) OR (verified_on IS NOT NULL)))
constraint directory_entry.directory_entry_check1 CHECK (((verified_on IS NULL) = (verified_by IS NULL)))
constraint directory_entry.directory_entry_hsds_id_check CHECK (((length(hsds_id) >= 1) AND (length(hsds_id) <= 100)))
constraint directory_entry.directory_entry_kind_check CHECK ((kind = ANY (ARRAY['service'::text, 'organization'::text, 'service_at_location'::text, 'location'::text, 'taxonomy'::text, 'taxonomy_term'::text, 'rows'::text])))
constraint directory_entry.directory_entry_pkey PRIMARY KEY (tenant, id)
constraint directory_entry.directory_entry_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'held'::text, 'published'::text, 'wrong'::text])))
constraint directory_entry.directory_entry_tenant_deputy_fkey FOREIGN KEY (tenant, deputy) REFERENCES account(tenant, id)
constraint directory_entry.directory_entry_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint directory_entry.directory_entry_tenant_kind_hsds_id_key UNIQUE (tenant, kind, hsds_id)
constraint directory_entry.directory_entry_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint directory_entry.directory_entry_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint directory_entry.directory_entry_verified_by_check CHECK (((length(verified_by) >= 1) AND (length(verified_by) <= 120)))
constraint directory_event.directory_event_pkey PRIMARY KEY (tenant, id)
constraint directory_event.directory_event_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint directory_event.directory_event_tenant_entry_fkey FOREIGN KEY (tenant, entry) REFERENCES directory_entry(tenant, id) ON DELETE CASCADE
constraint directory_event.directory_event_what_check CHECK ((what = ANY (ARRAY['made'::text, 'imported'::text, 'changed'::text, 'levels'::text, 'secret'::text, 'decided'::text, 'published'::text, 'withdrawn'::text, 'wrong'::text, 'verified'::text, 'owner'::text])))
constraint directory_free.directory_free_pkey PRIMARY KEY (tenant, entry, shown_from)
constraint directory_free.directory_free_tenant_entry_fkey FOREIGN KEY (tenant, entry) REFERENCES directory_entry(tenant, id) ON DELETE CASCADE
constraint directory_listing.directory_listing_areas_check CHECK ((array_to_string(areas, ','::text) ~ '^([0-9]{2}([0-9]{2})?(,|$))*$'::text))
constraint directory_listing.directory_listing_audience_check CHECK ((audience = ANY (ARRAY['public'::text, 'referrers'::text])))
constraint directory_listing.directory_listing_pkey PRIMARY KEY (tenant, entry, audience)
constraint directory_listing.directory_listing_tenant_entry_fkey FOREIGN KEY (tenant, entry) REFERENCES directory_entry(tenant, id) ON DELETE CASCADE
constraint directory_note.directory_note_pkey PRIMARY KEY (tenant, id)
constraint directory_note.directory_note_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint directory_note.directory_note_tenant_account_what_key UNIQUE (tenant, account, what)
constraint directory_note.directory_note_what_check CHECK ((what = ANY (ARRAY['search'::text, 'import'::text])))
constraint directory_secret.directory_secret_path_check CHECK (((length(path) >= 1) AND (length(path) <= 500)))
constraint directory_secret.directory_secret_pkey PRIMARY KEY (tenant, id)
constraint directory_secret.directory_secret_tenant_entry_fkey FOREIGN KEY (tenant, entry) REFERENCES directory_entry(tenant, id) ON DELETE CASCADE
constraint directory_secret.directory_secret_tenant_entry_path_key UNIQUE (tenant, entry, path)
constraint directory_secret.directory_secret_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint disclosure_key.disclosure_key_fingerprint_check CHECK ((octet_length(fingerprint) = 16))
constraint disclosure_key.disclosure_key_owner_tag_check CHECK ((octet_length(owner_tag) = 16))
constraint disclosure_key.disclosure_key_pkey PRIMARY KEY (tenant, fingerprint, owner_tag, ordinal)
constraint disclosure_key.disclosure_key_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint entry_count.entry_count_page_group_check CHECK ((page_group = ANY (ARRAY['start'::text, 'now'::text, 'who'::text, 'protected'::text, 'about'::text])))
constraint entry_count.entry_count_pkey PRIMARY KEY (tenant, id)
constraint entry_count.entry_count_reads_check CHECK ((reads > 0))
constraint entry_count.entry_count_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint exchange_key.exchange_key_pkey PRIMARY KEY (tenant)
constraint exchange_key.exchange_key_public_key_check CHECK ((octet_length(public_key) = 32))
constraint exchange_key.exchange_key_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint exchange_peer.exchange_peer_peer_check CHECK (((length(peer) >= 1) AND (length(peer) <= 120)))
constraint exchange_peer.exchange_peer_pkey PRIMARY KEY (tenant, peer)
constraint exchange_peer.exchange_peer_public_key_check CHECK ((octet_length(public_key) = 32))
constraint exchange_peer.exchange_peer_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint finding.finding_kind_check CHECK ((kind ~ '^[a-z_]{3,40}$'::text))
constraint finding.finding_level_check CHECK ((level = ANY (ARRAY['STOP'::text, 'REVIEW'::text, 'NOTE'::text, 'UNCHECKED'::text])))
constraint finding.finding_pkey PRIMARY KEY (tenant, id)
constraint finding.finding_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint finding.finding_tenant_file_fkey FOREIGN KEY (tenant, file) REFERENCES outgoing_file(tenant, id)
constraint finding.finding_tenant_review_fkey FOREIGN KEY (tenant, review) REFERENCES review(tenant, id)
constraint form_draft.form_draft_form_check CHECK ((form ~ '^[a-z_]{3,40}$'::text))
constraint form_draft.form_draft_pkey PRIMARY KEY (tenant, id)
constraint form_draft.form_draft_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint guidance_own.guidance_own_document_check CHECK ((length(document) <= 200))
constraint guidance_own.guidance_own_issuer_check CHECK (((length(issuer) >= 2) AND (length(issuer) <= 140)))
constraint guidance_own.guidance_own_pkey PRIMARY KEY (tenant, id)
constraint guidance_own.guidance_own_says_check CHECK (((length(says) >= 3) AND (length(says) <= 4000)))
constraint guidance_own.guidance_own_source_check CHECK ((length(source) <= 400))
constraint guidance_own.guidance_own_tenant_added_by_fkey FOREIGN KEY (tenant, added_by) REFERENCES account(tenant, id)
constraint guidance_own.guidance_own_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint guidance_own.guidance_own_title_check CHECK (((length(title) >= 3) AND (length(title) <= 200)))
constraint guidance_seen.guidance_seen_after_check CHECK (((length(after) >= 1) AND (length(after) <= 4000)))
constraint guidance_seen.guidance_seen_before_check CHECK ((length(before) <= 4000))
constraint guidance_seen.guidance_seen_guidance_check CHECK ((guidance ~ '^[a-z0-9][a-z0-9-]{1,59}$'::text))
constraint guidance_seen.guidance_seen_key_check CHECK (((length(key) >= 3) AND (length(key) <= 80)))
constraint guidance_seen.guidance_seen_pkey PRIMARY KEY (tenant, guidance, key)
constraint guidance_seen.guidance_seen_source_check CHECK ((length(source) <= 400))
constraint guidance_seen.guidance_seen_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint guidance_seen.guidance_seen_tenant_recorded_by_fkey FOREIGN KEY (tenant, recorded_by) REFERENCES account(tenant, id)
constraint host_look.host_look_pages_check CHECK ((pages >= 0))
constraint host_look.host_look_pkey PRIMARY KEY (tenant, id)
constraint host_look.host_look_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint host_look.host_look_tenant_host_fkey FOREIGN KEY (tenant, host) REFERENCES public_host(tenant, id) ON DELETE CASCADE
constraint hosted_organisation.hosted_organisation_check CHECK (((state = 'refused'::text) = (refusal IS NOT NULL)))
constraint hosted_organisation.hosted_organisation_kind_check CHECK ((kind = ANY (ARRAY['state_agency'::text, 'region'::text, 'municipality'::text, 'county_board'::text, 'ngo'::text, 'company'::text])))
constraint hosted_organisation.hosted_organisation_name_check CHECK (((length(name) >= 2) AND (length(name) <= 120)))
constraint hosted_organisation.hosted_organisation_pkey PRIMARY KEY (tenant, id)
constraint hosted_organisation.hosted_organisation_refusal_check CHECK ((refusal ~ '^[a-z_]{3,40}$'::text))
constraint hosted_organisation.hosted_organisation_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'::text))
constraint hosted_organisation.hosted_organisation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'made'::text, 'refused'::text])))
constraint hosted_organisation.hosted_organisation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint hosted_organisation.hosted_organisation_tenant_slug_key UNIQUE (tenant, slug)
constraint identity_link.identity_link_pkey PRIMARY KEY (tenant, provider, subject_blind)
constraint identity_link.identity_link_subject_blind_check CHECK ((octet_length(subject_blind) = 16))
constraint identity_link.identity_link_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint identity_link.identity_link_tenant_provider_fkey FOREIGN KEY (tenant, provider) REFERENCES identity_provider(tenant, id) ON DELETE CASCADE
constraint identity_provider.identity_provider_kind_check CHECK ((kind = ANY (ARRAY['oidc'::text, 'saml'::text])))
constraint identity_provider.identity_provider_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
constraint identity_provider.identity_provider_pkey PRIMARY KEY (tenant, id)
constraint identity_provider.identity_provider_scim_subject_check CHECK ((scim_subject = ANY (ARRAY['user_name'::text, 'external_id'::text])))
constraint identity_provider.identity_provider_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint import_run.import_run_pkey PRIMARY KEY (tenant, id)
constraint import_run.import_run_source_check CHECK ((source = ANY (ARRAY['spar'::text, 'fhir'::text, 'list'::text])))
constraint import_run.import_run_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'done'::text, 'discarded'::text])))
constraint import_run.import_run_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint indicator.indicator_about_check CHECK ((about = ANY (ARRAY['organisations'::text, 'elsewhere'::text, 'staff'::text, 'asked'::text, 'referred'::text, 'helped'::text, 'people'::text, 'protected'::text])))
constraint indicator.indicator_origin_check CHECK ((origin ~ '^[a-z0-9-]{3,60}$'::text))
constraint indicator.indicator_pkey PRIMARY KEY (tenant, id)
constraint indicator.indicator_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint indicator.indicator_tenant_id_about_key UNIQUE (tenant, id, about)
constraint indicator_value.indicator_value_about_check CHECK ((about = ANY (ARRAY['organisations'::text, 'elsewhere'::text])))
constraint indicator_value.indicator_value_came_by_check CHECK ((came_by = ANY (ARRAY['hand'::text, 'csv'::text, 'round'::text, 'kolada'::text])))
constraint indicator_value.indicator_value_code_check CHECK (((length(code) >= 1) AND (length(code) <= 200)))
constraint indicator_value.indicator_value_dimension_check CHECK ((dimension = ANY (ARRAY['nation'::text, 'county'::text, 'municipality'::text, 'kind'::text, 'organisation'::text])))
constraint indicator_value.indicator_value_licence_check CHECK ((length(licence) <= 200))
constraint indicator_value.indicator_value_period_check CHECK ((period ~ '^[0-9]{4}(-(H[12]|Q[1-4]|(0[1-9]|1[0-2])))?$'::text))
constraint indicator_value.indicator_value_pkey PRIMARY KEY (tenant, id)
constraint indicator_value.indicator_value_sex_check CHECK ((sex = ANY (ARRAY['*'::text, 'K'::text, 'M'::text])))
constraint indicator_value.indicator_value_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
constraint indicator_value.indicator_value_tenant_indicator_about_fkey FOREIGN KEY (tenant, indicator, about) REFERENCES indicator(tenant, id, about)
constraint indicator_value.indicator_value_tenant_indicator_period_dimension_code_sex_key UNIQUE (tenant, indicator, period, dimension, code, sex)
constraint indicator_value.indicator_value_tenant_indicator_version_fkey FOREIGN KEY (tenant, indicator, version) REFERENCES indicator_version(tenant, indicator, version)
constraint indicator_version.indicator_version_answers_for_check CHECK ((length(answers_for) <= 200))
constraint indicator_version.indicator_version_better_check CHECK ((better = ANY (ARRAY['larger'::text, 'smaller'::text, 'neither'::text])))
constraint indicator_version.indicator_version_check CHECK (((about = ANY (ARRAY['organisations'::text, 'staff'::text, 'protected'::text])) OR (NOT tells_of_protected(((name || ' '::text) || definition)))))
constraint indicator_version.indicator_version_check1 CHECK (((about = ANY (ARRAY['organisations'::text, 'staff'::text])) OR (NOT tells_of_fictitious(((name || ' '::text) || definition)))))
constraint indicator_version.indicator_version_definition_check CHECK (((length(definition) >= 1) AND (length(definition) <= 3000)))
constraint indicator_version.indicator_version_frequency_check CHECK ((frequency = ANY (ARRAY['year'::text, 'half_year'::text, 'quarter'::text, 'month'::text, 'round'::text])))
constraint indicator_version.indicator_version_kind_check CHECK ((kind = ANY (ARRAY['share'::text, 'count'::text, 'level'::text])))
constraint indicator_version.indicator_version_licence_check CHECK ((length(licence) <= 200))
constraint indicator_version.indicator_version_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
constraint indicator_version.indicator_version_pkey PRIMARY KEY (tenant, indicator, version)
constraint indicator_version.indicator_version_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
constraint indicator_version.indicator_version_tenant_indicator_about_fkey FOREIGN KEY (tenant, indicator, about) REFERENCES indicator(tenant, id, about)
constraint indicator_version.indicator_version_unit_check CHECK (((length(unit) >= 1) AND (length(unit) <= 60)))
constraint indicator_version.indicator_version_version_check CHECK ((version >= 1))
constraint indicator_version.indicator_version_why_check CHECK ((length(why) <= 3000))
constraint intake.intake_blind_check CHECK ((octet_length(blind) = 16))
constraint intake.intake_kind_check CHECK ((kind = ANY (ARRAY['entry'::text, 'contact'::text])))
constraint intake.intake_outcome_check CHECK ((outcome ~ '^[a-z_]{3,40}$'::text))
constraint intake.intake_pkey PRIMARY KEY (tenant, id)
constraint intake.intake_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'routed'::text, 'done'::text])))
constraint intake.intake_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint intake.intake_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint interpreter_offer.interpreter_offer_how_en_check CHECK (((length(how_en) >= 1) AND (length(how_en) <= 2000)))
constraint interpreter_offer.interpreter_offer_how_ll_check CHECK (((length(how_ll) >= 1) AND (length(how_ll) <= 2000)))
constraint interpreter_offer.interpreter_offer_how_sv_check CHECK (((length(how_sv) >= 1) AND (length(how_sv) <= 2000)))
constraint interpreter_offer.interpreter_offer_languages_check CHECK ((cardinality(languages) <= 40))
constraint interpreter_offer.interpreter_offer_pkey PRIMARY KEY (tenant)
constraint interpreter_offer.interpreter_offer_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint interpreter_offer.interpreter_offer_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint invitation.invitation_pkey PRIMARY KEY (tenant, id)
constraint invitation.invitation_reason_check CHECK ((reason = ANY (ARRAY['first'::text, 'invited'::text, 'lost_device'::text])))
constraint invitation.invitation_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint invitation.invitation_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint known_picture.known_picture_digest_check CHECK ((octet_length(digest) = 32))
constraint known_picture.known_picture_pkey PRIMARY KEY (tenant, digest)
constraint known_picture.known_picture_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint known_picture.known_picture_tenant_marked_by_fkey FOREIGN KEY (tenant, marked_by) REFERENCES account(tenant, id)
constraint line_reminder.line_reminder_pkey PRIMARY KEY (tenant, line, since, stage)
constraint line_reminder.line_reminder_stage_check CHECK ((stage = ANY (ARRAY[75, 90])))
constraint line_reminder.line_reminder_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint line_report.line_report_check CHECK (((origin = 'own'::text) = (by IS NOT NULL)))
constraint line_report.line_report_check1 CHECK (((verdict = 'checked'::text) = (how IS NOT NULL)))
constraint line_report.line_report_check2 CHECK (((verdict = 'checked'::text) = (note_sealed IS NULL)))
constraint line_report.line_report_how_check CHECK ((how = ANY (ARRAY['called'::text, 'read'::text])))
constraint line_report.line_report_line_check CHECK ((line ~ '^[a-z-]{2,30}$'::text))
constraint line_report.line_report_origin_check CHECK ((origin = ANY (ARRAY['own'::text, 'national'::text])))
constraint line_report.line_report_pkey PRIMARY KEY (tenant, id)
constraint line_report.line_report_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint line_report.line_report_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint line_report.line_report_verdict_check CHECK ((verdict = ANY (ARRAY['checked'::text, 'wrong'::text, 'secret'::text])))
constraint line_told.line_told_line_check CHECK ((line ~ '^[a-z-]{2,30}$'::text))
constraint line_told.line_told_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 200)))
constraint line_told.line_told_pkey PRIMARY KEY (tenant, id)
constraint line_told.line_told_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint line_told.line_told_verdict_check CHECK ((verdict = ANY (ARRAY['wrong'::text, 'secret'::text])))
constraint mail_address.mail_address_bounce_status_check CHECK ((bounce_status ~ '^[245](\.[0-9]{1,3}){2}$'::text))
constraint mail_address.mail_address_hours_check CHECK ((hours <@ ARRAY[(0)::smallint, (1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint, (8)::smallint, (9)::smallint, (10)::smallint, (11)::smallint, (12)::smallint, (13)::smallint, (14)::smallint, (15)::smallint, (16)::smallint, (17)::smallint, (18)::smallint, (19)::smallint, (20)::smallint, (21)::smallint, (22)::smallint, (23)::smallint]))
constraint mail_address.mail_address_pace_check CHECK ((pace = ANY (ARRAY['at_once'::text, 'gathered'::text, 'never'::text])))
constraint mail_address.mail_address_pkey PRIMARY KEY (tenant, account)
constraint mail_address.mail_address_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint mail_sent.mail_sent_messages_check CHECK ((messages > 0))
constraint mail_sent.mail_sent_pkey PRIMARY KEY (tenant, id)
constraint mail_sent.mail_sent_return_code_check CHECK ((octet_length(return_code) = 16))
constraint mail_sent.mail_sent_status_check CHECK ((status ~ '^[245](\.[0-9]{1,3}){2}$'::text))
constraint mail_sent.mail_sent_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint mandate.mandate_asked_check CHECK (((length(asked) >= 1) AND (length(asked) <= 5000)))
constraint mandate.mandate_check CHECK (((interim_on IS NULL) OR (final_on IS NULL) OR (interim_on <= final_on)))
constraint mandate.mandate_check1 CHECK (((starts_on IS NULL) OR (COALESCE(final_on, interim_on) IS NULL) OR (starts_on <= COALESCE(final_on, interim_on))))
constraint mandate.mandate_fact_check CHECK ((fact ~ '^[a-z0-9-]{3,60}$'::text))
constraint mandate.mandate_giver_check CHECK (((length(giver) >= 1) AND (length(giver) <= 200)))
constraint mandate.mandate_notes_check CHECK ((length(notes) <= 5000))
constraint mandate.mandate_pkey PRIMARY KEY (tenant, id)
constraint mandate.mandate_rests_on_check CHECK ((length(rests_on) <= 500))
constraint mandate.mandate_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint mandate.mandate_tenant_responsible_fkey FOREIGN KEY (tenant, responsible) REFERENCES account(tenant, id)
constraint mandate.mandate_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint mandate_delivery.mandate_delivery_check CHECK (((counts_as = 'part'::text) = (part IS NOT NULL)))
constraint mandate_delivery.mandate_delivery_counts_as_check CHECK ((counts_as = ANY (ARRAY['part'::text, 'interim'::text, 'final'::text])))
constraint mandate_delivery.mandate_delivery_link_check CHECK (((length(link) <= 500) AND (link ~ '^https?://'::text)))
constraint mandate_delivery.mandate_delivery_note_check CHECK ((length(note) <= 2000))
constraint mandate_delivery.mandate_delivery_pkey PRIMARY KEY (tenant, id)
constraint mandate_delivery.mandate_delivery_tenant_mandate_fkey FOREIGN KEY (tenant, mandate) REFERENCES mandate(tenant, id)
constraint mandate_delivery.mandate_delivery_tenant_part_fkey FOREIGN KEY (tenant, part) REFERENCES mandate_part(tenant, id)
constraint mandate_document.mandate_document_link_check CHECK (((length(link) <= 500) AND (link ~ '^https?://'::text)))
constraint mandate_document.mandate_document_pkey PRIMARY KEY (tenant, id)
constraint mandate_document.mandate_document_tenant_mandate_fkey FOREIGN KEY (tenant, mandate) REFERENCES mandate(tenant, id)
constraint mandate_document.mandate_document_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint mandate_part.mandate_part_asked_check CHECK ((length(asked) <= 5000))
constraint mandate_part.mandate_part_organisation_check CHECK (((length(organisation) >= 1) AND (length(organisation) <= 200)))
constraint mandate_part.mandate_part_pkey PRIMARY KEY (tenant, id)
constraint mandate_part.mandate_part_tenant_mandate_fkey FOREIGN KEY (tenant, mandate) REFERENCES mandate(tenant, id)
constraint mandate_part.mandate_part_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint mandate_step.mandate_step_pkey PRIMARY KEY (tenant, id)
constraint mandate_step.mandate_step_tenant_mandate_fkey FOREIGN KEY (tenant, mandate) REFERENCES mandate(tenant, id)
constraint mandate_step.mandate_step_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint mandate_step.mandate_step_towards_check CHECK ((towards = ANY (ARRAY['interim'::text, 'final'::text])))
constraint mandate_taker.mandate_taker_does_check CHECK ((length(does) <= 200))
constraint mandate_taker.mandate_taker_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
constraint mandate_taker.mandate_taker_pkey PRIMARY KEY (tenant, id)
constraint mandate_taker.mandate_taker_tenant_mandate_fkey FOREIGN KEY (tenant, mandate) REFERENCES mandate(tenant, id)
constraint marking.marking_check CHECK (((level <> 'provisional'::text) OR ((reason IS NOT NULL) AND (expires_at IS NOT NULL))))
constraint marking.marking_decision_check CHECK ((decision = ANY (ARRAY['replaced'::text, 'protection_stays'::text, 'protection_ends'::text])))
constraint marking.marking_decision_reason_check CHECK ((decision_reason ~ '^[a-z_]{3,40}$'::text))
constraint marking.marking_level_check CHECK ((level = ANY (ARRAY['sekretessmarkering'::text, 'skyddad_folkbokforing'::text, 'fingerade_personuppgifter'::text, 'provisional'::text, 'unknown_treat_as_highest'::text, 'none'::text])))
constraint marking.marking_pkey PRIMARY KEY (tenant, id)
constraint marking.marking_reason_check CHECK ((reason ~ '^[a-z_]{3,40}$'::text))
constraint marking.marking_source_check CHECK ((source = ANY (ARRAY['spar'::text, 'navet'::text, 'fhir'::text, 'list'::text, 'manual'::text])))
constraint marking.marking_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint marking.marking_tenant_person_fkey FOREIGN KEY (tenant, person) REFERENCES person(tenant, id)
constraint meeting_code.meeting_code_code_hash_check CHECK ((octet_length(code_hash) = 32))
constraint meeting_code.meeting_code_pkey PRIMARY KEY (tenant, id)
constraint meeting_code.meeting_code_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint meeting_code.meeting_code_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint method.method_check CHECK (((judged_by IS NULL) = (judged_at IS NULL)))
constraint method.method_check1 CHECK (((state = 'written'::text) = (judged_by IS NULL)))
constraint method.method_check2 CHECK ((judged_by <> written_by))
constraint method.method_content_check CHECK ((jsonb_typeof(content) = 'object'::text))
constraint method.method_pkey PRIMARY KEY (tenant, id)
constraint method.method_said_check CHECK (((length(said) >= 1) AND (length(said) <= 2000)))
constraint method.method_state_check CHECK ((state = ANY (ARRAY['written'::text, 'returned'::text, 'shown'::text, 'withdrawn'::text])))
constraint method.method_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint method.method_tenant_judged_by_fkey FOREIGN KEY (tenant, judged_by) REFERENCES account(tenant, id)
constraint method.method_tenant_written_by_fkey FOREIGN KEY (tenant, written_by) REFERENCES account(tenant, id)
constraint method_figure.method_figure_check CHECK (((handed_out IS NOT NULL) OR (contacts IS NOT NULL)))
constraint method_figure.method_figure_contacts_check CHECK ((((contacts >= 0) AND (contacts <= 100000)) AND ((contacts % 5) = 0)))
constraint method_figure.method_figure_handed_out_check CHECK (((handed_out >= 0) AND (handed_out <= 1000000)))
constraint method_figure.method_figure_note_check CHECK (((length(note) >= 1) AND (length(note) <= 300)))
constraint method_figure.method_figure_pkey PRIMARY KEY (tenant, id)
constraint method_figure.method_figure_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint method_figure.method_figure_tenant_method_fkey FOREIGN KEY (tenant, method) REFERENCES method_use(tenant, method)
constraint method_use.method_use_check CHECK (((ended_on IS NULL) OR (ended_on >= started_on)))
constraint method_use.method_use_method_check CHECK ((method ~ '^[a-z0-9-]{2,60}$'::text))
constraint method_use.method_use_notes_check CHECK (((length(notes) >= 1) AND (length(notes) <= 5000)))
constraint method_use.method_use_pkey PRIMARY KEY (tenant, method)
constraint method_use.method_use_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint method_use.method_use_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint migration.migration_pkey PRIMARY KEY (name)
constraint open_report.open_report_pkey PRIMARY KEY (tenant, id)
constraint open_report.open_report_tenant_opened_by_fkey FOREIGN KEY (tenant, opened_by) REFERENCES account(tenant, id)
constraint open_report.open_report_tenant_version_fkey FOREIGN KEY (tenant, version) REFERENCES report_version(tenant, id)
constraint open_report.open_report_tenant_version_key UNIQUE (tenant, version)
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
constraint own_translation.own_translation_check CHECK (((source IS NULL) = (sha256 IS NULL)))
constraint own_translation.own_translation_form_check CHECK ((form ~ '^[a-z]{2}$'::text))
constraint own_translation.own_translation_page_check CHECK ((page ~ '^[a-z-]{2,30}$'::text))
constraint own_translation.own_translation_pkey PRIMARY KEY (tenant, id)
constraint own_translation.own_translation_sha256_check CHECK ((octet_length(sha256) = 32))
constraint own_translation.own_translation_source_check CHECK (((length(source) >= 1) AND (length(source) <= 20000)))
constraint own_translation.own_translation_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint own_translation.own_translation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint page_media.page_media_bytes_check CHECK (((octet_length(bytes) >= 1) AND (octet_length(bytes) <= 52428800)))
constraint page_media.page_media_captions_check CHECK ((length(captions) <= 200000))
constraint page_media.page_media_form_check CHECK ((form ~ '^[a-z]{2}$'::text))
constraint page_media.page_media_kind_check CHECK ((kind = ANY (ARRAY['sign_language'::text, 'audio'::text])))
constraint page_media.page_media_media_type_check CHECK ((media_type = ANY (ARRAY['video/mp4'::text, 'audio/mpeg'::text, 'audio/mp4'::text])))
constraint page_media.page_media_page_check CHECK ((page ~ '^[a-z-]{2,30}$'::text))
constraint page_media.page_media_pkey PRIMARY KEY (tenant, id)
constraint page_media.page_media_seconds_check CHECK (((seconds >= 1) AND (seconds <= 7200)))
constraint page_media.page_media_sha256_check CHECK ((octet_length(sha256) = 32))
constraint page_media.page_media_size_check CHECK ((size > 0))
constraint page_media.page_media_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint page_media.page_media_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint page_media.page_media_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint page_media.page_media_transcript_check CHECK (((length(transcript) >= 1) AND (length(transcript) <= 4000)))
constraint passkey.passkey_credential_hash_check CHECK ((octet_length(credential_hash) = 32))
constraint passkey.passkey_label_check CHECK (((length(label) >= 1) AND (length(label) <= 60)))
constraint passkey.passkey_pkey PRIMARY KEY (tenant, id)
constraint passkey.passkey_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint passkey.passkey_tenant_credential_hash_key UNIQUE (tenant, credential_hash)
constraint people_count.no_municipal_count_of_protected CHECK (((about <> 'protected'::text) OR (length(place) = 2)))
constraint people_count.people_count_about_check CHECK ((about = ANY (ARRAY['staff'::text, 'asked'::text, 'referred'::text, 'helped'::text, 'people'::text, 'protected'::text])))
constraint people_count.people_count_category_check CHECK ((category ~ '^[a-z0-9_]{1,30}$'::text))
constraint people_count.people_count_pkey PRIMARY KEY (tenant, id)
constraint people_count.people_count_place_check CHECK ((place ~ '^[0-9]{2}([0-9]{2})?$'::text))
constraint people_count.people_count_sex_check CHECK ((sex = ANY (ARRAY['K'::text, 'M'::text, 'U'::text])))
constraint people_count.people_count_source_check CHECK (((length(source) >= 1) AND (length(source) <= 500)))
constraint people_count.people_count_tenant_indicator_about_fkey FOREIGN KEY (tenant, indicator, about) REFERENCES indicator(tenant, id, about)
constraint people_count.people_count_tenant_indicator_reference_on_place_category_s_key UNIQUE (tenant, indicator, reference_on, place, category, sex)
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
constraint public_host.public_host_address_check CHECK (((address ~ '^(https://[a-z0-9.-]{1,200}(:[0-9]{1,5})?|http://localhost:[0-9]{1,5})/[A-Za-z0-9/_-]{0,100}$'::text) AND ("right"(address, 1) = '/'::text)))
constraint public_host.public_host_kind_check CHECK ((kind = ANY (ARRAY['own'::text, 'static'::text])))
constraint public_host.public_host_pkey PRIMARY KEY (tenant, id)
constraint public_host.public_host_tenant_address_key UNIQUE (tenant, address)
constraint public_host.public_host_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint public_host.public_host_tenant_registered_by_fkey FOREIGN KEY (tenant, registered_by) REFERENCES account(tenant, id)
constraint publication.publication_code_check CHECK ((code ~ '^[a-z0-9]{6}$'::text))
constraint publication.publication_pkey PRIMARY KEY (tenant, site)
constraint publication.publication_revision_check CHECK ((revision > 0))
constraint publication.publication_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint publication_file.publication_file_bytes_check CHECK ((octet_length(bytes) <= 52428800))
constraint publication_file.publication_file_media_type_check CHECK ((media_type = ANY (ARRAY['application/pdf'::text, 'video/mp4'::text, 'audio/mpeg'::text, 'audio/mp4'::text, 'text/vtt'::text, 'text/plain'::text])))
constraint publication_file.publication_file_pkey PRIMARY KEY (tenant, site, sha256)
constraint publication_file.publication_file_sha256_check CHECK ((octet_length(sha256) = 32))
constraint publication_file.publication_file_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint published_count.no_municipal_publication_of_protected CHECK (((about <> 'protected'::text) OR (length(place) <= 2)))
constraint published_count.published_count_base_check CHECK ((base >= 5))
constraint published_count.published_count_check CHECK (((value % base) = 0))
constraint published_count.published_count_check1 CHECK (((length(place) < 4) OR ((category = '*'::text) AND (sex = '*'::text) AND (base >= 10))))
constraint published_count.published_count_pkey PRIMARY KEY (tenant, release, table_name, place, category, sex)
constraint published_count.published_count_place_check CHECK ((place ~ '^(\*|[0-9]{2}([0-9]{2})?)$'::text))
constraint published_count.published_count_sex_check CHECK ((sex = ANY (ARRAY['*'::text, 'K'::text, 'M'::text, 'U'::text])))
constraint published_count.published_count_table_name_check CHECK ((table_name ~ '^[a-z_]{1,30}$'::text))
constraint published_count.published_count_tenant_indicator_about_fkey FOREIGN KEY (tenant, indicator, about) REFERENCES indicator(tenant, id, about)
constraint published_count.published_count_tenant_release_fkey FOREIGN KEY (tenant, release) REFERENCES count_release(tenant, id)
constraint published_count.published_count_value_check CHECK ((value >= 0))
constraint question_set.question_set_check CHECK ((((content ->> 'id'::text) = set_id) AND ((content ->> 'version'::text) = version)))
constraint question_set.question_set_check1 CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL)))
constraint question_set.question_set_pkey PRIMARY KEY (tenant, set_id, version)
constraint question_set.question_set_set_id_check CHECK ((set_id ~ '^[a-z][a-z0-9-]{1,39}$'::text))
constraint question_set.question_set_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint question_set.question_set_tenant_loaded_by_fkey FOREIGN KEY (tenant, loaded_by) REFERENCES account(tenant, id)
constraint question_set.question_set_tenant_withdrawn_by_fkey FOREIGN KEY (tenant, withdrawn_by) REFERENCES account(tenant, id)
constraint question_set.question_set_version_check CHECK ((version ~ '^\d{1,4}(\.\d{1,4}){1,2}$'::text))
constraint question_translation.question_translation_lang_check CHECK ((lang ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'::text))
constraint question_translation.question_translation_pkey PRIMARY KEY (tenant, set_id, version, lang)
constraint question_translation.question_translation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint question_translation.question_translation_tenant_loaded_by_fkey FOREIGN KEY (tenant, loaded_by) REFERENCES account(tenant, id)
constraint question_translation.question_translation_words_check CHECK ((jsonb_typeof(words) = 'object'::text))
constraint rate_count.rate_count_pkey PRIMARY KEY (tenant, rule, subject, started_at)
constraint rate_count.rate_count_rule_check CHECK ((rule ~ '^[a-z_]{3,40}$'::text))
constraint rate_count.rate_count_subject_check CHECK ((octet_length(subject) <= 32))
constraint rate_count.rate_count_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint reach_pause.reach_pause_because_check CHECK ((because = ANY (ARRAY['new_link'::text, 'new_identifier'::text, 'new_head'::text])))
constraint reach_pause.reach_pause_check1 CHECK ((lifted_by <> account))
constraint reach_pause.reach_pause_lifted CHECK (((((lifted_by IS NULL) AND (NOT lifted_outside)) = (lifted_at IS NULL)) AND (NOT (lifted_outside AND (lifted_by IS NOT NULL)))))
constraint reach_pause.reach_pause_pkey PRIMARY KEY (tenant, account, since)
constraint reach_pause.reach_pause_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint reach_pause.reach_pause_tenant_lifted_by_fkey FOREIGN KEY (tenant, lifted_by) REFERENCES account(tenant, id)
constraint report.report_kind_check CHECK ((kind = ANY (ARRAY['interim'::text, 'final'::text, 'round'::text, 'board'::text, 'own'::text])))
constraint report.report_lang_check CHECK ((lang = ANY (ARRAY['sv'::text, 'en'::text])))
constraint report.report_pkey PRIMARY KEY (tenant, id)
constraint report.report_subtitle_check CHECK ((length(subtitle) <= 300))
constraint report.report_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint report.report_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint report.report_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint report_section.report_section_heading_check CHECK (((length(heading) >= 1) AND (length(heading) <= 200)))
constraint report_section.report_section_kind_check CHECK ((kind ~ '^[a-z_]{3,30}$'::text))
constraint report_section.report_section_ordinal_check CHECK (((ordinal >= 1) AND (ordinal <= 200)))
constraint report_section.report_section_pkey PRIMARY KEY (tenant, id)
constraint report_section.report_section_tenant_report_fkey FOREIGN KEY (tenant, report) REFERENCES report(tenant, id)
constraint report_section.report_section_tenant_report_ordinal_key UNIQUE (tenant, report, ordinal) DEFERRABLE INITIALLY DEFERRED
constraint report_section.report_section_words_check CHECK ((length(words) <= 40000))
constraint report_version.report_version_check CHECK (((state <> 'ready'::text) OR ((docx_sealed IS NOT NULL) AND (docx_sha256 IS NOT NULL))))
constraint report_version.report_version_check1 CHECK (((pdf_sealed IS NULL) = (pdf_sha256 IS NULL)))
constraint report_version.report_version_document_sha256_check CHECK ((octet_length(document_sha256) = 32))
constraint report_version.report_version_number_check CHECK ((number >= 1))
constraint report_version.report_version_pkey PRIMARY KEY (tenant, id)
constraint report_version.report_version_state_check CHECK ((state = ANY (ARRAY['setting'::text, 'ready'::text, 'failed'::text])))
constraint report_version.report_version_tenant_frozen_by_fkey FOREIGN KEY (tenant, frozen_by) REFERENCES account(tenant, id)
constraint report_version.report_version_tenant_report_fkey FOREIGN KEY (tenant, report) REFERENCES report(tenant, id)
constraint report_version.report_version_tenant_report_number_key UNIQUE (tenant, report, number)
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
constraint risk.risk_check CHECK (((left_likelihood IS NULL) = (left_harm IS NULL)))
constraint risk.risk_check1 CHECK (((accepted_by IS NULL) = (accepted_until IS NULL)))
constraint risk.risk_check2 CHECK (((accepted_until IS NULL) OR (treatment = 'accept'::text)))
constraint risk.risk_created_at_check CHECK ((created_at <= now()))
constraint risk.risk_harm_check CHECK (((harm >= 1) AND (harm <= 5)))
constraint risk.risk_left_harm_check CHECK (((left_harm >= 1) AND (left_harm <= 5)))
constraint risk.risk_left_likelihood_check CHECK (((left_likelihood >= 1) AND (left_likelihood <= 5)))
constraint risk.risk_likelihood_check CHECK (((likelihood >= 1) AND (likelihood <= 5)))
constraint risk.risk_pkey PRIMARY KEY (tenant, id)
constraint risk.risk_template_check CHECK ((template ~ '^[a-z][a-z0-9-]{1,59}$'::text))
constraint risk.risk_tenant_accepted_by_fkey FOREIGN KEY (tenant, accepted_by) REFERENCES account(tenant, id)
constraint risk.risk_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint risk.risk_tenant_flow_fkey FOREIGN KEY (tenant, flow) REFERENCES data_flow(tenant, id)
constraint risk.risk_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint risk.risk_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint risk.risk_treatment_check CHECK ((treatment = ANY (ARRAY['reduce'::text, 'avoid'::text, 'share'::text, 'accept'::text])))
constraint risk_judgement.risk_judgement_at_check CHECK ((at <= now()))
constraint risk_judgement.risk_judgement_harm_check CHECK (((harm >= 1) AND (harm <= 5)))
constraint risk_judgement.risk_judgement_kind_check CHECK ((kind = ANY (ARRAY['written'::text, 'judged'::text, 'left'::text, 'treated'::text, 'accepted'::text, 'acceptance_ended'::text, 'reviewed'::text, 'changed'::text, 'closed'::text, 'reopened'::text, 'handed_over'::text])))
constraint risk_judgement.risk_judgement_likelihood_check CHECK (((likelihood >= 1) AND (likelihood <= 5)))
constraint risk_judgement.risk_judgement_pkey PRIMARY KEY (tenant, id)
constraint risk_judgement.risk_judgement_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint risk_judgement.risk_judgement_tenant_risk_fkey FOREIGN KEY (tenant, risk) REFERENCES risk(tenant, id)
constraint role_grant.role_grant_pkey PRIMARY KEY (tenant, account, role)
constraint role_grant.role_grant_role_check CHECK ((role = ANY (ARRAY['system_owner'::text, 'unit_head'::text, 'protection_officer'::text, 'deputy'::text, 'caseworker'::text, 'registrar'::text, 'log_reviewer'::text, 'communicator'::text, 'coordinator'::text, 'national_coordinator'::text])))
constraint role_grant.role_grant_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint role_grant.role_grant_tenant_analysis_fkey FOREIGN KEY (tenant, analysis) REFERENCES access_analysis(tenant, id)
constraint round.round_check CHECK ((closes >= opens))
constraint round.round_check1 CHECK (((provision IS NULL) = (marked_on IS NULL)))
constraint round.round_lead_check CHECK ((length(lead) <= 5000))
constraint round.round_pkey PRIMARY KEY (tenant, id)
constraint round.round_provision_check CHECK (((length(provision) >= 1) AND (length(provision) <= 200)))
constraint round.round_secrecy_check CHECK ((length(secrecy) <= 5000))
constraint round.round_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'archived'::text])))
constraint round.round_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint round.round_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint round.round_tenant_former_fkey FOREIGN KEY (tenant, former) REFERENCES round(tenant, id)
constraint round.round_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
constraint round_answer.round_answer_number_check CHECK ((number > 0))
constraint round_answer.round_answer_pkey PRIMARY KEY (tenant, invitation, number)
constraint round_answer.round_answer_sharing_check CHECK ((sharing = ANY (ARRAY['levels'::text, 'levels_and_words'::text])))
constraint round_answer.round_answer_signed_off_by_check CHECK ((length(signed_off_by) <= 300))
constraint round_answer.round_answer_tenant_invitation_fkey FOREIGN KEY (tenant, invitation) REFERENCES round_invitation(tenant, id)
constraint round_answer.round_answer_way_check CHECK ((way = ANY (ARRAY['here'::text, 'api'::text, 'file'::text, 'page'::text, 'sheet'::text])))
constraint round_answer_part.round_answer_part_pkey PRIMARY KEY (tenant, invitation, number, set_id)
constraint round_answer_part.round_answer_part_tenant_invitation_number_fkey FOREIGN KEY (tenant, invitation, number) REFERENCES round_answer(tenant, invitation, number)
constraint round_draft.round_draft_pkey PRIMARY KEY (tenant, invitation, set_id)
constraint round_draft.round_draft_tenant_invitation_fkey FOREIGN KEY (tenant, invitation) REFERENCES round_invitation(tenant, id)
constraint round_invitation.round_invitation_pkey PRIMARY KEY (tenant, id)
constraint round_invitation.round_invitation_reply_hash_check CHECK ((octet_length(reply_hash) = 32))
constraint round_invitation.round_invitation_tenant_organisation_fkey FOREIGN KEY (tenant, organisation) REFERENCES round_organisation(tenant, id)
constraint round_invitation.round_invitation_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES round(tenant, id)
constraint round_invitation.round_invitation_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint round_mail.round_mail_pkey PRIMARY KEY (tenant, id)
constraint round_mail.round_mail_reason_check CHECK ((reason = ANY (ARRAY['invited'::text, 'again'::text, 'reminder'::text, 'reopened'::text, 'extended'::text])))
constraint round_mail.round_mail_status_check CHECK ((status ~ '^[245](\.[0-9]{1,3}){2}$'::text))
constraint round_mail.round_mail_tenant_invitation_fkey FOREIGN KEY (tenant, invitation) REFERENCES round_invitation(tenant, id)
constraint round_note.round_note_body_check CHECK (((length(body) >= 1) AND (length(body) <= 2000)))
constraint round_note.round_note_pkey PRIMARY KEY (tenant, id)
constraint round_note.round_note_tenant_invitation_fkey FOREIGN KEY (tenant, invitation) REFERENCES round_invitation(tenant, id)
constraint round_organisation.round_organisation_county_check CHECK ((county ~ '^[0-9]{2}$'::text))
constraint round_organisation.round_organisation_kind_check CHECK ((kind = ANY (ARRAY['state_agency'::text, 'region'::text, 'municipality'::text, 'county_board'::text, 'ngo'::text, 'company'::text])))
constraint round_organisation.round_organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
constraint round_organisation.round_organisation_pkey PRIMARY KEY (tenant, id)
constraint round_organisation.round_organisation_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint round_picture.round_picture_pkey PRIMARY KEY (tenant, round, kind)
constraint round_picture.round_picture_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES round(tenant, id)
constraint round_set.round_set_pkey PRIMARY KEY (tenant, round, set_id)
constraint round_set.round_set_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES round(tenant, id)
constraint round_supporter.round_supporter_county_check CHECK ((county ~ '^[0-9]{2}$'::text))
constraint round_supporter.round_supporter_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
constraint round_supporter.round_supporter_pkey PRIMARY KEY (tenant, round, county)
constraint round_supporter.round_supporter_tenant_round_fkey FOREIGN KEY (tenant, round) REFERENCES round(tenant, id)
constraint routine.routine_check CHECK (((withdrawn_at IS NULL) = (withdrawn_why IS NULL)))
constraint routine.routine_pkey PRIMARY KEY (tenant, id)
constraint routine.routine_template_check CHECK ((template ~ '^[a-z][a-z0-9-]{1,59}$'::text))
constraint routine.routine_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint routine.routine_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint routine.routine_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint routine.routine_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint routine.routine_title_check CHECK (((length(title) >= 3) AND (length(title) <= 140)))
constraint routine.routine_withdrawn_why_check CHECK (((length(withdrawn_why) >= 3) AND (length(withdrawn_why) <= 600)))
constraint routine_note.routine_note_after_check CHECK (((length(after) >= 1) AND (length(after) <= 4000)))
constraint routine_note.routine_note_before_check CHECK ((length(before) <= 4000))
constraint routine_note.routine_note_check CHECK ((((dealt_at IS NULL) = (dealt_by IS NULL)) AND ((dealt_at IS NULL) = (dealt_how IS NULL)) AND ((dealt_at IS NULL) = (dealt_why IS NULL))))
constraint routine_note.routine_note_dealt_how_check CHECK ((dealt_how = ANY (ARRAY['changed'::text, 'no_change'::text])))
constraint routine_note.routine_note_dealt_why_check CHECK (((length(dealt_why) >= 3) AND (length(dealt_why) <= 600)))
constraint routine_note.routine_note_key_check CHECK (((length(key) >= 3) AND (length(key) <= 120)))
constraint routine_note.routine_note_kind_check CHECK ((kind = ANY (ARRAY['deviation'::text, 'guidance'::text])))
constraint routine_note.routine_note_pkey PRIMARY KEY (tenant, id)
constraint routine_note.routine_note_source_check CHECK ((length(source) <= 400))
constraint routine_note.routine_note_tenant_dealt_by_fkey FOREIGN KEY (tenant, dealt_by) REFERENCES account(tenant, id)
constraint routine_note.routine_note_tenant_routine_fkey FOREIGN KEY (tenant, routine) REFERENCES routine(tenant, id)
constraint routine_note.routine_note_tenant_routine_key_key UNIQUE (tenant, routine, key)
constraint routine_receipt.routine_receipt_pkey PRIMARY KEY (tenant, routine, number, account)
constraint routine_receipt.routine_receipt_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint routine_receipt.routine_receipt_tenant_routine_number_fkey FOREIGN KEY (tenant, routine, number) REFERENCES routine_version(tenant, routine, number)
constraint routine_reminder.routine_reminder_pkey PRIMARY KEY (tenant, account)
constraint routine_reminder.routine_reminder_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint routine_slot.routine_slot_ask_check CHECK (((length(ask) >= 3) AND (length(ask) <= 600)))
constraint routine_slot.routine_slot_key_check CHECK ((key ~ '^[a-z][a-z0-9-]{1,39}$'::text))
constraint routine_slot.routine_slot_pkey PRIMARY KEY (tenant, version, key)
constraint routine_slot.routine_slot_source_check CHECK ((length(source) <= 400))
constraint routine_slot.routine_slot_tenant_version_fkey FOREIGN KEY (tenant, version) REFERENCES routine_version(tenant, id)
constraint routine_slot.routine_slot_words_check CHECK ((length(words) <= 4000))
constraint routine_version.approved_by_another CHECK (((approved_by IS NULL) OR (approved_by <> ALL (writers)) OR sole_approver))
constraint routine_version.routine_version_body_check CHECK ((length(body) <= 40000))
constraint routine_version.routine_version_change_why_check CHECK ((length(change_why) <= 600))
constraint routine_version.routine_version_check CHECK ((((state = 'approved'::text) = (approved_by IS NOT NULL)) AND ((approved_by IS NULL) = (approved_at IS NULL))))
constraint routine_version.routine_version_check1 CHECK (((review_by > valid_from) AND (review_by <= (valid_from + 1100))))
constraint routine_version.routine_version_check2 CHECK ((((receipts_from >= 1) AND (receipts_from <= number)) AND ((receipts_from = number) OR (change_why <> ''::text))))
constraint routine_version.routine_version_i_do_check CHECK (((length(i_do) >= 3) AND (length(i_do) <= 3000)))
constraint routine_version.routine_version_number_check CHECK ((number >= 1))
constraint routine_version.routine_version_pkey PRIMARY KEY (tenant, id)
constraint routine_version.routine_version_purpose_check CHECK (((length(purpose) >= 3) AND (length(purpose) <= 1200)))
constraint routine_version.routine_version_returned_why_check CHECK (((length(returned_why) >= 3) AND (length(returned_why) <= 600)))
constraint routine_version.routine_version_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'to_approve'::text, 'approved'::text])))
constraint routine_version.routine_version_tenant_approved_by_fkey FOREIGN KEY (tenant, approved_by) REFERENCES account(tenant, id)
constraint routine_version.routine_version_tenant_routine_fkey FOREIGN KEY (tenant, routine) REFERENCES routine(tenant, id)
constraint routine_version.routine_version_tenant_routine_number_key UNIQUE (tenant, routine, number)
constraint routine_version.routine_version_tenant_written_by_fkey FOREIGN KEY (tenant, written_by) REFERENCES account(tenant, id)
constraint safe_copy.safe_copy_pkey PRIMARY KEY (tenant, id)
constraint safe_copy.safe_copy_refusal_check CHECK ((refusal ~ '^[a-z_]{3,40}$'::text))
constraint safe_copy.safe_copy_state_check CHECK ((state = ANY (ARRAY['making'::text, 'made'::text, 'refused'::text])))
constraint safe_copy.safe_copy_tenant_circle_fkey FOREIGN KEY (tenant, circle) REFERENCES circle(tenant, id)
constraint safe_copy.safe_copy_tenant_file_fkey FOREIGN KEY (tenant, file) REFERENCES outgoing_file(tenant, id)
constraint safe_copy.safe_copy_tenant_review_file_key UNIQUE (tenant, review, file)
constraint safe_copy.safe_copy_tenant_review_fkey FOREIGN KEY (tenant, review) REFERENCES review(tenant, id)
constraint scim_client.scim_client_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
constraint scim_client.scim_client_pkey PRIMARY KEY (tenant, id)
constraint scim_client.scim_client_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint scim_client.scim_client_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint scim_group.scim_group_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 200)))
constraint scim_group.scim_group_external_id_check CHECK ((length(external_id) <= 200))
constraint scim_group.scim_group_pkey PRIMARY KEY (tenant, id)
constraint scim_group.scim_group_role_check CHECK ((role = ANY (ARRAY['caseworker'::text, 'registrar'::text, 'communicator'::text, 'coordinator'::text, 'unit_head'::text])))
constraint scim_group.scim_group_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint scim_group.scim_group_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint scim_group_member.scim_group_member_pkey PRIMARY KEY (tenant, scim_group, account)
constraint scim_group_member.scim_group_member_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint scim_group_member.scim_group_member_tenant_scim_group_fkey FOREIGN KEY (tenant, scim_group) REFERENCES scim_group(tenant, id) ON DELETE CASCADE
constraint scim_user.scim_user_external_id_blind_check CHECK ((octet_length(external_id_blind) = 16))
constraint scim_user.scim_user_pkey PRIMARY KEY (tenant, account)
constraint scim_user.scim_user_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint scim_user.scim_user_tenant_user_name_blind_key UNIQUE (tenant, user_name_blind)
constraint scim_user.scim_user_user_name_blind_check CHECK ((octet_length(user_name_blind) = 16))
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
constraint session.session_method_check CHECK ((method = ANY (ARRAY['demo'::text, 'passkey'::text, 'oidc'::text, 'saml'::text])))
constraint session.session_pkey PRIMARY KEY (tenant, token_hash)
constraint session.session_tenant_account_fkey FOREIGN KEY (tenant, account) REFERENCES account(tenant, id)
constraint session.session_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint sign_in_attempt.sign_in_attempt_kind_check CHECK ((kind ~ '^[a-z_]{3,30}$'::text))
constraint sign_in_attempt.sign_in_attempt_pkey PRIMARY KEY (tenant, id)
constraint sign_in_attempt.sign_in_attempt_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint site.site_cards_key_check CHECK ((cards_key ~ '^[0-9a-f]{64}$'::text))
constraint site.site_check CHECK (((feedback_function IS NOT NULL) OR ((feedback_phone IS NULL) AND (feedback_email IS NULL))))
constraint site.site_code_check CHECK ((code ~ '^[a-z0-9]{6}$'::text))
constraint site.site_entry_address_check CHECK (((length(entry_address) <= 200) AND (entry_address ~ '^https?://[^?#]+$'::text)))
constraint site.site_fault_check CHECK ((length(fault) <= 300))
constraint site.site_feedback_email_check CHECK ((length(feedback_email) <= 254))
constraint site.site_feedback_function_check CHECK (((length(feedback_function) >= 1) AND (length(feedback_function) <= 200)))
constraint site.site_feedback_phone_check CHECK ((length(feedback_phone) <= 30))
constraint site.site_kind_check CHECK ((kind = ANY (ARRAY['national'::text, 'state_agency'::text, 'region'::text, 'municipality'::text, 'county_board'::text, 'ngo'::text, 'company'::text])))
constraint site.site_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
constraint site.site_pkey PRIMARY KEY (tenant, id)
constraint site.site_place_check CHECK ((place ~ '^[0-9]{2}([0-9]{2})?$'::text))
constraint site.site_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint site.site_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint site_item.site_item_kind_check CHECK ((kind = ANY (ARRAY['contact'::text, 'piece'::text])))
constraint site_item.site_item_pkey PRIMARY KEY (tenant, id)
constraint site_item.site_item_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES site(tenant, id)
constraint site_version.site_version_check CHECK (((until_at IS NULL) OR (until_at > from_at)))
constraint site_version.site_version_number_check CHECK ((number > 0))
constraint site_version.site_version_pkey PRIMARY KEY (tenant, item, number)
constraint site_version.site_version_tenant_item_fkey FOREIGN KEY (tenant, item) REFERENCES site_item(tenant, id)
constraint site_version.site_version_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint staff_answer.staff_answer_pkey PRIMARY KEY (tenant, id)
constraint staff_answer.staff_answer_question_check CHECK ((question ~ '^[a-z0-9_-]{0,60}$'::text))
constraint staff_answer.staff_answer_tenant_collection_fkey FOREIGN KEY (tenant, collection) REFERENCES staff_collection(tenant, id)
constraint staff_answer.staff_answer_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint staff_collection.staff_collection_check CHECK ((closes_on >= opens_on))
constraint staff_collection.staff_collection_pictures_check CHECK ((pictures = ANY (ARRAY['when_closed'::text, 'along'::text])))
constraint staff_collection.staff_collection_pkey PRIMARY KEY (tenant, id)
constraint staff_collection.staff_collection_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint staff_collection.staff_collection_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint staff_collection.staff_collection_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint staff_collection.staff_collection_title_check CHECK (((length(title) >= 1) AND (length(title) <= 120)))
constraint staff_collection.staff_collection_token_hash_check CHECK ((octet_length(token_hash) = 32))
constraint staff_collection.staff_collection_units_check CHECK (((cardinality(units) >= 1) AND (cardinality(units) <= 60)))
constraint staff_draft.staff_draft_code_hash_check CHECK ((octet_length(code_hash) = 16))
constraint staff_draft.staff_draft_pkey PRIMARY KEY (tenant, id)
constraint staff_draft.staff_draft_run_hash_check CHECK ((octet_length(run_hash) = 16))
constraint staff_draft.staff_draft_tenant_collection_fkey FOREIGN KEY (tenant, collection) REFERENCES staff_collection(tenant, id)
constraint staff_draft.staff_draft_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint staff_sum.staff_sum_count_check CHECK ((count >= 5))
constraint staff_sum.staff_sum_pkey PRIMARY KEY (tenant, id)
constraint staff_sum.staff_sum_question_check CHECK ((question ~ '^[a-z0-9_-]{0,60}$'::text))
constraint staff_sum.staff_sum_tenant_collection_fkey FOREIGN KEY (tenant, collection) REFERENCES staff_collection(tenant, id)
constraint staff_sum.staff_sum_tenant_collection_unit_question_key UNIQUE NULLS NOT DISTINCT (tenant, collection, unit, question)
constraint staff_sum.staff_sum_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint staff_words.staff_words_pkey PRIMARY KEY (tenant, id)
constraint staff_words.staff_words_question_check CHECK ((question ~ '^[a-z0-9_-]{1,60}$'::text))
constraint staff_words.staff_words_tenant_collection_fkey FOREIGN KEY (tenant, collection) REFERENCES staff_collection(tenant, id)
constraint staff_words.staff_words_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint tenant.tenant_host_fkey FOREIGN KEY (host) REFERENCES tenant(id)
constraint tenant.tenant_kind_check CHECK ((kind = ANY (ARRAY['state_agency'::text, 'region'::text, 'municipality'::text, 'county_board'::text, 'ngo'::text, 'company'::text])))
constraint tenant.tenant_pkey PRIMARY KEY (id)
constraint tenant.tenant_slug_check CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$'::text))
constraint text_signature.text_signature_check CHECK (((withdrawn_by IS NULL) = (withdrawn_at IS NULL)))
constraint text_signature.text_signature_form_check CHECK ((form ~ '^[a-z]{2}$'::text))
constraint text_signature.text_signature_function_check CHECK (((length(function) >= 2) AND (length(function) <= 120)))
constraint text_signature.text_signature_knows_language_check CHECK (knows_language)
constraint text_signature.text_signature_original_check CHECK ((octet_length(original) = 32))
constraint text_signature.text_signature_pkey PRIMARY KEY (tenant, id)
constraint text_signature.text_signature_sha256_check CHECK ((octet_length(sha256) = 32))
constraint text_signature.text_signature_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint text_signature.text_signature_tenant_recorded_by_fkey FOREIGN KEY (tenant, recorded_by) REFERENCES account(tenant, id)
constraint text_signature.text_signature_tenant_withdrawn_by_fkey FOREIGN KEY (tenant, withdrawn_by) REFERENCES account(tenant, id)
constraint text_signature.text_signature_what_check CHECK ((what ~ '^[a-z-]{2,30}$'::text))
constraint training_count.training_count_area_check CHECK ((area ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_count.training_count_check CHECK (((area IS NULL) = (depth IS NULL)))
constraint training_count.training_count_count_check CHECK (((count >= 0) AND (count <= 100000)))
constraint training_count.training_count_depth_check CHECK (((depth >= 1) AND (depth <= 3)))
constraint training_count.training_count_function_check CHECK ((function ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_count.training_count_pkey PRIMARY KEY (tenant, id)
constraint training_count.training_count_tenant_by_fkey FOREIGN KEY (tenant, by) REFERENCES account(tenant, id)
constraint training_count.training_count_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint training_function.training_function_code_check CHECK ((code ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_function.training_function_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80)))
constraint training_function.training_function_pkey PRIMARY KEY (tenant, code)
constraint training_need.training_need_area_check CHECK ((area ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_need.training_need_depth_check CHECK (((depth >= 0) AND (depth <= 3)))
constraint training_need.training_need_function_check CHECK ((function ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_need.training_need_pkey PRIMARY KEY (tenant, function, area)
constraint training_plan.training_plan_area_check CHECK ((area ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_plan.training_plan_cost_kronor_check CHECK (((cost_kronor >= 0) AND (cost_kronor <= 100000000)))
constraint training_plan.training_plan_created_at_check CHECK ((created_at <= now()))
constraint training_plan.training_plan_depth_check CHECK (((depth >= 1) AND (depth <= 3)))
constraint training_plan.training_plan_function_check CHECK ((function ~ '^[a-z][a-z0-9_]{1,59}$'::text))
constraint training_plan.training_plan_pkey PRIMARY KEY (tenant, id)
constraint training_plan.training_plan_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint training_plan.training_plan_tenant_unit_fkey FOREIGN KEY (tenant, unit) REFERENCES unit(tenant, id)
constraint unit.unit_pkey PRIMARY KEY (tenant, id)
constraint unit.unit_place_code_check CHECK ((place_code ~ '^[0-9]{2}([0-9]{2})?$'::text))
constraint unit.unit_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint web_test.web_test_address_check CHECK (((length(address) <= 300) AND (address ~ '^https://'::text)))
constraint web_test.web_test_check CHECK (((subject = 'own'::text) = (source = 'own'::text)))
constraint web_test.web_test_check1 CHECK (((search IS NULL) = (answered_at IS NULL)))
constraint web_test.web_test_pkey PRIMARY KEY (tenant, id)
constraint web_test.web_test_source_check CHECK ((source = ANY (ARRAY['fetched'::text, 'pasted'::text, 'uploaded'::text, 'own'::text])))
constraint web_test.web_test_subject_check CHECK ((subject = ANY (ARRAY['website'::text, 'own'::text])))
constraint web_test.web_test_tenant_made_by_fkey FOREIGN KEY (tenant, made_by) REFERENCES account(tenant, id)
constraint web_test.web_test_tenant_site_fkey FOREIGN KEY (tenant, site) REFERENCES site(tenant, id)
constraint wheel_done.wheel_done_pkey PRIMARY KEY (tenant, duty, year)
constraint wheel_done.wheel_done_shows_check CHECK ((length(shows) <= 400))
constraint wheel_done.wheel_done_tenant_done_by_fkey FOREIGN KEY (tenant, done_by) REFERENCES account(tenant, id)
constraint wheel_done.wheel_done_tenant_duty_fkey FOREIGN KEY (tenant, duty) REFERENCES wheel_duty(tenant, id)
constraint wheel_done.wheel_done_year_check CHECK (((year >= 2000) AND (year <= 2200)))
constraint wheel_duty.wheel_duty_check CHECK (((kind <> 'other'::text) OR (length(btrim(title)) >= 3)))
constraint wheel_duty.wheel_duty_kind_check CHECK ((kind = ANY (ARRAY['routines'::text, 'logs'::text, 'circles'::text, 'self_assessment'::text, 'conversation'::text, 'training'::text, 'risks'::text, 'deviations'::text, 'report'::text, 'other'::text])))
constraint wheel_duty.wheel_duty_month_check CHECK (((month >= 1) AND (month <= 12)))
constraint wheel_duty.wheel_duty_pkey PRIMARY KEY (tenant, id)
constraint wheel_duty.wheel_duty_tenant_created_by_fkey FOREIGN KEY (tenant, created_by) REFERENCES account(tenant, id)
constraint wheel_duty.wheel_duty_tenant_fkey FOREIGN KEY (tenant) REFERENCES tenant(id)
constraint wheel_duty.wheel_duty_tenant_owner_fkey FOREIGN KEY (tenant, owner) REFERENCES account(tenant, id)
constraint wheel_duty.wheel_duty_title_check CHECK ((length(title) <= 140))
CREATE INDEX about_page_checked_by ON public.about_page USING btree (tenant, checked_by)
CREATE INDEX access_analysis_unit ON public.access_analysis USING btree (tenant, unit)
CREATE UNIQUE INDEX access_request_once ON public.access_request USING btree (tenant, account, role, circle) NULLS NOT DISTINCT WHERE (decided_at IS NULL)
CREATE INDEX access_request_open ON public.access_request USING btree (tenant, unit) WHERE (decided_at IS NULL)
CREATE INDEX account_unit ON public.account USING btree (tenant, unit)
CREATE INDEX action_entry_action ON public.action_entry USING btree (tenant, action, at)
CREATE INDEX action_evidence_action ON public.action_evidence USING btree (tenant, action)
CREATE INDEX action_item_origin ON public.action_item USING btree (tenant, origin_kind, origin_id)
CREATE INDEX action_item_owner ON public.action_item USING btree (tenant, owner)
CREATE INDEX action_item_unit ON public.action_item USING btree (tenant, unit)
CREATE INDEX answer_comment_part ON public.answer_comment USING btree (tenant, part, question, written_at)
CREATE INDEX answer_evidence_part ON public.answer_evidence USING btree (tenant, part, question)
CREATE UNIQUE INDEX answer_part_once ON public.answer_part USING btree (tenant, round, set_id, COALESCE(unit, '00000000-0000-0000-0000-000000000000'::uuid))
CREATE INDEX answer_part_owner ON public.answer_part USING btree (tenant, owner)
CREATE INDEX audit_actor ON public.audit USING btree (tenant, actor, at DESC)
CREATE INDEX audit_at ON public.audit USING btree (tenant, at DESC)
CREATE INDEX audit_circle ON public.audit USING btree (tenant, circle, at DESC)
CREATE INDEX audit_person ON public.audit USING btree (tenant, person, at DESC)
CREATE INDEX audit_transaction ON public.audit USING btree (tenant, transaction)
CREATE INDEX backup_mark_at ON public.backup_mark USING btree (tenant, kind, at DESC)
CREATE INDEX break_glass_account ON public.break_glass USING btree (tenant, account, asked_at DESC)
CREATE INDEX break_glass_waiting ON public.break_glass USING btree (tenant, asked_at) WHERE (state = 'asked'::text)
CREATE INDEX break_glass_review_circle ON public.break_glass_review USING btree (tenant, circle, asked_at DESC)
CREATE INDEX break_glass_review_open ON public.break_glass_review USING btree (tenant, asked_at) WHERE (finding IS NULL)
CREATE INDEX card_batch_made_by ON public.card_batch USING btree (tenant, made_by)
CREATE INDEX circle_unit ON public.circle USING btree (tenant, unit)
CREATE INDEX circle_member_account ON public.circle_member USING btree (tenant, account)
CREATE INDEX contact_conversation_delete ON public.contact_conversation USING btree (tenant, delete_on)
CREATE INDEX contact_conversation_queue ON public.contact_conversation USING btree (tenant, queue, begun_at)
CREATE UNIQUE INDEX contact_decision_standing ON public.contact_decision USING btree (tenant, queue, kind) WHERE (ended_at IS NULL)
CREATE INDEX contact_hand_over_conversation ON public.contact_hand_over USING btree (tenant, conversation)
CREATE INDEX contact_member_account ON public.contact_member USING btree (tenant, account)
CREATE INDEX contact_message_conversation ON public.contact_message USING btree (tenant, conversation, sent_at)
CREATE INDEX contact_message_unread ON public.contact_message USING btree (tenant, queue, sent_at) WHERE (from_visitor AND (read_at IS NULL))
CREATE INDEX contact_note_conversation ON public.contact_note USING btree (tenant, conversation)
CREATE INDEX contact_original_conversation ON public.contact_original USING btree (tenant, conversation)
CREATE INDEX contact_picture_conversation ON public.contact_picture USING btree (tenant, conversation)
CREATE INDEX contact_queue_unit ON public.contact_queue USING btree (tenant, unit)
CREATE INDEX contact_ticket_expires ON public.contact_ticket USING btree (tenant, expires_at)
CREATE INDEX conversation_leader ON public.conversation USING btree (tenant, leader)
CREATE INDEX conversation_maker ON public.conversation USING btree (tenant, made_by)
CREATE INDEX conversation_settled ON public.conversation USING btree (tenant, settled_at) WHERE (thoughts_deleted_at IS NULL)
CREATE INDEX conversation_token ON public.conversation USING btree (token_hash)
CREATE INDEX conversation_unit ON public.conversation USING btree (tenant, unit)
CREATE INDEX conversation_thought_conversation ON public.conversation_thought USING btree (tenant, conversation)
CREATE UNIQUE INDEX count_release_once_a_year ON public.count_release USING btree (tenant, indicator, EXTRACT(year FROM (published_at AT TIME ZONE 'Europe/Stockholm'::text))) WHERE (state = 'published'::text)
CREATE UNIQUE INDEX count_release_one_open ON public.count_release USING btree (tenant, indicator) WHERE (state = ANY (ARRAY['waiting'::text, 'ready'::text]))
CREATE UNIQUE INDEX count_release_year ON public.count_release USING btree (tenant, indicator, year) WHERE (state = 'published'::text)
CREATE INDEX data_flow_unit ON public.data_flow USING btree (tenant, unit)
CREATE INDEX deviation_told ON public.deviation USING btree (tenant, told_on DESC)
CREATE INDEX directory_entry_deputy ON public.directory_entry USING btree (tenant, deputy)
CREATE INDEX directory_entry_owner ON public.directory_entry USING btree (tenant, owner)
CREATE INDEX directory_entry_unit ON public.directory_entry USING btree (tenant, unit)
CREATE INDEX directory_event_entry ON public.directory_event USING btree (tenant, entry, at DESC)
CREATE INDEX directory_listing_areas ON public.directory_listing USING gin (areas)
CREATE INDEX directory_secret_unit ON public.directory_secret USING btree (tenant, unit)
CREATE INDEX disclosure_key_owner ON public.disclosure_key USING btree (tenant, owner_tag)
CREATE INDEX entry_count_day ON public.entry_count USING btree (tenant, day)
CREATE INDEX finding_review ON public.finding USING btree (tenant, review, ordinal)
CREATE INDEX form_draft_account ON public.form_draft USING btree (tenant, account)
CREATE INDEX host_look_latest ON public.host_look USING btree (tenant, host, at DESC)
CREATE INDEX hosted_organisation_state ON public.hosted_organisation USING btree (tenant, state)
CREATE INDEX identity_link_account ON public.identity_link USING btree (tenant, account)
CREATE UNIQUE INDEX indicator_origin ON public.indicator USING btree (tenant, origin) WHERE (origin IS NOT NULL)
CREATE INDEX intake_circle ON public.intake USING btree (tenant, circle, state)
CREATE INDEX invitation_account ON public.invitation USING btree (tenant, account)
CREATE INDEX invitation_token ON public.invitation USING btree (token_hash)
CREATE INDEX line_report_line ON public.line_report USING btree (tenant, line, at)
CREATE INDEX mail_sent_account ON public.mail_sent USING btree (tenant, account, created_at DESC)
CREATE INDEX mail_sent_return ON public.mail_sent USING btree (tenant, return_code)
CREATE UNIQUE INDEX mandate_fact ON public.mandate USING btree (tenant, fact) WHERE (fact IS NOT NULL)
CREATE INDEX mandate_responsible ON public.mandate USING btree (tenant, responsible)
CREATE INDEX mandate_delivery_mandate ON public.mandate_delivery USING btree (tenant, mandate)
CREATE INDEX mandate_document_mandate ON public.mandate_document USING btree (tenant, mandate)
CREATE INDEX mandate_part_mandate ON public.mandate_part USING btree (tenant, mandate)
CREATE INDEX mandate_step_mandate ON public.mandate_step USING btree (tenant, mandate)
CREATE INDEX mandate_taker_mandate ON public.mandate_taker USING btree (tenant, mandate)
CREATE INDEX marking_person ON public.marking USING btree (tenant, person)
CREATE INDEX meeting_code_about ON public.meeting_code USING btree (tenant, about)
CREATE INDEX meeting_code_hash ON public.meeting_code USING btree (code_hash)
CREATE INDEX meeting_code_maker ON public.meeting_code USING btree (tenant, made_by)
CREATE INDEX method_judge ON public.method USING btree (tenant, judged_by)
CREATE INDEX method_writer ON public.method USING btree (tenant, written_by)
CREATE INDEX method_figure_maker ON public.method_figure USING btree (tenant, made_by)
CREATE INDEX method_figure_use ON public.method_figure USING btree (tenant, method, day)
CREATE INDEX method_use_maker ON public.method_use USING btree (tenant, made_by)
CREATE INDEX outgoing_set_author ON public.outgoing_set USING btree (tenant, author, created_at DESC)
CREATE INDEX outgoing_set_due ON public.outgoing_set USING btree (tenant, delete_originals_after) WHERE (originals_deleted_at IS NULL)
CREATE INDEX own_translation_page ON public.own_translation USING btree (tenant, form, page, at)
CREATE INDEX passkey_account ON public.passkey USING btree (tenant, account)
CREATE INDEX passkey_credential ON public.passkey USING btree (credential_hash)
CREATE INDEX person_circle ON public.person USING btree (tenant, circle)
CREATE INDEX person_datum_person ON public.person_datum USING btree (tenant, person)
CREATE INDEX person_index_blind ON public.person_index USING btree (tenant, kind, blind)
CREATE INDEX publication_code ON public.publication USING btree (code)
CREATE INDEX reach_pause_open ON public.reach_pause USING btree (tenant, account) WHERE (lifted_at IS NULL)
CREATE INDEX review_circle ON public.review USING btree (tenant, circle, state)
CREATE INDEX risk_owner ON public.risk USING btree (tenant, owner)
CREATE INDEX risk_unit ON public.risk USING btree (tenant, unit)
CREATE INDEX risk_judgement_risk ON public.risk_judgement USING btree (tenant, risk, at)
CREATE INDEX round_state ON public.round USING btree (tenant, state, closes)
CREATE INDEX round_answer_part_round ON public.round_answer_part USING btree (tenant, round) WHERE current
CREATE INDEX round_invitation_hosted ON public.round_invitation USING btree (hosted) WHERE (hosted IS NOT NULL)
CREATE UNIQUE INDEX round_invitation_once ON public.round_invitation USING btree (tenant, round, organisation)
CREATE INDEX round_invitation_reply ON public.round_invitation USING btree (reply_hash)
CREATE INDEX round_invitation_supporter ON public.round_invitation USING btree (supporter) WHERE (supporter IS NOT NULL)
CREATE INDEX round_invitation_token ON public.round_invitation USING btree (token_hash)
CREATE INDEX round_mail_open ON public.round_mail USING btree (tenant, created_at) WHERE ((accepted_at IS NULL) AND (failed_at IS NULL))
CREATE UNIQUE INDEX round_mail_reminder ON public.round_mail USING btree (tenant, invitation, day) WHERE (reason = 'reminder'::text)
CREATE INDEX round_note_invitation ON public.round_note USING btree (tenant, invitation, created_at)
CREATE UNIQUE INDEX round_organisation_name ON public.round_organisation USING btree (tenant, kind, lower(name))
CREATE INDEX routine_owner ON public.routine USING btree (tenant, owner)
CREATE INDEX routine_receipt_account ON public.routine_receipt USING btree (tenant, account)
CREATE UNIQUE INDEX routine_version_open ON public.routine_version USING btree (tenant, routine) WHERE (state <> 'approved'::text)
CREATE INDEX scim_client_token ON public.scim_client USING btree (token_hash)
CREATE INDEX scim_group_member_account ON public.scim_group_member USING btree (tenant, account)
CREATE INDEX scim_user_external ON public.scim_user USING btree (tenant, external_id_blind)
CREATE UNIQUE INDEX second_request_open ON public.second_request USING btree (tenant, review) WHERE ((answered_at IS NULL) AND (withdrawn_at IS NULL))
CREATE INDEX second_request_unit ON public.second_request USING btree (tenant, unit) WHERE (answered_at IS NULL)
CREATE INDEX session_account ON public.session USING btree (tenant, account)
CREATE INDEX sign_in_attempt_expires ON public.sign_in_attempt USING btree (expires_at)
CREATE INDEX sign_in_attempt_token ON public.sign_in_attempt USING btree (token_hash)
CREATE UNIQUE INDEX site_code ON public.site USING btree (tenant, code)
CREATE UNIQUE INDEX site_name ON public.site USING btree (tenant, lower(name)) WHERE (withdrawn_at IS NULL)
CREATE INDEX site_unit ON public.site USING btree (tenant, unit)
CREATE INDEX site_item_site ON public.site_item USING btree (tenant, site)
CREATE INDEX site_version_made_by ON public.site_version USING btree (tenant, made_by)
CREATE INDEX staff_answer_collection ON public.staff_answer USING btree (tenant, collection)
CREATE INDEX staff_collection_maker ON public.staff_collection USING btree (tenant, made_by)
CREATE INDEX staff_collection_token ON public.staff_collection USING btree (token_hash)
CREATE INDEX staff_collection_unit ON public.staff_collection USING btree (tenant, unit)
CREATE INDEX staff_draft_code ON public.staff_draft USING btree (tenant, code_hash)
CREATE INDEX staff_draft_collection ON public.staff_draft USING btree (tenant, collection)
CREATE INDEX staff_draft_run ON public.staff_draft USING btree (tenant, run_hash)
CREATE INDEX staff_words_collection ON public.staff_words USING btree (tenant, collection)
CREATE UNIQUE INDEX tenant_slug ON public.tenant USING btree (slug)
CREATE INDEX text_signature_what ON public.text_signature USING btree (tenant, form, what)
CREATE INDEX training_count_unit ON public.training_count USING btree (tenant, unit, counted_on)
CREATE INDEX training_plan_unit ON public.training_plan USING btree (tenant, unit)
CREATE UNIQUE INDEX unit_directory_default ON public.unit USING btree (tenant) WHERE directory_default
CREATE INDEX web_test_made_by ON public.web_test USING btree (tenant, made_by)
CREATE INDEX web_test_site ON public.web_test USING btree (tenant, site)
CREATE INDEX wheel_duty_owner ON public.wheel_duty USING btree (tenant, owner)
row security about_leaflet enabled=t forced=t
row security about_page enabled=t forced=t
row security about_point enabled=t forced=t
row security access_analysis enabled=t forced=t
row security access_request enabled=t forced=t
row security account enabled=t forced=t
row security action_entry enabled=t forced=t
row security action_evidence enabled=t forced=t
row security action_item enabled=t forced=t
row security answer enabled=t forced=t
row security answer_comment enabled=t forced=t
row security answer_comparison enabled=t forced=t
row security answer_evidence enabled=t forced=t
row security answer_former enabled=t forced=t
row security answer_lock enabled=t forced=t
row security answer_part enabled=t forced=t
row security answer_round enabled=t forced=t
row security answer_section enabled=t forced=t
row security answer_submission enabled=t forced=t
row security asked enabled=t forced=t
row security audit enabled=t forced=t
row security audit_resolution enabled=t forced=t
row security backup_mark enabled=t forced=t
row security break_glass enabled=t forced=t
row security break_glass_review enabled=t forced=t
row security card_batch enabled=t forced=t
row security circle enabled=t forced=t
row security circle_member enabled=t forced=t
row security contact_conversation enabled=t forced=t
row security contact_decision enabled=t forced=t
row security contact_draft enabled=t forced=t
row security contact_hand_over enabled=t forced=t
row security contact_key enabled=t forced=t
row security contact_member enabled=t forced=t
row security contact_message enabled=t forced=t
row security contact_note enabled=t forced=t
row security contact_original enabled=t forced=t
row security contact_picture enabled=t forced=t
row security contact_queue enabled=t forced=t
row security contact_tally enabled=t forced=t
row security contact_ticket enabled=t forced=t
row security conversation enabled=t forced=t
row security conversation_film enabled=t forced=t
row security conversation_film_piece enabled=t forced=t
row security conversation_note enabled=t forced=t
row security conversation_thought enabled=t forced=t
row security count_release enabled=t forced=t
row security data_flow enabled=t forced=t
row security demo_cast enabled=t forced=t
row security deviation enabled=t forced=t
row security directory_entry enabled=t forced=t
row security directory_event enabled=t forced=t
row security directory_free enabled=t forced=t
row security directory_listing enabled=t forced=t
row security directory_note enabled=t forced=t
row security directory_secret enabled=t forced=t
row security disclosure_key enabled=t forced=t
row security entry_count enabled=t forced=t
row security exchange_key enabled=t forced=t
row security exchange_peer enabled=t forced=t
row security finding enabled=t forced=t
row security form_draft enabled=t forced=t
row security guidance_own enabled=t forced=t
row security guidance_seen enabled=t forced=t
row security host_look enabled=t forced=t
row security hosted_organisation enabled=t forced=t
row security identity_link enabled=t forced=t
row security identity_provider enabled=t forced=t
row security import_run enabled=t forced=t
row security indicator enabled=t forced=t
row security indicator_value enabled=t forced=t
row security indicator_version enabled=t forced=t
row security intake enabled=t forced=t
row security interpreter_offer enabled=t forced=t
row security invitation enabled=t forced=t
row security known_picture enabled=t forced=t
row security line_reminder enabled=t forced=t
row security line_report enabled=t forced=t
row security line_told enabled=t forced=t
row security mail_address enabled=t forced=t
row security mail_sent enabled=t forced=t
row security mandate enabled=t forced=t
row security mandate_delivery enabled=t forced=t
row security mandate_document enabled=t forced=t
row security mandate_part enabled=t forced=t
row security mandate_step enabled=t forced=t
row security mandate_taker enabled=t forced=t
row security marking enabled=t forced=t
row security meeting_code enabled=t forced=t
row security method enabled=t forced=t
row security method_figure enabled=t forced=t
row security method_use enabled=t forced=t
row security migration enabled=f forced=f
row security open_report enabled=t forced=t
row security outbox enabled=t forced=t
row security outgoing_file enabled=t forced=t
row security outgoing_set enabled=t forced=t
row security own_translation enabled=t forced=t
row security page_media enabled=t forced=t
row security passkey enabled=t forced=t
row security people_count enabled=t forced=t
row security person enabled=t forced=t
row security person_datum enabled=t forced=t
row security person_index enabled=t forced=t
row security public_host enabled=t forced=t
row security publication enabled=t forced=t
row security publication_file enabled=t forced=t
row security published_count enabled=t forced=t
row security question_set enabled=t forced=t
row security question_translation enabled=t forced=t
row security rate_count enabled=t forced=t
row security reach_pause enabled=t forced=t
row security report enabled=t forced=t
row security report_section enabled=t forced=t
row security report_version enabled=t forced=t
row security reveal_pass enabled=t forced=t
row security review enabled=t forced=t
row security risk enabled=t forced=t
row security risk_judgement enabled=t forced=t
row security role_grant enabled=t forced=t
row security round enabled=t forced=t
row security round_answer enabled=t forced=t
row security round_answer_part enabled=t forced=t
row security round_draft enabled=t forced=t
row security round_invitation enabled=t forced=t
row security round_mail enabled=t forced=t
row security round_note enabled=t forced=t
row security round_organisation enabled=t forced=t
row security round_picture enabled=t forced=t
row security round_set enabled=t forced=t
row security round_supporter enabled=t forced=t
row security routine enabled=t forced=t
row security routine_note enabled=t forced=t
row security routine_receipt enabled=t forced=t
row security routine_reminder enabled=t forced=t
row security routine_slot enabled=t forced=t
row security routine_version enabled=t forced=t
row security safe_copy enabled=t forced=t
row security scim_client enabled=t forced=t
row security scim_group enabled=t forced=t
row security scim_group_member enabled=t forced=t
row security scim_user enabled=t forced=t
row security second_request enabled=t forced=t
row security session enabled=t forced=t
row security sign_in_attempt enabled=t forced=t
row security site enabled=t forced=t
row security site_item enabled=t forced=t
row security site_version enabled=t forced=t
row security staff_answer enabled=t forced=t
row security staff_collection enabled=t forced=t
row security staff_draft enabled=t forced=t
row security staff_sum enabled=t forced=t
row security staff_words enabled=t forced=t
row security tenant enabled=t forced=t
row security text_signature enabled=t forced=t
row security training_count enabled=t forced=t
row security training_function enabled=t forced=t
row security training_need enabled=t forced=t
row security training_plan enabled=t forced=t
row security unit enabled=t forced=t
row security web_test enabled=t forced=t
row security wheel_done enabled=t forced=t
row security wheel_duty enabled=t forced=t
policy about_leaflet.worker_keeps_leaflets for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that publishes makes a leaflet when what it says is new.
policy about_page.keepers_keep_about for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) because Those who keep the site write how the organisation does, and say in their own name that it holds.
policy about_page.worker_reads_about for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that publishes puts the frozen page on the site.
policy about_point.keepers_keep_points for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) because Those who keep the site go through its page point by point.
policy access_analysis.head_decides_analysis for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (decided_by = ( SELECT current_actor() AS current_actor)) AND (decided_at <= now()) AND (ended_at IS NULL) AND ((circle IS NULL) OR (EXISTS ( SELECT 1 FROM circle c WHERE ((c.tenant = access_analysis.tenant) AND (c.id = access_analysis.circle) AND (c.unit = access_analysis.unit))))))) because The head of the unit decides it, in the own name and for the own unit (D-R15).
policy access_analysis.head_ends_analysis for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (ended_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (ended_at IS NOT NULL))) because Ended or renewed by the head; an ended one is never taken up again.
policy access_analysis.head_sees_analysis for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because The head of the unit answers for the analysis, also for one that a predecessor decided.
policy access_analysis.member_reads_analysis for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) OR (EXISTS ( SELECT 1 FROM circle_member m WHERE ((m.tenant = access_analysis.tenant) AND (m.analysis = access_analysis.id) AND (m.circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))))))) check (-) because Members see how large the analysis about their circle lets it be (D-R15).
policy access_analysis.owner_reads_analysis for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['system_owner'::text, 'log_reviewer'::text]))) check (-) because Whoever grants a role reads what it rests on; the log reviewer judges whether it holds.
policy access_analysis.worker_reads_analysis for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Reminders when an analysis is due for its yearly review.
policy access_request.head_names for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (asked_by = ( SELECT current_actor() AS current_actor)) AND (decided_at IS NULL) AND (decision IS NULL) AND (decided_by IS NULL) AND ((until >= (CURRENT_DATE - 1)) AND (until <= (CURRENT_DATE + 366))) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = access_request.tenant) AND (a.id = access_request.account) AND (a.unit = access_request.unit) AND (a.closed_at IS NULL) AND (a.suspended_at IS NULL)))) AND ((circle IS NULL) OR (EXISTS ( SELECT 1 FROM circle c WHERE ((c.tenant = access_request.tenant) AND (c.id = access_request.circle) AND (c.unit = access_request.unit))))) AND (((circle IS NULL) AND (role <> ALL (ARRAY['protection_officer'::text, 'deputy'::text]))) OR (EXISTS ( SELECT 1 FROM access_analysis a WHERE ((a.tenant = access_request.tenant) AND (a.id = access_request.analysis) AND (a.unit = access_request.unit) AND ((a.circle IS NULL) OR (a.circle = access_request.circle)) AND (a.ended_at IS NULL) AND (a.review_by >= access_request.until))))))) because The head names people of the own unit, in the own name, on an analysis that stands; never grants (D-R15).
policy access_request.head_sees_namings for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because The head of the unit sees who has been named and what came of it.
policy access_request.head_withdraws for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (decision IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (decision = 'withdrawn'::text) AND (decided_by = ( SELECT current_actor() AS current_actor)))) because A naming that nobody has decided may be taken back by the head.
policy access_request.owner_decides for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (decision IS NULL) AND (account <> ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (account <> ( SELECT current_actor() AS current_actor)) AND (decision = ANY (ARRAY['granted'::text, 'declined'::text])) AND (decided_by = ( SELECT current_actor() AS current_actor)) AND (decided_at = now()))) because The system owner grants or declines what others have named, never for oneself.
policy access_request.owner_sees_namings for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because The system owner sees what waits for a decision and what was decided.
policy access_request.worker_reads_requests for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs tell the system owner that somebody has been named.
policy account.account_within_tenant for r to samvarn_app, samvarn_reviewer, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Colleagues are shown by function; names stay sealed.
policy account.own_account for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ( SELECT current_actor() AS current_actor)))) because One changes one's own language and nothing else.
policy account.owner_adds_accounts for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because Accounts are made by the system owner, who reaches no content.
policy account.owner_changes_accounts for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because Function, name and unit are kept right, and access is ended, by the system owner.
policy account.worker_keeps_accounts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The organisation's own directory (SCIM) adds people and ends their access; an invited organisation gets its first account.
policy action_entry.concerned_read_entries for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM action_item a WHERE ((a.tenant = action_entry.tenant) AND (a.id = action_entry.action)))))) check (-) because Whoever reaches the action reads its history: the row of the action decides.
policy action_entry.concerned_write_entries for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM action_item a WHERE ((a.tenant = action_entry.tenant) AND (a.id = action_entry.action)))))) because In the own name, about an action within reach.
policy action_entry.worker_writes_hand_over for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (kind = 'handed_over'::text) AND (by IS NULL) AND (sealed IS NULL))) because That an action was handed over when its owner left.
policy action_evidence.concerned_keep_evidence for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM action_item a WHERE ((a.tenant = action_evidence.tenant) AND (a.id = action_evidence.action)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM action_item a WHERE ((a.tenant = action_evidence.tenant) AND (a.id = action_evidence.action)))))) because Whoever reaches the action reaches its evidence: the row of the action decides.
policy action_item.anyone_raises_actions for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (state = 'planned'::text) AND ((unit IS NULL) OR (unit = ( SELECT current_unit() AS current_unit)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[]))))) because From a gap to an action in one step, in the own name, for the own unit or the whole; the coordinator for any unit.
policy action_item.concerned_see_actions for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((owner = ( SELECT current_actor() AS current_actor)) OR (created_by = ( SELECT current_actor() AS current_actor)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (-) because Whoever is to do it, whoever raised it, the head of its unit and the coordinator: others are not told where the organisation is weak.
policy action_item.concerned_work_on_actions for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((owner = ( SELECT current_actor() AS current_actor)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The owner reports; the head of the unit and the coordinator steer. A trigger keeps the owner from moving the day or handing it on.
policy action_item.worker_moves_actions for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because An action whose owner leaves gets a new one; no other column is granted.
policy action_item.worker_reads_actions for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Reminders without content, and what somebody who leaves holds.
policy answer.reached_answers for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer.tenant) AND (p.id = answer.part)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (answered_by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer.tenant) AND (p.id = answer.part)))))) because Follows its part; written in one's own name.
policy answer_comment.comments_in_own_name for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (author = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_comment.tenant) AND (p.id = answer_comment.part)))))) because Written in one's own name, and never changed after.
policy answer_comment.reached_comments for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_comment.tenant) AND (p.id = answer_comment.part)))))) check (-) because The thread is read by those who reach the part.
policy answer_comparison.coordinator_compares for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) check (-) because The comparison is for whoever runs the follow-up of the whole organisation.
policy answer_comparison.worker_brings_comparison for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Delivered by the coordinator's job.
policy answer_evidence.reached_evidence for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_evidence.tenant) AND (p.id = answer_evidence.part)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (added_by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_evidence.tenant) AND (p.id = answer_evidence.part)))))) because Evidence stays at home: it follows its part, and no job reads it.
policy answer_former.reached_former for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_former.tenant) AND (p.id = answer_former.part)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_former.tenant) AND (p.id = answer_former.part)))))) because Follows the part that it is shown in.
policy answer_lock.locks_are_seen for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because That a round is signed off is no secret inside the organisation; how it went is.
policy answer_lock.signer_locks for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_submission s WHERE ((s.tenant = answer_lock.tenant) AND (s.round = answer_lock.round)))))) because Locked by whoever signs off.
policy answer_lock.signer_turns_lock for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_submission s WHERE ((s.tenant = answer_lock.tenant) AND (s.round = answer_lock.round)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_submission s WHERE ((s.tenant = answer_lock.tenant) AND (s.round = answer_lock.round)))))) because Opened and locked again by whoever may sign off.
policy answer_part.coordinator_runs_parts for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) because The coordinator runs the follow-up of the whole organisation.
policy answer_part.head_runs_unit_parts for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) because The head of a unit runs what belongs to that unit, and sees no other unit's weaknesses.
policy answer_part.holder_reads_part for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((owner = ( SELECT current_actor() AS current_actor)) OR (reviewer = ( SELECT current_actor() AS current_actor)) OR (( SELECT current_actor() AS current_actor) = ANY (helpers))))) check (-) because Whoever was handed a part, a section of it or its review reaches that part.
policy answer_part.owner_moves_part for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (owner = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (owner = ( SELECT current_actor() AS current_actor)))) because The owner hands a section on and says that the part is ready; never gives it away.
policy answer_part.reviewer_moves_part for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (reviewer = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (reviewer = ( SELECT current_actor() AS current_actor)))) because The reviewer approves a part or gives it back.
policy answer_part.worker_keeps_parts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Reminders; hand-over when somebody leaves; a section that comes back.
policy answer_round.coordinator_runs_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) because The coordinator takes a round in and runs it.
policy answer_round.head_runs_unit_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)) AND (round IS NULL))) because The head of a unit may begin a self-assessment of that unit.
policy answer_round.head_sees_rounds for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit IS NULL))) check (-) because A head sees which rounds the organisation answers, to hand out the unit's parts; answers are another table.
policy answer_round.holder_sees_round for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_round.tenant) AND (p.round = answer_round.id)))))) check (-) because Whoever holds a part reads what was asked.
policy answer_round.worker_takes_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A round that a coordinator in the same installation opens is delivered by a job.
policy answer_section.reached_sections for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_section.tenant) AND (p.id = answer_section.part)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM answer_part p WHERE ((p.tenant = answer_section.tenant) AND (p.id = answer_section.part)))))) because A section is reached by whoever reaches its part.
policy answer_section.worker_keeps_sections for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Hand-over when somebody leaves.
policy answer_submission.coordinator_signs for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator))) because The coordinator signs off, sends and reopens what the organisation answers.
policy answer_submission.head_signs_own_unit for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) because The head signs off what concerns the own unit alone.
policy answer_submission.worker_sends for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A job carries the sealed answer to the coordinator and writes down what came back.
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
policy backup_mark.owner_reads_backups for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because The system owner is told when no copy has been made for 26 hours.
policy backup_mark.worker_reads_backups for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The age of the last copy stands among the metrics, so that an alarm can be set on it (S-R16).
policy break_glass.circle_ends_opening for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (( SELECT current_roles() AS current_roles) && ARRAY['protection_officer'::text, 'deputy'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because Officer or deputy closes an opening at any moment.
policy break_glass.circle_sees_opening for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM break_glass_review r WHERE ((r.tenant = break_glass.tenant) AND (r.glass = break_glass.id)))))) check (-) because Whoever reads its review reads it; break_glass_review's own policies decide who.
policy break_glass.log_reviewer_sees_openings for r to samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('log_reviewer'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because The log reviewer sees every opening and attempt.
policy break_glass.own_opening_moves for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One opens what was granted, once, and closes it; a trigger holds the hours.
policy break_glass.own_openings for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because One sees one's own openings, and until when.
policy break_glass.somebody_asks for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (state = 'asked'::text) AND (opened_at IS NULL) AND (( SELECT current_roles() AS current_roles) && ARRAY['caseworker'::text, 'registrar'::text, 'unit_head'::text, 'protection_officer'::text, 'deputy'::text]) AND (NOT (( SELECT current_roles() AS current_roles) && ARRAY['system_owner'::text, 'log_reviewer'::text])))) because Those who meet people may ask, in their own name; those who keep accounts or review the log never.
policy break_glass.worker_settles_glass for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The organisation finds out whom the number means; whoever asks cannot look her up.
policy break_glass_review.circle_judges for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (account <> ( SELECT current_actor() AS current_actor)) AND (( SELECT current_roles() AS current_roles) && ARRAY['protection_officer'::text, 'deputy'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (reviewed_by = ( SELECT current_actor() AS current_actor)))) because Officer or deputy of the circle judges, in her own name, never her own.
policy break_glass_review.circle_reads_review for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (account <> ( SELECT current_actor() AS current_actor)))) check (-) because The circle sees who opened its persons, and who tried; whoever asked does not see her own review.
policy break_glass_review.head_is_told for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (account <> ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM circle c WHERE ((c.tenant = break_glass_review.tenant) AND (c.id = break_glass_review.circle) AND (c.unit = ( SELECT current_unit() AS current_unit))))))) check (-) because The head of the circle's unit is the second person who is told at once (S-R24).
policy break_glass_review.log_reviewer_judges for w to samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('log_reviewer'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (account <> ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (reviewed_by = ( SELECT current_actor() AS current_actor)))) because The log reviewer judges what no circle can, or has not in time.
policy break_glass_review.log_reviewer_sees_reviews for r to samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('log_reviewer'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because The log reviewer sees every opening and attempt; ids and codes only.
policy break_glass_review.worker_opens_glass_review for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Whoever asks does not write what it was about: the organisation does.
policy card_batch.keepers_print for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site) AND (made_by = ( SELECT current_actor() AS current_actor)))) because A batch is made in the own name.
policy card_batch.keepers_recall for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site) AND (recalled_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) because What has been collected is marked so, once; what was printed is never changed.
policy card_batch.keepers_see_batches for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) check (-) because Those who keep the site know what is on paper out there.
policy circle.head_sees_circle for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (-) because The head of a unit names who is to be in its circle.
policy circle.own_circles for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (id = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Outside a circle not even its name is known.
policy circle.owner_keeps_circles for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because Circles are drawn by the system owner; their content is sealed from him.
policy circle.worker_reads_circles for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs route sealed entries, requests for contact and reviews to the right circle.
policy circle_member.fellow_members for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Members see how large their circle is and who is on duty.
policy circle_member.head_ends_members for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (EXISTS ( SELECT 1 FROM circle c WHERE ((c.tenant = circle_member.tenant) AND (c.id = circle_member.circle) AND (c.unit = ( SELECT current_unit() AS current_unit))))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head))) because The head reviews and ends the places of the circle; a trigger keeps the head from lengthening any.
policy circle_member.head_sees_members for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (EXISTS ( SELECT 1 FROM circle c WHERE ((c.tenant = circle_member.tenant) AND (c.id = circle_member.circle) AND (c.unit = ( SELECT current_unit() AS current_unit))))))) check (-) because The head who names the circle sees who is in it and until when.
policy circle_member.own_membership for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because db.as reads which circles the one who asks belongs to.
policy circle_member.owner_keeps_members for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (account <> ( SELECT current_actor() AS current_actor)) AND (valid_until <= (now() + '366 days'::interval)))) because Named by the head of the unit, granted by the system owner, never to oneself; who is in a circle tells nothing about whom it protects (D-R15).
policy circle_member.worker_ends_members for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Leaving ends every membership at once.
policy circle_member.worker_reads_members for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs find the duty function.
policy contact_conversation.public_begins_conversation for a to samvarn_public using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (lookup = ( SELECT current_session_hash() AS current_session_hash)) AND (taken_by IS NULL) AND (closed_at IS NULL) AND (handed_over IS NULL) AND (EXISTS ( SELECT 1 FROM contact_queue w WHERE ((w.tenant = contact_conversation.tenant) AND (w.id = contact_conversation.queue) AND (w.state = 'open'::text)))))) because Somebody writes while the form is open.
policy contact_conversation.public_finds_conversation for r to samvarn_public using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (lookup = ( SELECT current_session_hash() AS current_session_hash)))) check (-) because One conversation, by what its receipt amounts to, and no other.
policy contact_conversation.team_sees_conversations for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because Those who answer, and nobody else in the organisation.
policy contact_conversation.team_works_conversations for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) because Taking, answering, handing over and closing.
policy contact_conversation.worker_minds_conversations for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Dates and states, for reminders and for deletion; the worker has no right to open the box.
policy contact_decision.head_ends_decision for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (ended_at IS NULL) AND (EXISTS ( SELECT 1 FROM contact_queue w WHERE ((w.tenant = contact_decision.tenant) AND (w.id = contact_decision.queue) AND (w.unit = ( SELECT current_unit() AS current_unit))))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (ended_at IS NOT NULL))) because A decision that holds no longer is ended and stays to be read.
policy contact_decision.head_records_decision for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (recorded_by = ( SELECT current_actor() AS current_actor)) AND (ended_at IS NULL) AND (EXISTS ( SELECT 1 FROM contact_queue w WHERE ((w.tenant = contact_decision.tenant) AND (w.id = contact_decision.queue) AND (w.unit = ( SELECT current_unit() AS current_unit))))))) because The head records what has been decided, in the own name.
policy contact_decision.own_decisions for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because A decision of the board is no secret within it; the pages say what it leads to.
policy contact_draft.team_shares_draft for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (account = ( SELECT current_actor() AS current_actor)))) because One draft, seen and written on by all of the team.
policy contact_hand_over.own_hand_over_leaves for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (account = ( SELECT current_actor() AS current_actor)))) because When it left; the words are never changed.
policy contact_hand_over.team_hands_over for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (account = ( SELECT current_actor() AS current_actor)))) because A member of the team hands over, in the own name.
policy contact_hand_over.team_sees_hand_overs for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because Those who answer see what has been handed over, and by whom.
policy contact_key.head_makes_key for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (EXISTS ( SELECT 1 FROM contact_queue w WHERE ((w.tenant = contact_key.tenant) AND (w.id = contact_key.queue) AND (w.unit = ( SELECT current_unit() AS current_unit))))))) because Made with the queue, and never changed: what lies in the box must open.
policy contact_key.team_opens for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because The box is opened for those of the team who have said yes, and for nobody else.
policy contact_member.head_ends_place for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (accepted_at IS NULL))) because The head ends a place, or asks anew; nobody says yes for another.
policy contact_member.head_names_team for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head) AND (left_at IS NULL) AND ((accepted_at IS NULL) OR (account = ( SELECT current_actor() AS current_actor))) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = contact_member.tenant) AND (a.id = contact_member.account) AND (a.unit = contact_member.unit)))) AND (EXISTS ( SELECT 1 FROM contact_queue w WHERE ((w.tenant = contact_member.tenant) AND (w.id = contact_member.queue) AND (w.unit = contact_member.unit)))))) because The head names people of the own unit; each says yes or no in the own name.
policy contact_member.own_place for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (unit = ( SELECT current_unit() AS current_unit)))) because One takes the own place, and leaves it.
policy contact_member.unit_sees_team for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((unit = ( SELECT current_unit() AS current_unit)) OR (account = ( SELECT current_actor() AS current_actor))))) check (-) because Within the unit one knows who answers.
policy contact_member.worker_moves_places for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because What somebody held who leaves is handed over in the organisation's own name.
policy contact_message.public_reads_own for r to samvarn_public using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM contact_conversation v WHERE ((v.tenant = contact_message.tenant) AND (v.id = contact_message.conversation)))))) check (-) because The messages of the conversation whose receipt was shown.
policy contact_message.public_writes for a to samvarn_public using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND from_visitor AND (account IS NULL) AND (EXISTS ( SELECT 1 FROM (contact_conversation v JOIN contact_queue w ON (((w.tenant = v.tenant) AND (w.id = v.queue)))) WHERE ((v.tenant = contact_message.tenant) AND (v.id = contact_message.conversation) AND (v.queue = contact_message.queue) AND (v.closed_at IS NULL) AND (w.state = 'open'::text)))))) because Into the conversation whose receipt was shown, while it goes on and the form is open.
policy contact_message.team_answers for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (NOT from_visitor) AND (account = ( SELECT current_actor() AS current_actor)))) because An answer is sent by one of the team, in the own name.
policy contact_message.team_marks_read for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND from_visitor)) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND from_visitor)) because When it was first read; nothing else of it can be changed.
policy contact_message.team_reads_messages for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because Those who answer, and nobody else in the organisation.
policy contact_message.worker_minds_messages for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because When each came and whether it is read, for reminders; deletion with the conversation.
policy contact_note.team_reads_notes for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because Notes are the team's own and are never sent.
policy contact_note.team_writes_notes for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue) AND (account = ( SELECT current_actor() AS current_actor)))) because In the own name; never changed.
policy contact_original.public_adds_originals for a to samvarn_public using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM (contact_conversation v JOIN contact_queue w ON (((w.tenant = v.tenant) AND (w.id = v.queue)))) WHERE ((v.tenant = contact_original.tenant) AND (v.id = contact_original.conversation) AND (v.queue = contact_original.queue) AND (v.closed_at IS NULL) AND (w.state = 'open'::text)))))) because Beside its clean copy, and never to be read again by the public process.
policy contact_original.team_opens_originals for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because By one of the team, with a reason that is written down.
policy contact_picture.public_adds_pictures for a to samvarn_public using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM (contact_conversation v JOIN contact_queue w ON (((w.tenant = v.tenant) AND (w.id = v.queue)))) WHERE ((v.tenant = contact_picture.tenant) AND (v.id = contact_picture.conversation) AND (v.queue = contact_picture.queue) AND (v.closed_at IS NULL) AND (w.state = 'open'::text)))))) because To the conversation whose receipt was shown.
policy contact_picture.team_sees_pictures for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(queue))) check (-) because Those who answer, and nobody else in the organisation.
policy contact_queue.head_keeps_queue for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))) because The head of the unit sets the queue up, names its team and answers for it.
policy contact_queue.own_queues for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because How a queue is set up stands on the public pages anyway; it holds nothing that anybody has written to it.
policy contact_queue.public_sees_open_queue for r to samvarn_public using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'open'::text))) check (-) because Whether the form is open: asked anew at each message, whatever the page said.
policy contact_queue.team_closes_queue for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(id))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND in_contact_team(id) AND (state = 'closed'::text))) because Whoever answers may close the form at once, when it is flooded; opening it is the head's.
policy contact_queue.worker_minds_queue for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that reminds, and that closes a form whose messages nobody reads.
policy contact_tally.app_sees_tally for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The team sees that the form is being flooded.
policy contact_tally.public_counts for * to samvarn_public using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A flood is held off by how much there is of it, not by who sends it.
policy contact_tally.worker_clears_tally for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Counts are kept for a day.
policy contact_ticket.public_holds_ticket for * to samvarn_public using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (token_hash = ( SELECT current_session_hash() AS current_session_hash)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (token_hash = ( SELECT current_session_hash() AS current_session_hash)))) because The one ticket that was presented, by its hash.
policy contact_ticket.worker_clears_tickets for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because What has died is taken away.
policy conversation.conversation_at_the_door for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL) AND (kind = 'together'::text))) check (-) because Whoever writes on a phone has no account; what is asked is no secret to her.
policy conversation.coordinator_keeps_conversations for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND shared AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND shared AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text]))) because The coordinator runs all follow-up of the organisation; what somebody reflects alone is hers until she shares it.
policy conversation.everybody_reflects_alone for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (kind = 'alone'::text) AND (NOT shared) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (leader = ( SELECT current_actor() AS current_actor)))) because Everybody who is signed in may reflect for herself.
policy conversation.head_keeps_conversations for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND shared AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND shared AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) because The head of a unit keeps the conversations of the own unit.
policy conversation.leader_moves_conversation for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((( SELECT current_actor() AS current_actor) = leader) OR (( SELECT current_actor() AS current_actor) = made_by)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((( SELECT current_actor() AS current_actor) = leader) OR (( SELECT current_actor() AS current_actor) = made_by)))) because Whoever prepared it, or leads it, moves it on and settles it.
policy conversation.leader_reads_conversation for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((( SELECT current_actor() AS current_actor) = leader) OR (( SELECT current_actor() AS current_actor) = made_by)))) check (-) because Whoever prepared it, or leads it, reads it.
policy conversation.presented_conversation for r to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Before the organisation is known: the one conversation whose link is followed.
policy conversation.worker_keeps_conversations for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that deletes thoughts in time writes down that it is done; a leader who leaves is replaced.
policy conversation_film.keepers_keep_film for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_film.tenant) AND (c.id = conversation_film.conversation)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_film.tenant) AND (c.id = conversation_film.conversation)))))) because Those who reach the conversation put its film in, show it and take it away.
policy conversation_film_piece.keepers_keep_film_pieces for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_film_piece.tenant) AND (c.id = conversation_film_piece.conversation)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_film_piece.tenant) AND (c.id = conversation_film_piece.conversation)))))) because The pieces follow the film.
policy conversation_note.keepers_keep_notes for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_note.tenant) AND (c.id = conversation_note.conversation)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_note.tenant) AND (c.id = conversation_note.conversation)))))) because Those who reach the conversation write and read what was concluded.
policy conversation_thought.keepers_keep_shown_thoughts for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (NOT waiting) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_thought.tenant) AND (c.id = conversation_thought.conversation)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NOT NULL) AND (NOT waiting) AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_thought.tenant) AND (c.id = conversation_thought.conversation) AND (c.thoughts_deleted_at IS NULL)))))) because Those who reach the conversation type in for the room, read what is shown, and take away.
policy conversation_thought.thought_at_the_door for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL) AND waiting AND (EXISTS ( SELECT 1 FROM conversation c WHERE ((c.tenant = conversation_thought.tenant) AND (c.id = conversation_thought.conversation) AND (c.state = 'going'::text)))))) because Written on a phone without an account while the conversation goes on; nobody reads it until it is shown with others.
policy conversation_thought.worker_gathers_thoughts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Five from phones are shuffled and shown; all are deleted when their time is over.
policy count_release.count_release_ask for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (state = 'waiting'::text) AND (asked_by = ( SELECT current_actor() AS current_actor)) AND (candidate_sealed IS NULL) AND (findings_sealed IS NULL))) because A release begins as a wish, without numbers: those come from the job that rounds.
policy count_release.count_release_drop for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (state = ANY (ARRAY['ready'::text, 'stopped'::text, 'failed'::text])))) check (-) because What was never published may be thrown away and asked for again; what is published stands.
policy count_release.count_release_judge for w to samvarn_worker using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'waiting'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = ANY (ARRAY['stopped'::text, 'failed'::text, 'ready'::text])))) because The job rounds and audits what waits, and says what came of it; it never publishes.
policy count_release.count_release_known for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job reads what waits, and what has been published before.
policy count_release.count_release_publish for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (state = 'ready'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (state = 'published'::text) AND (published_by = ( SELECT current_actor() AS current_actor)))) because Only what the auditor has let through can be published, and only by a person.
policy count_release.count_release_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((state = 'published'::text) OR ( SELECT keeps_indicators() AS keeps_indicators)))) check (-) because What is published may be known by all; what is being prepared by those who coordinate.
policy data_flow.deciders_keep_flows for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) because The map is drawn by the head for the own unit and by the coordinator for all.
policy data_flow.head_sees_common_flows for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit IS NULL) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because What moves in the whole organisation moves in each unit: every head sees it.
policy data_flow.owner_of_risk_sees_flow for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM risk r WHERE ((r.tenant = data_flow.tenant) AND (r.flow = data_flow.id) AND (r.owner = ( SELECT current_actor() AS current_actor))))))) check (-) because Whoever owns a risk sees the flow that it stands on.
policy demo_cast.demo_is_open for r to samvarn_app using (true) check (-) because Invented persons only; the table is empty outside demo mode, and a start with a real database refuses rows in it.
policy deviation.anyone_tells_signed for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (teller = ( SELECT current_actor() AS current_actor)) AND (state = 'told'::text))) because Told in the own name.
policy deviation.handlers_judge_deviations for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state <> 'closed'::text) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (handled_by = ( SELECT current_actor() AS current_actor)))) because Judged and closed by whoever handles it, in the own name. What is closed stays closed.
policy deviation.handlers_see_deviations for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (-) because The coordinator handles all, the head of a unit what concerns it.
policy deviation.teller_sees_signed for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (teller = ( SELECT current_actor() AS current_actor)))) check (-) because Whoever signed sees how it went. An unsigned one is nobody's.
policy deviation.worker_counts_deviations for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because How many wait, and for whom.
policy deviation.worker_takes_unsigned for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (teller IS NULL) AND (state = 'told'::text))) because What is told without a name is written by the organisation itself, so that no account stands behind the row.
policy directory_entry.any_unit_reports_entries for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_directory() AS keeps_directory) AND (state = 'published'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'wrong'::text))) because Anybody in the organisation who sees that something is wrong takes it away at once; the owner puts it right.
policy directory_entry.own_entries for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_directory() AS keeps_directory))) check (-) because Within an organisation those who refer or inform see what it has written, save what is secret: that stands elsewhere.
policy directory_entry.unit_changes_entries for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT keeps_directory() AS keeps_directory))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)))) because Changed by the unit that owns it, which alone reaches its secrets and so can judge what may be shown.
policy directory_entry.unit_removes_entries for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT keeps_directory() AS keeps_directory) AND (state <> 'published'::text))) check (-) because What is not published may be thrown away by the unit that owns it.
policy directory_entry.unit_writes_entries for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT keeps_directory() AS keeps_directory))) because What is written belongs to the writer's own unit.
policy directory_entry.worker_hands_over_entries for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A new owner when somebody leaves; the day of the last reminder.
policy directory_entry.worker_tends_entries for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Reminders that something is to be checked, and what somebody holds who leaves.
policy directory_event.own_events for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_directory() AS keeps_directory))) check (-) because What has been done with a service, and by which function; never what it said.
policy directory_event.worker_writes_events for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (by IS NULL) AND (what = 'owner'::text))) because A new owner when somebody leaves.
policy directory_event.writes_events for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (by = ( SELECT current_actor() AS current_actor)) AND ( SELECT keeps_directory() AS keeps_directory))) because Each writes in the own name.
policy directory_free.referrers_see_places for r to samvarn_app using (((shown_from <= now()) AND ( SELECT refers_people() AS refers_people))) check (-) because Whoever refers sees it some hours later, so that nobody can read from it that somebody has just arrived.
policy directory_free.shelter_tells for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT refers_people() AS refers_people) AND (EXISTS ( SELECT 1 FROM directory_entry e WHERE ((e.tenant = directory_free.tenant) AND (e.id = directory_free.entry) AND (e.unit = ( SELECT current_unit() AS current_unit))))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT refers_people() AS refers_people) AND (EXISTS ( SELECT 1 FROM directory_entry e WHERE ((e.tenant = directory_free.tenant) AND (e.id = directory_free.entry) AND (e.unit = ( SELECT current_unit() AS current_unit))))))) because The staff of the service say whether there is a place.
policy directory_listing.referrers_find for r to samvarn_app using ((((audience = 'public'::text) AND ( SELECT keeps_directory() AS keeps_directory)) OR ( SELECT refers_people() AS refers_people))) check (-) because Whoever refers people finds the listings of every organisation here; whoever informs finds what is public anyway.
policy directory_listing.unit_lists for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_directory() AS keeps_directory))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_directory() AS keeps_directory))) because An organisation writes and takes down its own listings.
policy directory_listing.worker_reads_public for r to samvarn_worker using ((audience = 'public'::text)) check (-) because The job that compiles public pages reads what is public, of any organisation, and can read nothing else.
policy directory_note.own_notes for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One’s own last search and last file, and nobody else’s; the next takes its place.
policy directory_secret.unit_keeps_secrets for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT keeps_directory() AS keeps_directory))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT keeps_directory() AS keeps_directory))) because The address of a shelter is for the unit that owns it, and for no job, no other unit and no other organisation.
policy disclosure_key.worker_keeps_keys for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Only jobs build and ask the index; pages never do.
policy entry_count.entry_adds_counts for a to samvarn_public using (-) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The public entry adds what it has counted and can read none of it.
policy entry_count.own_counts for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because An organisation sees how its own sites are used; they are rounded before anybody is shown.
policy entry_count.worker_clears_counts for * to samvarn_worker using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (day < (CURRENT_DATE - 90)))) check (false) because What is older than is ever shown is taken away, and a job can neither read nor write the rest.
policy exchange_key.coordinators_sign for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text, 'unit_head'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text, 'unit_head'::text]))) because Those who send a round or an answer sign it in the organisation's name; the private half is sealed.
policy exchange_key.worker_signs for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver rounds and answers in the organisation's name.
policy exchange_peer.coordinators_pin for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because The key of another organisation is pinned at first contact, and let go by hand after a call.
policy exchange_peer.worker_pins for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A job that takes an answer pins its key, or stops when it is another.
policy finding.finding_in_circle for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because Each circle sees the findings on its own persons.
policy finding.worker_writes_finding for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that checked writes them.
policy form_draft.own_draft for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One's own words, for oneself only, until they are sent or a day has passed.
policy form_draft.worker_clears_drafts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Drafts older than a day are deleted.
policy guidance_own.coordinator_adds_guidance for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (added_by = ( SELECT current_actor() AS current_actor)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) because The organisation's own sources are added by its coordinator.
policy guidance_own.everyone_reads_guidance for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What a routine rests on is open to whoever reads the routine.
policy guidance_seen.coordinator_records_changes for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (recorded_by = ( SELECT current_actor() AS current_actor)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) because The coordinator records that a guide has changed, in the own name.
policy guidance_seen.everyone_reads_changes for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What changed in a source is no secret to those who work by it.
policy guidance_seen.worker_keeps_seen for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (recorded_by IS NULL))) because The nightly job writes which texts and dates it has seen, so that each is told once.
policy host_look.keepers_see_looks for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'system_owner'::text]))) check (-) because What a look has shown is for those who can mend it.
policy host_look.worker_writes_looks for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that has looked writes what it saw, and clears what is older than a year.
policy hosted_organisation.owner_invites_organisations for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (state = 'waiting'::text) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM tenant t WHERE ((t.id = hosted_organisation.tenant) AND t.may_host))))) because Only an organisation that runs the installation for others invites organisations.
policy hosted_organisation.owner_sees_hosted for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because The host sees which organisations it has invited and which have been founded.
policy hosted_organisation.owner_takes_again for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (state = 'refused'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (state = 'waiting'::text))) because One whose short name was taken may be tried again under another.
policy hosted_organisation.worker_founds_organisations for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that founds them writes down that it is done.
policy identity_link.link_used for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL))) because The time of last use is written at the door.
policy identity_link.link_within_tenant for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Read before anybody is signed in: the subject is blind and the account an id.
policy identity_link.own_link for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM invitation i WHERE ((i.tenant = identity_link.tenant) AND (i.account = identity_link.account) AND (i.used_at = now())))))) because Whoever comes by an invitation ties the organisation's sign-in to the own account, in the transaction that uses the invitation and in no other.
policy identity_link.owner_keeps_links for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (account <> ( SELECT current_actor() AS current_actor)))) because The system owner writes in or strikes out an identifier, never the own.
policy identity_link.worker_keeps_links for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The organisation's directory brings identifiers along, and takes them away.
policy identity_provider.owner_keeps_providers for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because The system owner says which service may vouch for people.
policy identity_provider.provider_within_tenant for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Needed before anybody is signed in; what is secret in it is sealed.
policy identity_provider.worker_reads_providers for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The directory ties people to the services that the system owner has named for it; settings and secrets are not granted.
policy import_run.import_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A register answer names protected persons.
policy import_run.worker_hands_over_imports for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because A preview whose reader has left is found; what it holds is in columns that are not granted.
policy import_run.worker_moves_imports for w to samvarn_worker using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'preview'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'preview'::text))) because A preview gets a new holder in the same circle; no other column is granted.
policy indicator.indicator_end for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) because An indicator is ended, never taken away: what was published under it stands.
policy indicator.indicator_keep for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) because Those who coordinate the follow-up decide what is measured.
policy indicator.indicator_read for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What is measured is no secret inside the organisation.
policy indicator_value.indicator_value_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (entered_by = ( SELECT current_actor() AS current_actor)))) because Values are entered and corrected in one's own name by those who coordinate.
policy indicator_value.indicator_value_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((dimension <> 'organisation'::text) OR ( SELECT keeps_indicators() AS keeps_indicators)))) check (-) because What tells of one named organisation is for those who coordinate; the rest is for all.
policy indicator_version.indicator_version_keep for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) because A changed definition is a new version; the former one stands.
policy indicator_version.indicator_version_read for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What a number meant when it was entered can always be read.
policy intake.anyone_hands_in for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (circle IS NULL) AND (person IS NULL) AND (duplicate IS NULL) AND (state = 'sent'::text))) because Protection must never become loss of service: everyone may hand in, nobody reads it back.
policy intake.circle_closes_intake for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because The circle takes it in hand.
policy intake.circle_reads_intake for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because What was handed in waits for the circle.
policy intake.worker_routes_intake for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job compares blind indexes and finds the circle.
policy interpreter_offer.communicators_keep_interpreters for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (by = ( SELECT current_actor() AS current_actor)))) because Whoever keeps the public pages says how one gets an interpreter.
policy interpreter_offer.worker_reads_interpreters for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that compiles the sites puts it on the page about languages.
policy invitation.own_invitations for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because The one who has followed the link sees that it is spent.
policy invitation.owner_keeps_invitations for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (account <> ( SELECT current_actor() AS current_actor)))) because The system owner invites, sees who has not come, and takes back.
policy invitation.presented_invitation for r to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Before sign-in: the one link that is followed.
policy invitation.presented_invitation_used for w to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) because A link is struck out as it is used.
policy invitation.worker_keeps_invitations for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The mail with the link is sent by a job, which then forgets the token; a founded organisation gets its first link.
policy known_picture.circle_marks_picture for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (marked_by = ( SELECT current_actor() AS current_actor)))) because Whoever may review may say, in her own name, that a picture tells nothing.
policy known_picture.circle_sees_pictures for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (cardinality(( SELECT current_circles() AS current_circles)) > 0))) check (-) because Reviewers of every circle see which pictures pass; a sum says nothing of a person.
policy known_picture.worker_reads_pictures for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that checks lets known pictures pass.
policy line_reminder.worker_reminds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Only the job that reminds needs to know what it has reminded of.
policy line_report.keepers_read_reports for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'national_coordinator'::text]))) check (-) because Whoever keeps the organisation's public pages sees what is known of each line.
policy line_report.keepers_report_lines for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'national_coordinator'::text]) AND (origin = 'own'::text) AND (by = ( SELECT current_actor() AS current_actor)) AND (at <= now()))) because A check stands in the name of the one who called or read, and of nobody else.
policy line_report.worker_carries_reports for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (origin = 'national'::text))) because A job brings what the national keeper has found; never a check in the organisation's own name.
policy line_report.worker_keeps_reports for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that compiles the sites, and the one that reminds.
policy line_told.keepers_hear_reports for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'national_coordinator'::text]))) check (-) because Whoever keeps the national lines hears what others have found to be wrong.
policy line_told.worker_tells_reports for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job of the one who reported brings it here, acting for this organisation alone.
policy mail_address.own_address for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One says oneself where and when one wants to be told.
policy mail_address.owner_keeps_addresses for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because An invitation needs an address; the system owner sees which addresses no longer answer.
policy mail_address.worker_keeps_addresses for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs send, write down bounces, and take addresses from the directory.
policy mail_sent.own_mail for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because One sees how one's own messages fared.
policy mail_sent.worker_keeps_mail for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs send and write down how it went.
policy mandate.mandate_handed_over for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because When somebody leaves, what that account answers for is found and gets a new holder.
policy mandate.mandate_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because Those who coordinate the follow-up keep the mandates.
policy mandate.mandate_moves for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The new holder is written by the organisation itself; the worker may change nothing else.
policy mandate.mandate_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because Everybody in the organisation may read what it has been asked to do and by when.
policy mandate_delivery.mandate_delivery_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because What belongs to a mandate is kept by those who coordinate the follow-up.
policy mandate_delivery.mandate_delivery_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.
policy mandate_document.mandate_document_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because What belongs to a mandate is kept by those who coordinate the follow-up.
policy mandate_document.mandate_document_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.
policy mandate_part.mandate_part_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because What belongs to a mandate is kept by those who coordinate the follow-up.
policy mandate_part.mandate_part_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.
policy mandate_step.mandate_step_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because What belongs to a mandate is kept by those who coordinate the follow-up.
policy mandate_step.mandate_step_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.
policy mandate_taker.mandate_taker_keep for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_mandates() AS keeps_mandates))) because What belongs to a mandate is kept by those who coordinate the follow-up.
policy mandate_taker.mandate_taker_read for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_unit() AS current_unit) IS NOT NULL))) check (-) because What belongs to a mandate is read by those who may read the mandate: everybody in the organisation.
policy marking.marking_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because That somebody is marked is itself known to the circle only.
policy marking.through_glass for r to samvarn_app using (((( SELECT current_glass() AS current_glass) IS NOT NULL) AND (tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM person p WHERE ((p.tenant = marking.tenant) AND (p.id = marking.person)))) AND (EXISTS ( SELECT 1 FROM break_glass g WHERE ((g.tenant = marking.tenant) AND (g.id = ( SELECT current_glass() AS current_glass)) AND (g.person = marking.person) AND ('markings'::text = ANY (g.needed))))))) check (-) because Markings, when they were asked for; person's own policy decides whether it is open.
policy marking.worker_reads_marking for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs watch expiry and build the keyed index.
policy meeting_code.code_at_the_door for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL) AND (until_at > now()))) check (-) because Where the entered code leads is opened with the organisation's key.
policy meeting_code.leader_keeps_codes for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (made_by = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (until_at <= (now() + '24:00:00'::interval)))) because Whoever leads a meeting gives out its code and sees it again while it lives.
policy meeting_code.presented_code for r to samvarn_app using (((code_hash = ( SELECT current_session_hash() AS current_session_hash)) AND (until_at > now()))) check (-) because Before the organisation is known: the one code that was entered, while it lives.
policy meeting_code.worker_clears_codes for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (false) because Codes whose time is over are taken away.
policy method.workers_change_methods for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state <> 'withdrawn'::text) AND ( SELECT works_with_methods() AS works_with_methods))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods) AND ((written_by = ( SELECT current_actor() AS current_actor)) OR (judged_by IS NOT NULL)))) because The writer puts it right; another reads and decides; what is withdrawn stays so.
policy method.workers_read_methods for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods))) check (-) because Those who work with reaching people read what colleagues have written, also while it waits.
policy method.workers_write_methods for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (written_by = ( SELECT current_actor() AS current_actor)) AND (state = 'written'::text) AND ( SELECT works_with_methods() AS works_with_methods))) because Written in one’s own name, and never shown at once.
policy method_figure.workers_keep_figures for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods))) because Figures are entered, and taken away when they were wrong.
policy method_use.workers_keep_uses for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT works_with_methods() AS works_with_methods))) because Those who work with reaching people say what is used here, and what was learned.
policy open_report.national_opens for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('national_coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (opened_by = ( SELECT current_actor() AS current_actor)) AND (withdrawn_at IS NULL) AND (EXISTS ( SELECT 1 FROM report_version v WHERE ((v.tenant = open_report.tenant) AND (v.id = open_report.version) AND (v.state = 'ready'::text) AND (NOT v.marked)))))) because Opened by the national coordinator, once it is set, and never with a secrecy mark on it.
policy open_report.national_withdraws for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('national_coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (withdrawn_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (withdrawn_at IS NOT NULL))) because Withdrawn, never changed; what others have fetched stays with them, and the page says so.
policy open_report.open_to_all for r to samvarn_app using ((withdrawn_at IS NULL)) check (-) because Open data: whoever asks, without signing in, until it is withdrawn.
policy open_report.openers_see_withdrawn for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text, 'unit_head'::text]))) check (-) because The organisation knows what it has opened and withdrawn.
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
policy own_translation.communicators_read_translations for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because Drafts are read by those who keep the public pages, and by nobody else before they are signed.
policy own_translation.communicators_write_translations for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (by = ( SELECT current_actor() AS current_actor)))) because Written in the own name; what was there before is kept.
policy own_translation.worker_reads_translations for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that compiles the sites takes those whose very text is signed.
policy page_media.communicators_keep_media for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (by = ( SELECT current_actor() AS current_actor)))) because Whoever keeps the public pages adds film and sound, and takes them away.
policy page_media.worker_reads_media for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that compiles the sites hands the files out with them.
policy passkey.own_passkeys for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because One keeps one's own keys.
policy passkey.owner_removes_passkeys for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because A lost device is struck out by the system owner.
policy passkey.owner_sees_passkeys for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because PostgreSQL deletes only what it may also read; a public key is no secret.
policy passkey.presented_passkey for r to samvarn_app using ((credential_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Before sign-in: the one passkey that is presented.
policy passkey.presented_passkey_used for w to samvarn_app using ((credential_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((credential_hash = ( SELECT current_session_hash() AS current_session_hash))) because Its counter and last use are written when it is used.
policy passkey.worker_removes_passkeys for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (false) because The keys of a closed account are removed.
policy people_count.people_count_enter for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (entered_by = ( SELECT current_actor() AS current_actor)))) because Those who coordinate enter counts and see that they are there; the number itself is sealed and no page opens it.
policy people_count.people_count_rounded for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that rounds and audits reads the counts; nothing else does.
policy person.person_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because From outside the circle the person does not exist (D-R15, D-R16).
policy person.through_glass for r to samvarn_app using (((( SELECT current_glass() AS current_glass) IS NOT NULL) AND (tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM break_glass g WHERE ((g.tenant = person.tenant) AND (g.id = ( SELECT current_glass() AS current_glass)) AND (g.person = person.id) AND (g.circle = person.circle) AND (g.account = ( SELECT current_actor() AS current_actor)) AND (g.ended_at IS NULL) AND ((now() >= g.opened_at) AND (now() <= g.until)) AND (g.unit = ( SELECT current_unit() AS current_unit)) AND (person.state <> 'ended'::text) AND (( SELECT current_roles() AS current_roles) && ARRAY['caseworker'::text, 'registrar'::text, 'unit_head'::text, 'protection_officer'::text, 'deputy'::text]) AND (NOT (( SELECT current_roles() AS current_roles) && ARRAY['system_owner'::text, 'log_reviewer'::text]))))))) check (-) because Nödöppning: one person, for the one who opened, while it is open, in the transaction that presents it (S-R24).
policy person.worker_reads_person for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs build the keyed index of the röjandekontroll and watch expiry.
policy person_datum.datum_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because Same circle as the person.
policy person_datum.only_fingerade_forgets for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM marking m WHERE ((m.tenant = person_datum.tenant) AND (m.person = person_datum.person) AND (m.level = 'fingerade_personuppgifter'::text)))))) check (-) because Only for a person with fingerade personuppgifter is a datum forgotten instead of ended: no earlier one may stand (OSL 21:3 third paragraph).
policy person_datum.through_glass for r to samvarn_app using (((( SELECT current_glass() AS current_glass) IS NOT NULL) AND (tenant = ( SELECT current_tenant() AS current_tenant)) AND (NOT masked) AND (ended_at IS NULL) AND (EXISTS ( SELECT 1 FROM person p WHERE ((p.tenant = person_datum.tenant) AND (p.id = person_datum.person)))) AND (EXISTS ( SELECT 1 FROM break_glass g WHERE ((g.tenant = person_datum.tenant) AND (g.id = ( SELECT current_glass() AS current_glass)) AND (g.person = person_datum.person) AND (((person_datum.class = ANY (ARRAY['phone'::text, 'email'::text])) AND ('contact'::text = ANY (g.needed))) OR ((person_datum.class = ANY (ARRAY['address'::text, 'postcode'::text])) AND ('address'::text = ANY (g.needed))) OR ((person_datum.class = ANY (ARRAY['relation'::text, 'school'::text, 'preschool'::text])) AND ('children'::text = ANY (g.needed))))))))) check (-) because Only the kinds of data that were asked for, never what is masked; person's own policy decides whether it is open.
policy person_datum.worker_reads_datum for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that rebuilds the keyed index opens sealed values in memory only.
policy person_index.index_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A look-up outside the circle finds nothing; uniqueness is per circle, so that a refused duplicate tells nothing (S-R8).
policy person_index.worker_reads_index for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job routes sealed entries and requests for contact, and resolves misses.
policy public_host.keepers_keep_hosts for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'system_owner'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (registered_by = ( SELECT current_actor() AS current_actor)) AND (( SELECT current_roles() AS current_roles) && ARRAY['communicator'::text, 'system_owner'::text]))) because Whoever writes the sites or runs the installation says where they are served.
policy public_host.worker_reads_hosts for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because A job looks at each host once a week.
policy publication.everyone_reads_published for r to samvarn_public using (true) check (-) because What is published is for everyone; the row holds what stands on the pages and nothing else.
policy publication.national_sees_published for r to samvarn_app using (('national_coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[]))) check (-) because Whoever coordinates nationally sees what is covered and what is not, in what everybody can read anyway.
policy publication.own_publications for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because An organisation sees what it has published.
policy publication.worker_publishes for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A job of the organisation compiles its sites and takes them down.
policy publication_file.everyone_reads_files for r to samvarn_public using (true) check (-) because A file of a published site is for everyone.
policy publication_file.own_files for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because An organisation sees the files it has published.
policy publication_file.worker_publishes_files for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that compiles a site puts its files beside it and takes old ones away.
policy published_count.published_count_read for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Published numbers are for all; the job needs them to know what has been told before.
policy published_count.published_count_write for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT keeps_indicators() AS keeps_indicators) AND (EXISTS ( SELECT 1 FROM count_release r WHERE ((r.tenant = published_count.tenant) AND (r.id = published_count.release) AND (r.indicator = published_count.indicator) AND (r.year = published_count.year) AND (r.state = 'ready'::text)))))) because Numbers are written while their release is ready, and never afterwards.
policy question_set.all_read_sets for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What is asked is no secret within the organisation; whoever answers by link reads it too.
policy question_set.coordinator_loads_sets for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (loaded_by = ( SELECT current_actor() AS current_actor)) AND (withdrawn_at IS NULL) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because Those who coordinate the follow-up load texts of the organisation's own, in their own name.
policy question_set.coordinator_withdraws_sets for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (withdrawn_at IS NULL) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (withdrawn_by = ( SELECT current_actor() AS current_actor)) AND (withdrawn_at IS NOT NULL))) because Withdrawn once and for all, in one's own name; the content has no grant for change.
policy question_translation.all_read_translations for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Everybody who answers may do so in any language that the organisation has.
policy question_translation.coordinator_corrects_translations for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (loaded_by = ( SELECT current_actor() AS current_actor)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because A translation is put right; what was asked stays as it is in the language it was written in.
policy question_translation.coordinator_writes_translations for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (loaded_by = ( SELECT current_actor() AS current_actor)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because Those who coordinate the follow-up add languages.
policy rate_count.count_within_tenant for * to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A limit per target person holds over all accounts of the organisation.
policy reach_pause.arranging_pauses for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (lifted_at IS NULL))) because Written by the triggers below in the name of the system owner who arranged the way in.
policy reach_pause.colleague_vouches for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (lifted_at IS NULL) AND (account <> ( SELECT current_actor() AS current_actor)) AND (NOT ( SELECT is_system_owner() AS is_system_owner)) AND (( SELECT is_unit_head() AS is_unit_head) OR ((( SELECT current_roles() AS current_roles) && ARRAY['protection_officer'::text, 'deputy'::text]) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = reach_pause.tenant) AND (a.id = reach_pause.account) AND (a.unit = ( SELECT current_unit() AS current_unit))))))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (lifted_by = ( SELECT current_actor() AS current_actor)) AND (lifted_at = now()))) because A head, or a protection officer or deputy of the same unit, says that it is the right person: never the system owner, never oneself.
policy reach_pause.colleagues_see_pauses for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['unit_head'::text, 'protection_officer'::text, 'deputy'::text, 'system_owner'::text]))) check (-) because Those who may say that it is the right person see that somebody waits; whoever arranged it sees that it waits.
policy reach_pause.directory_pauses for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (because = 'new_head'::text) AND (lifted_at IS NULL))) because Written by the trigger above when the organisation's directory makes a head.
policy reach_pause.own_pause for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because db.as reads whether the reach of whoever asks is paused, afresh for each transaction.
policy reach_pause.own_way_in_pauses for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (because = 'new_link'::text) AND (lifted_at IS NULL))) because Written by the trigger above in the name of the account whose link is used: one can only pause oneself.
policy reach_pause.worker_sees_pauses for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job tells those who may vouch that somebody waits for them.
policy report.coordinators_write_reports for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because Whoever coordinates the follow-up of the organisation writes its reports.
policy report.heads_find_reports for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because Heads read what has been frozen for the board; drafts are not listed for them.
policy report.worker_reads_reports for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that sets a frozen version as PDF and DOCX.
policy report_section.coordinators_write_sections for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]))) because A draft belongs to those who coordinate; nobody else reads it before it is frozen.
policy report_version.coordinators_freeze for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text]) AND (frozen_by = ( SELECT current_actor() AS current_actor)) AND (state = 'setting'::text) AND (pdf_sealed IS NULL) AND (docx_sealed IS NULL))) because Frozen in the own name; nobody can change it afterwards, not even the one who froze it.
policy report_version.readers_of_versions for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'national_coordinator'::text, 'unit_head'::text]))) check (-) because Those who coordinate, and the heads whose board it is for.
policy report_version.worker_sets_versions for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that sets the frozen document adds the files and their checksums; only those columns are granted.
policy reveal_pass.own_pass for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because A pass belongs to the one who said why, as long as she is in the circle.
policy reveal_pass.worker_forgets_passes for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Spent passes are deleted after a day.
policy review.review_in_circle for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) because Only the circle sees that, and why, something was held for its persons.
policy review.worker_opens_review for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that checked opens a review for each circle concerned.
policy risk.concerned_see_risks for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((owner = ( SELECT current_actor() AS current_actor)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (-) because Its owner, the head of its unit and the coordinator: others are not told where the organisation is weak.
policy risk.concerned_tend_risks for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((owner = ( SELECT current_actor() AS current_actor)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((accepted_until IS NULL) OR (accepted_until <= (CURRENT_DATE + 366))))) because The owner judges what is left; a trigger keeps acceptance, closing and the rest for head and coordinator.
policy risk.deciders_write_risks for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (accepted_by IS NULL) AND (closed_at IS NULL) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) because Risks are written by the head for the own unit and by the coordinator for any, in the own name.
policy risk.worker_moves_risks for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A risk whose owner leaves gets a new one; no other column is granted.
policy risk.worker_reads_risks for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What somebody who leaves holds; no words are granted.
policy risk_judgement.concerned_read_judgements for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM risk r WHERE ((r.tenant = risk_judgement.tenant) AND (r.id = risk_judgement.risk)))))) check (-) because Whoever reaches the risk reads how it was judged: the row of the risk decides.
policy risk_judgement.concerned_write_judgements for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM risk r WHERE ((r.tenant = risk_judgement.tenant) AND (r.id = risk_judgement.risk)))))) because In the own name, about a risk within reach.
policy risk_judgement.worker_writes_risk_hand_over for a to samvarn_worker using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (kind = 'handed_over'::text) AND (by IS NULL) AND (sealed IS NULL))) because That a risk was handed over when its owner left.
policy role_grant.head_ends_unit_roles for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (role = ANY (ARRAY['protection_officer'::text, 'deputy'::text, 'caseworker'::text, 'registrar'::text, 'communicator'::text, 'coordinator'::text])) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = role_grant.tenant) AND (a.id = role_grant.account) AND (a.unit = ( SELECT current_unit() AS current_unit))))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head))) because The head reviews and ends the roles that a head names for; a trigger keeps the head from lengthening any.
policy role_grant.head_sees_unit_roles for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = role_grant.tenant) AND (a.id = role_grant.account) AND (a.unit = ( SELECT current_unit() AS current_unit))))))) check (-) because The head of a unit goes through its roles each year.
policy role_grant.own_roles for r to samvarn_app, samvarn_reviewer using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because db.as reads the roles of whoever asks, afresh for each transaction.
policy role_grant.owner_grants_roles for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner) AND (account <> ( SELECT current_actor() AS current_actor)) AND (valid_until <= (now() + '366 days'::interval)))) because The system owner grants and takes back, for a limited time, and never to oneself (D-R15).
policy role_grant.worker_keeps_roles for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((role <> ALL (ARRAY['protection_officer'::text, 'deputy'::text, 'log_reviewer'::text])) OR (valid_until <= now())))) because The organisation's directory gives everyday roles, a founded organisation its first system owner; never a role that reaches persons; leaving ends every role.
policy role_grant.worker_reads_roles for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Jobs find out whom to tell that something waits.
policy round.county_sees_round for r to samvarn_app using (((state <> 'draft'::text) AND ( SELECT is_coordinator() AS is_coordinator) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round.tenant) AND (i.round = round.id) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) check (-) because A county board sees the round in which its county takes part.
policy round.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_answer.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_answer.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_answer_part.county_sees_levels for r to samvarn_app using ((current AND ( SELECT is_coordinator() AS is_coordinator) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_answer_part.tenant) AND (i.id = round_answer_part.invitation) AND (i.supporter = ( SELECT current_tenant() AS current_tenant)) AND i.county_sees_levels))))) check (-) because Levels of an organisation that has chosen to let its county board see them; words are sealed under the coordinator's key.
policy round_answer_part.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_answer_part.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_draft.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_invitation.county_sees_invited for r to samvarn_app, samvarn_worker using (((supporter = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT is_coordinator() AS is_coordinator) OR (CURRENT_USER = 'samvarn_worker'::name)))) check (-) because A county board's coordinator sees whether the organisations of its own county have answered, where the round gives it that county.
policy round_invitation.invited_here for r to samvarn_worker using ((hosted = ( SELECT current_tenant() AS current_tenant))) check (-) because The invited organisation's own job finds whose invitation it answers; another organisation's it never finds.
policy round_invitation.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_invitation.presented_link for r to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Without an account: the one invitation whose link is followed.
policy round_invitation.presented_reply for r to samvarn_app using ((reply_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because An installation of its own answers with the code that its round came with: that invitation and no other.
policy round_invitation.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_mail.county_reminds for a to samvarn_app, samvarn_worker using (-) check (((reason = 'reminder'::text) AND (attempts = 0) AND (( SELECT is_coordinator() AS is_coordinator) OR (CURRENT_USER = 'samvarn_worker'::name)) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_mail.tenant) AND (i.id = round_mail.invitation) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) because A county board reminds those of its own county; once a day, whoever reminds.
policy round_mail.county_sees_reminders for r to samvarn_app, samvarn_worker using (((( SELECT is_coordinator() AS is_coordinator) OR (CURRENT_USER = 'samvarn_worker'::name)) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_mail.tenant) AND (i.id = round_mail.invitation) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) check (-) because A county board sees when those of its county were last reminded.
policy round_mail.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_mail.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_note.county_sees_notes for r to samvarn_app using ((( SELECT is_coordinator() AS is_coordinator) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_note.tenant) AND (i.id = round_note.invitation) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) check (-) because A county board reads the notes about those of its own county.
policy round_note.county_writes_notes for a to samvarn_app using (-) check (((by_tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_coordinator() AS is_coordinator) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_note.tenant) AND (i.id = round_note.invitation) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) because A county board notes what support it has given, in its own name, for its own county.
policy round_note.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_note.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_organisation.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_organisation.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_picture.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_picture.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_set.county_sees_sets for r to samvarn_app using ((( SELECT is_coordinator() AS is_coordinator) AND (EXISTS ( SELECT 1 FROM round_invitation i WHERE ((i.tenant = round_set.tenant) AND (i.round = round_set.round) AND (i.supporter = ( SELECT current_tenant() AS current_tenant))))))) check (-) because What is asked is no secret to the county board that supports those who answer.
policy round_set.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_set.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy round_supporter.national_keeps_rounds for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_national_coordinator() AS is_national_coordinator))) because Rounds are the national coordinator's, in the own organisation, and nobody else's there.
policy round_supporter.worker_keeps_rounds for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs deliver, remind, receive and close in the coordinator's name; a link's page acts through the same after its token has been found.
policy routine.everyone_reads_routines for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because A routine that only some may find is known by nobody: titles and owners are open inside the organisation.
policy routine.keepers_change_routines for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (withdrawn_at IS NULL) AND keeps_routines_of(unit))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_routines_of(unit))) because A new owner, or withdrawn for good: by those who answer for the unit. What is withdrawn is never taken up again.
policy routine.keepers_start_routines for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (withdrawn_at IS NULL) AND keeps_routines_of(unit))) because The coordinator starts routines for all, the head of a unit for the own one.
policy routine.worker_moves_routines for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A routine whose owner leaves gets a new one; no other column is granted.
policy routine.worker_reads_routines for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Reminders, and reviews when what a routine rests on changes.
policy routine_note.keepers_add_lessons for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (kind = 'deviation'::text) AND (dealt_at IS NULL) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text, 'unit_head'::text]))) because A lesson from a deviation goes back into a routine, by whoever handled the deviation.
policy routine_note.makers_deal_with_notes for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (dealt_at IS NULL) AND works_on_routine(routine))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (dealt_by = ( SELECT current_actor() AS current_actor)))) because Dealt with once, in the own name, with a reason that stays.
policy routine_note.makers_see_notes for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND works_on_routine(routine))) check (-) because What the next version must deal with is told to those who write and approve it.
policy routine_note.worker_raises_notes for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (dealt_at IS NULL))) because When a law passes its date or a guide changes, each routine that rests on it is told, once.
policy routine_receipt.head_sees_receipts for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (EXISTS ( SELECT 1 FROM account a WHERE ((a.tenant = routine_receipt.tenant) AND (a.id = routine_receipt.account) AND (a.unit = ( SELECT current_unit() AS current_unit))))))) check (-) because Whoever answers for the unit sees who has not read, and nobody else does: others see shares.
policy routine_receipt.own_passing for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (passed_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)) AND (passed_at IS NOT NULL))) because The knowledge check is passed in the own name, once.
policy routine_receipt.own_reading for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) because In the own name only: nobody reads for another.
policy routine_receipt.own_receipt for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (-) because One sees what one has read oneself.
policy routine_receipt.worker_counts_receipts for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Shares for each unit, and whom to remind.
policy routine_reminder.worker_keeps_reminders for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because At most one message a week to each, whatever waits.
policy routine_slot.makers_fill_slots for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM routine_version v WHERE ((v.tenant = routine_slot.tenant) AND (v.id = routine_slot.version) AND (v.state = 'draft'::text) AND works_on_routine(v.routine)))))) because Places come with the version that is being written.
policy routine_slot.makers_refill_slots for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM routine_version v WHERE ((v.tenant = routine_slot.tenant) AND (v.id = routine_slot.version) AND (v.state = 'draft'::text) AND works_on_routine(v.routine)))))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A place is filled while the version is a draft, and never taken away.
policy routine_slot.readers_see_slots for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM routine_version v WHERE ((v.tenant = routine_slot.tenant) AND (v.id = routine_slot.version)))))) check (-) because Whoever reads the version reads what stands in its places: the row of the version decides.
policy routine_version.everyone_reads_approved for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((state = 'approved'::text) OR (written_by = ( SELECT current_actor() AS current_actor)) OR works_on_routine(routine)))) check (-) because Approved versions are for everyone; what is being written only for those who write and approve it.
policy routine_version.makers_change_versions for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state <> 'approved'::text) AND works_on_routine(routine))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ((state <> 'approved'::text) OR (approved_by = ( SELECT current_actor() AS current_actor))))) because Written, asked for, returned and approved; an approved version is never changed. A trigger holds who approves, and what must be there.
policy routine_version.makers_write_versions for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'draft'::text) AND (NOT sole_approver) AND (written_by = ( SELECT current_actor() AS current_actor)) AND (writers = ARRAY[( SELECT current_actor() AS current_actor)]) AND works_on_routine(routine))) because The owner and those who answer for the unit write the next version.
policy routine_version.worker_notes_approvers for w to samvarn_worker using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (state = 'to_approve'::text))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Whether somebody other than the writer can approve is found by the organisation itself, since roles are no open list.
policy routine_version.worker_reads_versions for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Who must read, and what each version rests on.
policy safe_copy.circle_asks_again for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (state = 'refused'::text))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (state = 'making'::text) AND (refusal IS NULL))) because A copy that could not be made may be asked for once more.
policy safe_copy.circle_asks_copy for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (state = 'making'::text))) because A reviewer asks for a copy; a job makes and verifies it.
policy safe_copy.copy_in_circle for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because What was removed tells what was found: the safe copy stays with the circle, which sends it.
policy safe_copy.worker_makes_copy for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs make the copy and read it again before it is given out.
policy scim_client.owner_keeps_clients for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because The system owner gives the directory its token and takes it back.
policy scim_client.presented_client for r to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because The one directory whose token is presented.
policy scim_client.presented_client_used for w to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) because The time of last use is written when it is used.
policy scim_group.owner_maps_groups for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because The system owner sees the groups that the directory sends.
policy scim_group.owner_says_meaning for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because The system owner says what a group means here.
policy scim_group.worker_keeps_groups for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Groups come from the directory.
policy scim_group_member.owner_counts_members for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because The system owner sees how many a group holds before it is given a meaning.
policy scim_group_member.worker_keeps_group_members for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Membership comes from the directory.
policy scim_user.worker_keeps_scim_users for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because What the directory says about people is written in the organisation's name.
policy second_request.circle_asks for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])))) check (-) because The circle sees whether the head has answered.
policy second_request.circle_makes_request for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (asked_by = ( SELECT current_actor() AS current_actor)) AND (answered_by IS NULL) AND (withdrawn_at IS NULL))) because The officer asks in her own name.
policy second_request.circle_withdraws for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (answered_by IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (circle = ANY (( SELECT current_circles() AS current_circles)::uuid[])) AND (answered_by IS NULL) AND (approved IS NULL) AND (answer_sealed IS NULL) AND (withdrawn_at IS NOT NULL))) because The circle may take a question back before it is answered; it cannot answer it.
policy second_request.head_answers for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND ('unit_head'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (unit = ( SELECT current_unit() AS current_unit)) AND (answered_by = ( SELECT current_actor() AS current_actor)))) because In a unit with one officer its head is the second person.
policy second_request.worker_reads_second for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job carries the answer over to the review.
policy second_request.worker_withdraws_second for w to samvarn_worker using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (answered_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (answered_at IS NULL) AND (answered_by IS NULL) AND (approved IS NULL) AND (withdrawn_at IS NOT NULL))) because A question to the head, put by somebody who has left, is taken back; a job cannot answer it.
policy session.own_session for * to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) because Whoever holds the token reaches its row, before the organisation is known; the token itself is never stored.
policy session.own_sessions for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (account = ( SELECT current_actor() AS current_actor)))) check (false) because One sees where one is signed in, and ends it from anywhere.
policy session.owner_ends_sessions for d to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because When access ends its sessions end with it.
policy session.owner_finds_sessions for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because PostgreSQL deletes only what it may also read; a row holds no token, only its hash.
policy session.worker_ends_sessions for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (false) because Leaving by the organisation's directory ends sessions at once; dead sessions are cleared away.
policy sign_in_attempt.presented_attempt for * to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) because Whoever holds the token of a begun sign-in reaches its row, once.
policy sign_in_attempt.worker_clears_attempts for * to samvarn_worker using ((expires_at < now())) check (false) because Attempts that were never finished are deleted when their time is out; a job sees no other.
policy site.code_is_taken for r to samvarn_app using ((sha256(convert_to(code, 'UTF8'::name)) = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Whoever draws a code asks whether some organisation has it: one code, one site in the installation.
policy site.keepers_change_sites for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_site(unit))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_site(unit))) because The communicators who keep a site change it; its code and its kind stay.
policy site.keepers_make_sites for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_site(unit))) because A communicator makes a site, for all communicators or for the own unit.
policy site.national_is_one for r to samvarn_app using (((kind = 'national'::text) AND (withdrawn_at IS NULL))) check (-) because There is at most one national site in an installation: whoever would make one must see that it is there.
policy site.sites_within_tenant for r to samvarn_app, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Which public sites the organisation keeps is no secret inside it: other rooms make cards and queues for them.
policy site.worker_tells_compiled for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that publishes writes when it went through and what stopped it.
policy site_item.keepers_keep_items for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM site s WHERE ((s.tenant = site_item.tenant) AND (s.id = site_item.site) AND keeps_site(s.unit)))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM site s WHERE ((s.tenant = site_item.tenant) AND (s.id = site_item.site) AND keeps_site(s.unit)))))) because Those who keep the site write for it.
policy site_item.worker_reads_items for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that publishes puts them together.
policy site_version.keepers_add_versions for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (made_by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM site_item i WHERE ((i.tenant = site_version.tenant) AND (i.id = site_version.item)))))) because In the own name, for an item within reach; what was written is never changed.
policy site_version.keepers_read_versions for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM site_item i WHERE ((i.tenant = site_version.tenant) AND (i.id = site_version.item)))))) check (-) because Whoever reaches the item reads its history: the row of the item decides.
policy site_version.worker_reads_versions for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that publishes reads what holds now and what is to come.
policy staff_answer.answer_at_the_door for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL) AND (EXISTS ( SELECT 1 FROM staff_collection c WHERE ((c.tenant = staff_answer.tenant) AND (c.id = staff_answer.collection) AND (c.closed_at IS NULL)))))) because Written without an account, in a collection that is open, and read back by nobody.
policy staff_answer.worker_counts_answers for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (false) because The job that counts turns answers into sums and deletes them.
policy staff_collection.collection_at_the_door for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL))) check (-) because Whoever answers has no account; what is asked is no secret to her.
policy staff_collection.coordinator_keeps_collections for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text]))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text]))) because The coordinator runs all follow-up of the organisation.
policy staff_collection.head_keeps_own_collections for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (unit = ( SELECT current_unit() AS current_unit)))) because The head of a unit asks the own unit.
policy staff_collection.head_sees_where_own_unit_answers for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND (( SELECT current_unit() AS current_unit) = ANY (units)))) check (-) because The head sees a collection that the own unit is asked in.
policy staff_collection.presented_collection for r to samvarn_app using ((token_hash = ( SELECT current_session_hash() AS current_session_hash))) check (-) because Before the organisation is known: the one collection whose link is followed.
policy staff_collection.worker_keeps_collections for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Jobs close a collection on its day, and move what somebody held who leaves.
policy staff_draft.own_draft for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL) AND ((run_hash = ( SELECT current_session_hash() AS current_session_hash)) OR (code_hash = ( SELECT current_session_hash() AS current_session_hash))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_actor() AS current_actor) IS NULL))) because Only with the address or the code that nobody else has; nobody who is signed in reads what somebody has begun.
policy staff_draft.worker_clears_drafts for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (false) because What was never sent is deleted a month after the collection closed.
policy staff_sum.coordinator_reads_sums for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (( SELECT current_roles() AS current_roles) && ARRAY['coordinator'::text]))) check (-) because The coordinator reads every sum of the organisation.
policy staff_sum.head_reads_own_sums for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head) AND ((unit IS NULL) OR (unit = ( SELECT current_unit() AS current_unit))) AND (EXISTS ( SELECT 1 FROM staff_collection c WHERE ((c.tenant = staff_sum.tenant) AND (c.id = staff_sum.collection)))))) check (-) because The head reads the own unit's sums and those of the whole, where the own unit was asked.
policy staff_sum.worker_writes_sums for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that counts adds a lot of at least five to what was shown before.
policy staff_words.asker_reads_words for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (EXISTS ( SELECT 1 FROM staff_collection c WHERE ((c.tenant = staff_words.tenant) AND (c.id = staff_words.collection) AND (c.made_by = ( SELECT current_actor() AS current_actor))))))) check (-) because Free words are read by the one who asked, and by nobody else.
policy staff_words.worker_writes_words for * to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because The job that counts moves words here, shuffled.
policy tenant.door_by_slug for r to samvarn_app using ((slug = ( SELECT current_slug() AS current_slug))) check (-) because Before sign-in: the one organisation whose short name stands in the address. The short name is no secret; the key in the row is wrapped.
policy tenant.host_sees_hosted for r to samvarn_app using (((host = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (-) because Whoever runs the installation sees which organisations it runs for, and nothing inside them.
policy tenant.own_tenant for r to samvarn_app, samvarn_reviewer using ((id = ( SELECT current_tenant() AS current_tenant))) check (-) because An organisation sees itself and no other.
policy tenant.worker_founds_tenant for a to samvarn_worker using (-) check ((id = ( SELECT current_tenant() AS current_tenant))) because The job that founds an invited organisation writes its row, acting for that organisation alone.
policy tenant.worker_lists_tenants for r to samvarn_worker using (true) check (-) because A timed task starts one job for each organisation; the key in the row is wrapped by a key outside the database.
policy text_signature.communicators_read_signatures for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (-) because Who answers for a text is known to those who keep the public pages.
policy text_signature.communicators_record_signatures for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (recorded_by = ( SELECT current_actor() AS current_actor)) AND (withdrawn_at IS NULL))) because A communicator records that the reader has signed, and answers for having recorded it.
policy text_signature.communicators_withdraw_signatures for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('communicator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) AND (withdrawn_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (withdrawn_by = ( SELECT current_actor() AS current_actor)))) because Withdrawn once, in the own name; never taken up again.
policy text_signature.worker_reads_signatures for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because The job that compiles the sites: function, day and hash; the sealed name is not opened.
policy training_count.head_counts for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (by = ( SELECT current_actor() AS current_actor)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) because Counted by the head for the own unit and by the coordinator for any, in the own name.
policy training_count.head_reads_counts for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (-) because Counts of the own unit for its head, of all for the coordinator; pages show them with the rule for small groups.
policy training_function.coordinator_keeps_functions for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) because Which functions there are is the same for the whole organisation: the coordinator keeps it.
policy training_function.head_reads_functions for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because The head of a unit counts by the functions that the organisation has.
policy training_need.coordinator_keeps_needs for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) because How deep each function needs to know is decided once for the organisation.
policy training_need.head_reads_needs for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_unit_head() AS is_unit_head))) check (-) because The head of a unit measures gaps against what the organisation has decided.
policy training_plan.head_plans for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND (('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])) OR ((unit = ( SELECT current_unit() AS current_unit)) AND ( SELECT is_unit_head() AS is_unit_head))))) because The plan of a unit is its head's and the coordinator's.
policy unit.owner_keeps_units for * to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND ( SELECT is_system_owner() AS is_system_owner))) because The system owner draws the walls between units (OSL 8:2) and sees nothing behind them.
policy unit.unit_within_tenant for r to samvarn_app, samvarn_reviewer, samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because Which units exist is no secret inside the organisation.
policy unit.worker_founds_units for a to samvarn_worker using (-) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A newly founded organisation gets its first unit.
policy web_test.keepers_see_tests for r to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) check (-) because What a test found is for those who can do something about it, and feeds no picture of others.
policy web_test.keepers_test for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site) AND (made_by = ( SELECT current_actor() AS current_actor)))) because A test is made in the own name, for a site that one keeps.
policy web_test.tester_answers_once for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site) AND (answered_at IS NULL))) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND keeps_that_site(tenant, site))) because What was seen in the search is written once; a new search is a new test.
policy wheel_done.everyone_sees_done for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What has been done this year, and what shows it.
policy wheel_done.owner_marks_done for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (done_by = ( SELECT current_actor() AS current_actor)) AND (EXISTS ( SELECT 1 FROM wheel_duty d WHERE ((d.tenant = wheel_done.tenant) AND (d.id = wheel_done.duty) AND (d.ended_at IS NULL) AND ((d.owner = ( SELECT current_actor() AS current_actor)) OR ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))))))) because Marked by whoever answers for it, or the coordinator, in the own name and once a year.
policy wheel_duty.coordinator_changes_wheel for w to samvarn_app using (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (ended_at IS NULL) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because Moved to another month or owner, or ended; what was done in it stays.
policy wheel_duty.coordinator_plans_wheel for a to samvarn_app using (-) check (((tenant = ( SELECT current_tenant() AS current_tenant)) AND (created_by = ( SELECT current_actor() AS current_actor)) AND ('coordinator'::text = ANY (( SELECT current_roles() AS current_roles)::text[])))) because The coordinator plans the quality work of the year.
policy wheel_duty.everyone_sees_wheel for r to samvarn_app using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What is done when, and by which function, is open inside the organisation.
policy wheel_duty.worker_moves_wheel for w to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check ((tenant = ( SELECT current_tenant() AS current_tenant))) because A duty whose owner leaves gets a new one; no other column is granted.
policy wheel_duty.worker_sees_wheel for r to samvarn_worker using ((tenant = ( SELECT current_tenant() AS current_tenant))) check (-) because What somebody who leaves holds.
grant DELETE on about_leaflet to samvarn_worker
grant INSERT on about_leaflet to samvarn_worker
grant SELECT on about_leaflet to samvarn_worker
grant UPDATE on about_leaflet to samvarn_worker
grant INSERT on about_page to samvarn_app
grant SELECT on about_page to samvarn_app
grant SELECT on about_page to samvarn_worker
grant INSERT on about_point to samvarn_app
grant SELECT on about_point to samvarn_app
grant INSERT on access_analysis to samvarn_app
grant SELECT on access_analysis to samvarn_app
grant SELECT on access_analysis to samvarn_reviewer
grant SELECT on access_analysis to samvarn_worker
grant INSERT on access_request to samvarn_app
grant SELECT on access_request to samvarn_app
grant SELECT on access_request to samvarn_worker
grant INSERT on account to samvarn_app
grant SELECT on account to samvarn_app
grant SELECT on account to samvarn_reviewer
grant INSERT on account to samvarn_worker
grant SELECT on account to samvarn_worker
grant INSERT on action_entry to samvarn_app
grant SELECT on action_entry to samvarn_app
grant INSERT on action_entry to samvarn_worker
grant INSERT on action_evidence to samvarn_app
grant SELECT on action_evidence to samvarn_app
grant INSERT on action_item to samvarn_app
grant SELECT on action_item to samvarn_app
grant DELETE on answer to samvarn_app
grant INSERT on answer to samvarn_app
grant SELECT on answer to samvarn_app
grant INSERT on answer_comment to samvarn_app
grant SELECT on answer_comment to samvarn_app
grant SELECT on answer_comparison to samvarn_app
grant INSERT on answer_comparison to samvarn_worker
grant SELECT on answer_comparison to samvarn_worker
grant DELETE on answer_evidence to samvarn_app
grant INSERT on answer_evidence to samvarn_app
grant SELECT on answer_evidence to samvarn_app
grant INSERT on answer_former to samvarn_app
grant SELECT on answer_former to samvarn_app
grant INSERT on answer_lock to samvarn_app
grant SELECT on answer_lock to samvarn_app
grant SELECT on answer_lock to samvarn_worker
grant DELETE on answer_part to samvarn_app
grant INSERT on answer_part to samvarn_app
grant SELECT on answer_part to samvarn_app
grant SELECT on answer_part to samvarn_worker
grant INSERT on answer_round to samvarn_app
grant SELECT on answer_round to samvarn_app
grant INSERT on answer_round to samvarn_worker
grant SELECT on answer_round to samvarn_worker
grant INSERT on answer_section to samvarn_app
grant SELECT on answer_section to samvarn_app
grant SELECT on answer_section to samvarn_worker
grant INSERT on answer_submission to samvarn_app
grant SELECT on answer_submission to samvarn_app
grant SELECT on answer_submission to samvarn_worker
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
grant SELECT on backup_mark to samvarn_app
grant SELECT on backup_mark to samvarn_worker
grant INSERT on break_glass to samvarn_app
grant SELECT on break_glass to samvarn_app
grant SELECT on break_glass to samvarn_reviewer
grant SELECT on break_glass to samvarn_worker
grant SELECT on break_glass_review to samvarn_app
grant SELECT on break_glass_review to samvarn_reviewer
grant INSERT on break_glass_review to samvarn_worker
grant SELECT on break_glass_review to samvarn_worker
grant INSERT on card_batch to samvarn_app
grant SELECT on card_batch to samvarn_app
grant INSERT on circle to samvarn_app
grant SELECT on circle to samvarn_app
grant SELECT on circle to samvarn_worker
grant INSERT on circle_member to samvarn_app
grant SELECT on circle_member to samvarn_app
grant UPDATE on circle_member to samvarn_app
grant SELECT on circle_member to samvarn_reviewer
grant SELECT on circle_member to samvarn_worker
grant SELECT on contact_conversation to samvarn_app
grant DELETE on contact_conversation to samvarn_worker
grant SELECT on contact_conversation to samvarn_worker
grant INSERT on contact_decision to samvarn_app
grant SELECT on contact_decision to samvarn_app
grant SELECT on contact_decision to samvarn_worker
grant DELETE on contact_draft to samvarn_app
grant INSERT on contact_draft to samvarn_app
grant SELECT on contact_draft to samvarn_app
grant INSERT on contact_hand_over to samvarn_app
grant SELECT on contact_hand_over to samvarn_app
grant INSERT on contact_key to samvarn_app
grant SELECT on contact_key to samvarn_app
grant INSERT on contact_member to samvarn_app
grant SELECT on contact_member to samvarn_app
grant INSERT on contact_member to samvarn_worker
grant SELECT on contact_member to samvarn_worker
grant INSERT on contact_message to samvarn_app
grant SELECT on contact_message to samvarn_app
grant INSERT on contact_note to samvarn_app
grant SELECT on contact_note to samvarn_app
grant SELECT on contact_original to samvarn_app
grant INSERT on contact_original to samvarn_public
grant SELECT on contact_picture to samvarn_app
grant INSERT on contact_picture to samvarn_public
grant INSERT on contact_queue to samvarn_app
grant SELECT on contact_queue to samvarn_app
grant SELECT on contact_queue to samvarn_worker
grant SELECT on contact_tally to samvarn_app
grant INSERT on contact_tally to samvarn_public
grant SELECT on contact_tally to samvarn_public
grant DELETE on contact_tally to samvarn_worker
grant DELETE on contact_ticket to samvarn_public
grant INSERT on contact_ticket to samvarn_public
grant SELECT on contact_ticket to samvarn_public
grant DELETE on contact_ticket to samvarn_worker
grant INSERT on conversation to samvarn_app
grant SELECT on conversation to samvarn_app
grant SELECT on conversation to samvarn_worker
grant DELETE on conversation_film to samvarn_app
grant INSERT on conversation_film to samvarn_app
grant SELECT on conversation_film to samvarn_app
grant DELETE on conversation_film_piece to samvarn_app
grant INSERT on conversation_film_piece to samvarn_app
grant SELECT on conversation_film_piece to samvarn_app
grant INSERT on conversation_note to samvarn_app
grant SELECT on conversation_note to samvarn_app
grant DELETE on conversation_thought to samvarn_app
grant INSERT on conversation_thought to samvarn_app
grant SELECT on conversation_thought to samvarn_app
grant DELETE on conversation_thought to samvarn_worker
grant INSERT on conversation_thought to samvarn_worker
grant SELECT on conversation_thought to samvarn_worker
grant DELETE on count_release to samvarn_app
grant INSERT on count_release to samvarn_app
grant SELECT on count_release to samvarn_app
grant SELECT on count_release to samvarn_worker
grant INSERT on data_flow to samvarn_app
grant SELECT on data_flow to samvarn_app
grant SELECT on demo_cast to samvarn_app
grant INSERT on deviation to samvarn_app
grant SELECT on deviation to samvarn_app
grant INSERT on deviation to samvarn_worker
grant DELETE on directory_entry to samvarn_app
grant INSERT on directory_entry to samvarn_app
grant SELECT on directory_entry to samvarn_app
grant SELECT on directory_entry to samvarn_worker
grant INSERT on directory_event to samvarn_app
grant SELECT on directory_event to samvarn_app
grant INSERT on directory_event to samvarn_worker
grant DELETE on directory_free to samvarn_app
grant INSERT on directory_free to samvarn_app
grant SELECT on directory_free to samvarn_app
grant DELETE on directory_listing to samvarn_app
grant INSERT on directory_listing to samvarn_app
grant SELECT on directory_listing to samvarn_app
grant UPDATE on directory_listing to samvarn_app
grant SELECT on directory_listing to samvarn_worker
grant DELETE on directory_note to samvarn_app
grant INSERT on directory_note to samvarn_app
grant SELECT on directory_note to samvarn_app
grant UPDATE on directory_note to samvarn_app
grant DELETE on directory_secret to samvarn_app
grant INSERT on directory_secret to samvarn_app
grant SELECT on directory_secret to samvarn_app
grant DELETE on disclosure_key to samvarn_worker
grant INSERT on disclosure_key to samvarn_worker
grant SELECT on disclosure_key to samvarn_worker
grant SELECT on entry_count to samvarn_app
grant INSERT on entry_count to samvarn_public
grant DELETE on entry_count to samvarn_worker
grant SELECT on entry_count to samvarn_worker
grant INSERT on exchange_key to samvarn_app
grant SELECT on exchange_key to samvarn_app
grant INSERT on exchange_key to samvarn_worker
grant SELECT on exchange_key to samvarn_worker
grant DELETE on exchange_peer to samvarn_app
grant INSERT on exchange_peer to samvarn_app
grant SELECT on exchange_peer to samvarn_app
grant DELETE on exchange_peer to samvarn_worker
grant INSERT on exchange_peer to samvarn_worker
grant SELECT on exchange_peer to samvarn_worker
grant SELECT on finding to samvarn_app
grant INSERT on finding to samvarn_worker
grant SELECT on finding to samvarn_worker
grant DELETE on form_draft to samvarn_app
grant INSERT on form_draft to samvarn_app
grant SELECT on form_draft to samvarn_app
grant DELETE on form_draft to samvarn_worker
grant SELECT on form_draft to samvarn_worker
grant INSERT on guidance_own to samvarn_app
grant SELECT on guidance_own to samvarn_app
grant SELECT on guidance_own to samvarn_worker
grant INSERT on guidance_seen to samvarn_app
grant SELECT on guidance_seen to samvarn_app
grant INSERT on guidance_seen to samvarn_worker
grant SELECT on guidance_seen to samvarn_worker
grant SELECT on host_look to samvarn_app
grant DELETE on host_look to samvarn_worker
grant INSERT on host_look to samvarn_worker
grant SELECT on host_look to samvarn_worker
grant INSERT on hosted_organisation to samvarn_app
grant SELECT on hosted_organisation to samvarn_app
grant SELECT on hosted_organisation to samvarn_worker
grant DELETE on identity_link to samvarn_app
grant INSERT on identity_link to samvarn_app
grant SELECT on identity_link to samvarn_app
grant DELETE on identity_link to samvarn_worker
grant INSERT on identity_link to samvarn_worker
grant SELECT on identity_link to samvarn_worker
grant DELETE on identity_provider to samvarn_app
grant INSERT on identity_provider to samvarn_app
grant SELECT on identity_provider to samvarn_app
grant INSERT on import_run to samvarn_app
grant SELECT on import_run to samvarn_app
grant UPDATE on import_run to samvarn_app
grant INSERT on indicator to samvarn_app
grant SELECT on indicator to samvarn_app
grant SELECT on indicator to samvarn_worker
grant DELETE on indicator_value to samvarn_app
grant INSERT on indicator_value to samvarn_app
grant SELECT on indicator_value to samvarn_app
grant INSERT on indicator_version to samvarn_app
grant SELECT on indicator_version to samvarn_app
grant SELECT on indicator_version to samvarn_worker
grant INSERT on intake to samvarn_app
grant SELECT on intake to samvarn_app
grant INSERT on intake to samvarn_worker
grant SELECT on intake to samvarn_worker
grant UPDATE on intake to samvarn_worker
grant DELETE on interpreter_offer to samvarn_app
grant INSERT on interpreter_offer to samvarn_app
grant SELECT on interpreter_offer to samvarn_app
grant SELECT on interpreter_offer to samvarn_worker
grant INSERT on invitation to samvarn_app
grant SELECT on invitation to samvarn_app
grant INSERT on invitation to samvarn_worker
grant SELECT on invitation to samvarn_worker
grant INSERT on known_picture to samvarn_app
grant SELECT on known_picture to samvarn_app
grant SELECT on known_picture to samvarn_worker
grant INSERT on line_reminder to samvarn_worker
grant SELECT on line_reminder to samvarn_worker
grant INSERT on line_report to samvarn_app
grant SELECT on line_report to samvarn_app
grant INSERT on line_report to samvarn_worker
grant SELECT on line_report to samvarn_worker
grant SELECT on line_told to samvarn_app
grant INSERT on line_told to samvarn_worker
grant SELECT on line_told to samvarn_worker
grant DELETE on mail_address to samvarn_app
grant INSERT on mail_address to samvarn_app
grant SELECT on mail_address to samvarn_app
grant UPDATE on mail_address to samvarn_app
grant DELETE on mail_address to samvarn_worker
grant INSERT on mail_address to samvarn_worker
grant SELECT on mail_address to samvarn_worker
grant UPDATE on mail_address to samvarn_worker
grant SELECT on mail_sent to samvarn_app
grant INSERT on mail_sent to samvarn_worker
grant SELECT on mail_sent to samvarn_worker
grant UPDATE on mail_sent to samvarn_worker
grant DELETE on mandate to samvarn_app
grant INSERT on mandate to samvarn_app
grant SELECT on mandate to samvarn_app
grant UPDATE on mandate to samvarn_app
grant DELETE on mandate_delivery to samvarn_app
grant INSERT on mandate_delivery to samvarn_app
grant SELECT on mandate_delivery to samvarn_app
grant UPDATE on mandate_delivery to samvarn_app
grant DELETE on mandate_document to samvarn_app
grant INSERT on mandate_document to samvarn_app
grant SELECT on mandate_document to samvarn_app
grant UPDATE on mandate_document to samvarn_app
grant DELETE on mandate_part to samvarn_app
grant INSERT on mandate_part to samvarn_app
grant SELECT on mandate_part to samvarn_app
grant UPDATE on mandate_part to samvarn_app
grant DELETE on mandate_step to samvarn_app
grant INSERT on mandate_step to samvarn_app
grant SELECT on mandate_step to samvarn_app
grant UPDATE on mandate_step to samvarn_app
grant DELETE on mandate_taker to samvarn_app
grant INSERT on mandate_taker to samvarn_app
grant SELECT on mandate_taker to samvarn_app
grant UPDATE on mandate_taker to samvarn_app
grant INSERT on marking to samvarn_app
grant SELECT on marking to samvarn_app
grant UPDATE on marking to samvarn_app
grant SELECT on marking to samvarn_worker
grant DELETE on meeting_code to samvarn_app
grant INSERT on meeting_code to samvarn_app
grant SELECT on meeting_code to samvarn_app
grant DELETE on meeting_code to samvarn_worker
grant SELECT on meeting_code to samvarn_worker
grant INSERT on method to samvarn_app
grant SELECT on method to samvarn_app
grant DELETE on method_figure to samvarn_app
grant INSERT on method_figure to samvarn_app
grant SELECT on method_figure to samvarn_app
grant INSERT on method_use to samvarn_app
grant SELECT on method_use to samvarn_app
grant INSERT on open_report to samvarn_app
grant SELECT on open_report to samvarn_app
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
grant INSERT on own_translation to samvarn_app
grant SELECT on own_translation to samvarn_app
grant SELECT on own_translation to samvarn_worker
grant DELETE on page_media to samvarn_app
grant INSERT on page_media to samvarn_app
grant SELECT on page_media to samvarn_app
grant SELECT on page_media to samvarn_worker
grant DELETE on passkey to samvarn_app
grant INSERT on passkey to samvarn_app
grant SELECT on passkey to samvarn_app
grant DELETE on passkey to samvarn_worker
grant SELECT on passkey to samvarn_worker
grant DELETE on people_count to samvarn_app
grant INSERT on people_count to samvarn_app
grant SELECT on people_count to samvarn_worker
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
grant DELETE on public_host to samvarn_app
grant INSERT on public_host to samvarn_app
grant SELECT on public_host to samvarn_app
grant SELECT on public_host to samvarn_worker
grant SELECT on publication to samvarn_app
grant SELECT on publication to samvarn_public
grant DELETE on publication to samvarn_worker
grant INSERT on publication to samvarn_worker
grant SELECT on publication to samvarn_worker
grant UPDATE on publication to samvarn_worker
grant SELECT on publication_file to samvarn_app
grant SELECT on publication_file to samvarn_public
grant DELETE on publication_file to samvarn_worker
grant INSERT on publication_file to samvarn_worker
grant SELECT on publication_file to samvarn_worker
grant UPDATE on publication_file to samvarn_worker
grant INSERT on published_count to samvarn_app
grant SELECT on published_count to samvarn_app
grant SELECT on published_count to samvarn_worker
grant INSERT on question_set to samvarn_app
grant SELECT on question_set to samvarn_app
grant SELECT on question_set to samvarn_worker
grant INSERT on question_translation to samvarn_app
grant SELECT on question_translation to samvarn_app
grant SELECT on question_translation to samvarn_worker
grant INSERT on rate_count to samvarn_app
grant SELECT on rate_count to samvarn_app
grant UPDATE on rate_count to samvarn_app
grant DELETE on rate_count to samvarn_worker
grant SELECT on rate_count to samvarn_worker
grant INSERT on reach_pause to samvarn_app
grant SELECT on reach_pause to samvarn_app
grant SELECT on reach_pause to samvarn_reviewer
grant INSERT on reach_pause to samvarn_worker
grant SELECT on reach_pause to samvarn_worker
grant INSERT on report to samvarn_app
grant SELECT on report to samvarn_app
grant SELECT on report to samvarn_worker
grant DELETE on report_section to samvarn_app
grant INSERT on report_section to samvarn_app
grant SELECT on report_section to samvarn_app
grant INSERT on report_version to samvarn_app
grant SELECT on report_version to samvarn_app
grant SELECT on report_version to samvarn_worker
grant INSERT on reveal_pass to samvarn_app
grant SELECT on reveal_pass to samvarn_app
grant DELETE on reveal_pass to samvarn_worker
grant SELECT on reveal_pass to samvarn_worker
grant SELECT on review to samvarn_app
grant UPDATE on review to samvarn_app
grant INSERT on review to samvarn_worker
grant SELECT on review to samvarn_worker
grant UPDATE on review to samvarn_worker
grant INSERT on risk to samvarn_app
grant SELECT on risk to samvarn_app
grant INSERT on risk_judgement to samvarn_app
grant SELECT on risk_judgement to samvarn_app
grant INSERT on risk_judgement to samvarn_worker
grant INSERT on role_grant to samvarn_app
grant SELECT on role_grant to samvarn_app
grant UPDATE on role_grant to samvarn_app
grant SELECT on role_grant to samvarn_reviewer
grant INSERT on role_grant to samvarn_worker
grant SELECT on role_grant to samvarn_worker
grant UPDATE on role_grant to samvarn_worker
grant DELETE on round to samvarn_app
grant INSERT on round to samvarn_app
grant SELECT on round to samvarn_app
grant UPDATE on round to samvarn_app
grant DELETE on round to samvarn_worker
grant INSERT on round to samvarn_worker
grant SELECT on round to samvarn_worker
grant UPDATE on round to samvarn_worker
grant SELECT on round_answer to samvarn_app
grant INSERT on round_answer to samvarn_worker
grant SELECT on round_answer to samvarn_worker
grant SELECT on round_answer_part to samvarn_app
grant INSERT on round_answer_part to samvarn_worker
grant SELECT on round_answer_part to samvarn_worker
grant DELETE on round_draft to samvarn_worker
grant INSERT on round_draft to samvarn_worker
grant SELECT on round_draft to samvarn_worker
grant UPDATE on round_draft to samvarn_worker
grant INSERT on round_invitation to samvarn_app
grant SELECT on round_invitation to samvarn_app
grant UPDATE on round_invitation to samvarn_app
grant INSERT on round_invitation to samvarn_worker
grant SELECT on round_invitation to samvarn_worker
grant UPDATE on round_invitation to samvarn_worker
grant DELETE on round_mail to samvarn_app
grant INSERT on round_mail to samvarn_app
grant SELECT on round_mail to samvarn_app
grant UPDATE on round_mail to samvarn_app
grant DELETE on round_mail to samvarn_worker
grant INSERT on round_mail to samvarn_worker
grant SELECT on round_mail to samvarn_worker
grant UPDATE on round_mail to samvarn_worker
grant INSERT on round_note to samvarn_app
grant SELECT on round_note to samvarn_app
grant UPDATE on round_note to samvarn_app
grant INSERT on round_note to samvarn_worker
grant SELECT on round_note to samvarn_worker
grant UPDATE on round_note to samvarn_worker
grant DELETE on round_organisation to samvarn_app
grant INSERT on round_organisation to samvarn_app
grant SELECT on round_organisation to samvarn_app
grant UPDATE on round_organisation to samvarn_app
grant DELETE on round_organisation to samvarn_worker
grant INSERT on round_organisation to samvarn_worker
grant SELECT on round_organisation to samvarn_worker
grant UPDATE on round_organisation to samvarn_worker
grant INSERT on round_picture to samvarn_app
grant SELECT on round_picture to samvarn_app
grant UPDATE on round_picture to samvarn_app
grant INSERT on round_picture to samvarn_worker
grant SELECT on round_picture to samvarn_worker
grant UPDATE on round_picture to samvarn_worker
grant DELETE on round_set to samvarn_app
grant INSERT on round_set to samvarn_app
grant SELECT on round_set to samvarn_app
grant UPDATE on round_set to samvarn_app
grant DELETE on round_set to samvarn_worker
grant INSERT on round_set to samvarn_worker
grant SELECT on round_set to samvarn_worker
grant UPDATE on round_set to samvarn_worker
grant DELETE on round_supporter to samvarn_app
grant INSERT on round_supporter to samvarn_app
grant SELECT on round_supporter to samvarn_app
grant UPDATE on round_supporter to samvarn_app
grant DELETE on round_supporter to samvarn_worker
grant INSERT on round_supporter to samvarn_worker
grant SELECT on round_supporter to samvarn_worker
grant UPDATE on round_supporter to samvarn_worker
grant INSERT on routine to samvarn_app
grant SELECT on routine to samvarn_app
grant SELECT on routine to samvarn_worker
grant INSERT on routine_note to samvarn_app
grant SELECT on routine_note to samvarn_app
grant INSERT on routine_note to samvarn_worker
grant SELECT on routine_note to samvarn_worker
grant INSERT on routine_receipt to samvarn_app
grant SELECT on routine_receipt to samvarn_app
grant SELECT on routine_receipt to samvarn_worker
grant INSERT on routine_reminder to samvarn_worker
grant SELECT on routine_reminder to samvarn_worker
grant UPDATE on routine_reminder to samvarn_worker
grant INSERT on routine_slot to samvarn_app
grant SELECT on routine_slot to samvarn_app
grant INSERT on routine_version to samvarn_app
grant SELECT on routine_version to samvarn_app
grant SELECT on routine_version to samvarn_worker
grant INSERT on safe_copy to samvarn_app
grant SELECT on safe_copy to samvarn_app
grant SELECT on safe_copy to samvarn_worker
grant UPDATE on safe_copy to samvarn_worker
grant INSERT on scim_client to samvarn_app
grant SELECT on scim_client to samvarn_app
grant SELECT on scim_group to samvarn_app
grant DELETE on scim_group to samvarn_worker
grant INSERT on scim_group to samvarn_worker
grant SELECT on scim_group to samvarn_worker
grant UPDATE on scim_group to samvarn_worker
grant SELECT on scim_group_member to samvarn_app
grant DELETE on scim_group_member to samvarn_worker
grant INSERT on scim_group_member to samvarn_worker
grant SELECT on scim_group_member to samvarn_worker
grant DELETE on scim_user to samvarn_worker
grant INSERT on scim_user to samvarn_worker
grant SELECT on scim_user to samvarn_worker
grant UPDATE on scim_user to samvarn_worker
grant INSERT on second_request to samvarn_app
grant SELECT on second_request to samvarn_app
grant SELECT on second_request to samvarn_worker
grant DELETE on session to samvarn_app
grant INSERT on session to samvarn_app
grant SELECT on session to samvarn_app
grant UPDATE on session to samvarn_app
grant DELETE on session to samvarn_worker
grant SELECT on session to samvarn_worker
grant DELETE on sign_in_attempt to samvarn_app
grant INSERT on sign_in_attempt to samvarn_app
grant SELECT on sign_in_attempt to samvarn_app
grant DELETE on sign_in_attempt to samvarn_worker
grant SELECT on sign_in_attempt to samvarn_worker
grant INSERT on site to samvarn_app
grant SELECT on site to samvarn_app
grant SELECT on site to samvarn_worker
grant INSERT on site_item to samvarn_app
grant SELECT on site_item to samvarn_app
grant SELECT on site_item to samvarn_worker
grant INSERT on site_version to samvarn_app
grant SELECT on site_version to samvarn_app
grant SELECT on site_version to samvarn_worker
grant INSERT on staff_answer to samvarn_app
grant DELETE on staff_answer to samvarn_worker
grant SELECT on staff_answer to samvarn_worker
grant INSERT on staff_collection to samvarn_app
grant SELECT on staff_collection to samvarn_app
grant SELECT on staff_collection to samvarn_worker
grant INSERT on staff_draft to samvarn_app
grant SELECT on staff_draft to samvarn_app
grant DELETE on staff_draft to samvarn_worker
grant SELECT on staff_draft to samvarn_worker
grant SELECT on staff_sum to samvarn_app
grant INSERT on staff_sum to samvarn_worker
grant SELECT on staff_sum to samvarn_worker
grant SELECT on staff_words to samvarn_app
grant DELETE on staff_words to samvarn_worker
grant INSERT on staff_words to samvarn_worker
grant SELECT on staff_words to samvarn_worker
grant SELECT on tenant to samvarn_app
grant SELECT on tenant to samvarn_reviewer
grant INSERT on tenant to samvarn_worker
grant SELECT on tenant to samvarn_worker
grant INSERT on text_signature to samvarn_app
grant SELECT on text_signature to samvarn_app
grant SELECT on text_signature to samvarn_worker
grant INSERT on training_count to samvarn_app
grant SELECT on training_count to samvarn_app
grant INSERT on training_function to samvarn_app
grant SELECT on training_function to samvarn_app
grant INSERT on training_need to samvarn_app
grant SELECT on training_need to samvarn_app
grant INSERT on training_plan to samvarn_app
grant SELECT on training_plan to samvarn_app
grant INSERT on unit to samvarn_app
grant SELECT on unit to samvarn_app
grant SELECT on unit to samvarn_reviewer
grant INSERT on unit to samvarn_worker
grant SELECT on unit to samvarn_worker
grant INSERT on web_test to samvarn_app
grant SELECT on web_test to samvarn_app
grant INSERT on wheel_done to samvarn_app
grant SELECT on wheel_done to samvarn_app
grant INSERT on wheel_duty to samvarn_app
grant SELECT on wheel_duty to samvarn_app
grant SELECT on wheel_duty to samvarn_worker
grant UPDATE (checked) on about_page to samvarn_app
grant UPDATE (checked_by) on about_page to samvarn_app
grant UPDATE (contact) on about_page to samvarn_app
grant UPDATE (deputy) on about_page to samvarn_app
grant UPDATE (published) on about_page to samvarn_app
grant UPDATE (published_at) on about_page to samvarn_app
grant UPDATE (decided_at) on about_point to samvarn_app
grant UPDATE (state) on about_point to samvarn_app
grant UPDATE (words) on about_point to samvarn_app
grant UPDATE (ended_at) on access_analysis to samvarn_app
grant UPDATE (decided_at) on access_request to samvarn_app
grant UPDATE (decided_by) on access_request to samvarn_app
grant UPDATE (decision) on access_request to samvarn_app
grant UPDATE (closed_at) on account to samvarn_app
grant UPDATE (language) on account to samvarn_app
grant UPDATE (name_sealed) on account to samvarn_app
grant UPDATE (signature) on account to samvarn_app
grant UPDATE (suspended_at) on account to samvarn_app
grant UPDATE (unit) on account to samvarn_app
grant UPDATE (closed_at) on account to samvarn_worker
grant UPDATE (language) on account to samvarn_worker
grant UPDATE (name_sealed) on account to samvarn_worker
grant UPDATE (signature) on account to samvarn_worker
grant UPDATE (suspended_at) on account to samvarn_worker
grant UPDATE (unit) on account to samvarn_worker
grant UPDATE (content_sealed) on action_evidence to samvarn_app
grant UPDATE (removed_at) on action_evidence to samvarn_app
grant UPDATE (due) on action_item to samvarn_app
grant UPDATE (effect) on action_item to samvarn_app
grant UPDATE (effect_at) on action_item to samvarn_app
grant UPDATE (effect_due) on action_item to samvarn_app
grant UPDATE (owner) on action_item to samvarn_app
grant UPDATE (sealed) on action_item to samvarn_app
grant UPDATE (state) on action_item to samvarn_app
grant UPDATE (state_at) on action_item to samvarn_app
grant SELECT (due) on action_item to samvarn_worker
grant SELECT (effect) on action_item to samvarn_worker
grant SELECT (effect_due) on action_item to samvarn_worker
grant SELECT (id) on action_item to samvarn_worker
grant SELECT (owner) on action_item to samvarn_worker
grant UPDATE (owner) on action_item to samvarn_worker
grant SELECT (state) on action_item to samvarn_worker
grant SELECT (tenant) on action_item to samvarn_worker
grant SELECT (unit) on action_item to samvarn_worker
grant UPDATE (answered_at) on answer to samvarn_app
grant UPDATE (answered_by) on answer to samvarn_app
grant UPDATE (applies) on answer to samvarn_app
grant UPDATE (chosen) on answer to samvarn_app
grant UPDATE (level) on answer to samvarn_app
grant UPDATE (words_sealed) on answer to samvarn_app
grant UPDATE (came_at) on answer_comparison to samvarn_worker
grant UPDATE (document) on answer_comparison to samvarn_worker
grant UPDATE (locked) on answer_lock to samvarn_app
grant UPDATE (number) on answer_lock to samvarn_app
grant UPDATE (collection) on answer_part to samvarn_app
grant UPDATE (due) on answer_part to samvarn_app
grant UPDATE (helpers) on answer_part to samvarn_app
grant UPDATE (owner) on answer_part to samvarn_app
grant UPDATE (reviewer) on answer_part to samvarn_app
grant UPDATE (share_staff) on answer_part to samvarn_app
grant UPDATE (state) on answer_part to samvarn_app
grant UPDATE (state_at) on answer_part to samvarn_app
grant UPDATE (helpers) on answer_part to samvarn_worker
grant UPDATE (owner) on answer_part to samvarn_worker
grant UPDATE (reviewer) on answer_part to samvarn_worker
grant UPDATE (closes) on answer_round to samvarn_app
grant UPDATE (closes) on answer_round to samvarn_worker
grant UPDATE (lead) on answer_round to samvarn_worker
grant UPDATE (title) on answer_round to samvarn_worker
grant UPDATE (helper) on answer_section to samvarn_app
grant UPDATE (saved_at) on answer_section to samvarn_app
grant UPDATE (saved_by) on answer_section to samvarn_app
grant UPDATE (version) on answer_section to samvarn_app
grant UPDATE (helper) on answer_section to samvarn_worker
grant UPDATE (answered_at) on answer_submission to samvarn_app
grant UPDATE (check_asked) on answer_submission to samvarn_app
grant UPDATE (envelope_sealed) on answer_submission to samvarn_app
grant UPDATE (refusal) on answer_submission to samvarn_app
grant UPDATE (reopened_at) on answer_submission to samvarn_app
grant UPDATE (reopened_by) on answer_submission to samvarn_app
grant UPDATE (reopened_why_sealed) on answer_submission to samvarn_app
grant UPDATE (sent_at) on answer_submission to samvarn_app
grant UPDATE (state) on answer_submission to samvarn_app
grant UPDATE (words_hash) on answer_submission to samvarn_app
grant UPDATE (answered_at) on answer_submission to samvarn_worker
grant UPDATE (envelope_sealed) on answer_submission to samvarn_worker
grant UPDATE (refusal) on answer_submission to samvarn_worker
grant UPDATE (sent_at) on answer_submission to samvarn_worker
grant UPDATE (state) on answer_submission to samvarn_worker
grant UPDATE (ended_at) on break_glass to samvarn_app
grant UPDATE (ended_by) on break_glass to samvarn_app
grant UPDATE (opened_at) on break_glass to samvarn_app
grant UPDATE (until) on break_glass to samvarn_app
grant UPDATE (circle) on break_glass to samvarn_worker
grant UPDATE (person) on break_glass to samvarn_worker
grant UPDATE (state) on break_glass to samvarn_worker
grant UPDATE (finding) on break_glass_review to samvarn_app
grant UPDATE (finding_sealed) on break_glass_review to samvarn_app
grant UPDATE (reviewed_at) on break_glass_review to samvarn_app
grant UPDATE (reviewed_by) on break_glass_review to samvarn_app
grant UPDATE (finding) on break_glass_review to samvarn_reviewer
grant UPDATE (finding_sealed) on break_glass_review to samvarn_reviewer
grant UPDATE (reviewed_at) on break_glass_review to samvarn_reviewer
grant UPDATE (reviewed_by) on break_glass_review to samvarn_reviewer
grant UPDATE (recalled_at) on card_batch to samvarn_app
grant UPDATE (name) on circle to samvarn_app
grant UPDATE (single_officer) on circle to samvarn_app
grant UPDATE (size_target) on circle to samvarn_app
grant UPDATE (on_duty) on circle_member to samvarn_worker
grant UPDATE (valid_until) on circle_member to samvarn_worker
grant UPDATE (closed_at) on contact_conversation to samvarn_app
grant UPDATE (delete_on) on contact_conversation to samvarn_app
grant UPDATE (handed_over) on contact_conversation to samvarn_app
grant UPDATE (handed_over_at) on contact_conversation to samvarn_app
grant UPDATE (outcome) on contact_conversation to samvarn_app
grant UPDATE (revision) on contact_conversation to samvarn_app
grant UPDATE (taken_at) on contact_conversation to samvarn_app
grant UPDATE (taken_by) on contact_conversation to samvarn_app
grant SELECT (begun_at) on contact_conversation to samvarn_public
grant SELECT (closed_at) on contact_conversation to samvarn_public
grant SELECT (delete_on) on contact_conversation to samvarn_public
grant INSERT (id) on contact_conversation to samvarn_public
grant SELECT (id) on contact_conversation to samvarn_public
grant INSERT (lookup) on contact_conversation to samvarn_public
grant SELECT (lookup) on contact_conversation to samvarn_public
grant INSERT (queue) on contact_conversation to samvarn_public
grant SELECT (queue) on contact_conversation to samvarn_public
grant INSERT (salt) on contact_conversation to samvarn_public
grant SELECT (salt) on contact_conversation to samvarn_public
grant INSERT (tenant) on contact_conversation to samvarn_public
grant SELECT (tenant) on contact_conversation to samvarn_public
grant INSERT (urgent) on contact_conversation to samvarn_public
grant INSERT (visitor_key) on contact_conversation to samvarn_public
grant SELECT (visitor_key) on contact_conversation to samvarn_public
grant UPDATE (delete_on) on contact_conversation to samvarn_worker
grant UPDATE (taken_at) on contact_conversation to samvarn_worker
grant UPDATE (taken_by) on contact_conversation to samvarn_worker
grant UPDATE (ended_at) on contact_decision to samvarn_app
grant UPDATE (account) on contact_draft to samvarn_app
grant UPDATE (sealed) on contact_draft to samvarn_app
grant UPDATE (written_at) on contact_draft to samvarn_app
grant UPDATE (left_at) on contact_hand_over to samvarn_app
grant UPDATE (accepted_at) on contact_member to samvarn_app
grant UPDATE (left_at) on contact_member to samvarn_app
grant UPDATE (named_at) on contact_member to samvarn_app
grant UPDATE (accepted_at) on contact_member to samvarn_worker
grant UPDATE (left_at) on contact_member to samvarn_worker
grant UPDATE (named_at) on contact_member to samvarn_worker
grant UPDATE (read_at) on contact_message to samvarn_app
grant INSERT (conversation) on contact_message to samvarn_public
grant SELECT (conversation) on contact_message to samvarn_public
grant INSERT (from_visitor) on contact_message to samvarn_public
grant SELECT (from_visitor) on contact_message to samvarn_public
grant INSERT (id) on contact_message to samvarn_public
grant SELECT (id) on contact_message to samvarn_public
grant INSERT (queue) on contact_message to samvarn_public
grant SELECT (sent_at) on contact_message to samvarn_public
grant INSERT (tenant) on contact_message to samvarn_public
grant SELECT (tenant) on contact_message to samvarn_public
grant INSERT (to_team) on contact_message to samvarn_public
grant INSERT (to_visitor) on contact_message to samvarn_public
grant SELECT (to_visitor) on contact_message to samvarn_public
grant SELECT (conversation) on contact_message to samvarn_worker
grant SELECT (from_visitor) on contact_message to samvarn_worker
grant SELECT (id) on contact_message to samvarn_worker
grant SELECT (queue) on contact_message to samvarn_worker
grant SELECT (read_at) on contact_message to samvarn_worker
grant SELECT (sent_at) on contact_message to samvarn_worker
grant SELECT (tenant) on contact_message to samvarn_worker
grant SELECT (told_at) on contact_message to samvarn_worker
grant UPDATE (told_at) on contact_message to samvarn_worker
grant UPDATE (alarm_hours) on contact_queue to samvarn_app
grant UPDATE (alarmed_for) on contact_queue to samvarn_app
grant UPDATE (answers) on contact_queue to samvarn_app
grant UPDATE (attachments) on contact_queue to samvarn_app
grant UPDATE (close_hours) on contact_queue to samvarn_app
grant UPDATE (closed_at) on contact_queue to samvarn_app
grant UPDATE (closed_why) on contact_queue to samvarn_app
grant UPDATE (documented) on contact_queue to samvarn_app
grant UPDATE (opened_at) on contact_queue to samvarn_app
grant UPDATE (remind_hours) on contact_queue to samvarn_app
grant UPDATE (reminded_for) on contact_queue to samvarn_app
grant UPDATE (state) on contact_queue to samvarn_app
grant UPDATE (team) on contact_queue to samvarn_app
grant SELECT (id) on contact_queue to samvarn_public
grant SELECT (site) on contact_queue to samvarn_public
grant SELECT (state) on contact_queue to samvarn_public
grant SELECT (tenant) on contact_queue to samvarn_public
grant UPDATE (alarmed_for) on contact_queue to samvarn_worker
grant UPDATE (closed_at) on contact_queue to samvarn_worker
grant UPDATE (closed_why) on contact_queue to samvarn_worker
grant UPDATE (reminded_for) on contact_queue to samvarn_worker
grant UPDATE (state) on contact_queue to samvarn_worker
grant UPDATE (count) on contact_tally to samvarn_public
grant SELECT (hour) on contact_tally to samvarn_worker
grant SELECT (tenant) on contact_tally to samvarn_worker
grant SELECT (expires_at) on contact_ticket to samvarn_worker
grant SELECT (tenant) on contact_ticket to samvarn_worker
grant UPDATE (check_by) on conversation to samvarn_app
grant UPDATE (check_hash) on conversation to samvarn_app
grant UPDATE (check_id) on conversation to samvarn_app
grant UPDATE (settled_at) on conversation to samvarn_app
grant UPDATE (shared) on conversation to samvarn_app
grant UPDATE (state) on conversation to samvarn_app
grant UPDATE (step) on conversation to samvarn_app
grant UPDATE (step_since) on conversation to samvarn_app
grant UPDATE (leader) on conversation to samvarn_worker
grant UPDATE (thoughts_deleted_at) on conversation to samvarn_worker
grant UPDATE (captions_lang) on conversation_film to samvarn_app
grant UPDATE (captions_sealed) on conversation_film to samvarn_app
grant UPDATE (sealed) on conversation_note to samvarn_app
grant UPDATE (published_at) on count_release to samvarn_app
grant UPDATE (published_by) on count_release to samvarn_app
grant UPDATE (state) on count_release to samvarn_app
grant UPDATE (candidate_sealed) on count_release to samvarn_worker
grant UPDATE (examined) on count_release to samvarn_worker
grant UPDATE (findings_sealed) on count_release to samvarn_worker
grant UPDATE (how) on count_release to samvarn_worker
grant UPDATE (judged_at) on count_release to samvarn_worker
grant UPDATE (state) on count_release to samvarn_worker
grant UPDATE (closed_at) on data_flow to samvarn_app
grant UPDATE (reach) on data_flow to samvarn_app
grant UPDATE (sealed) on data_flow to samvarn_app
grant UPDATE (unit) on data_flow to samvarn_app
grant UPDATE (cause_sealed) on deviation to samvarn_app
grant UPDATE (handled_at) on deviation to samvarn_app
grant UPDATE (handled_by) on deviation to samvarn_app
grant UPDATE (lesson_sealed) on deviation to samvarn_app
grant UPDATE (routine) on deviation to samvarn_app
grant UPDATE (state) on deviation to samvarn_app
grant SELECT (id) on deviation to samvarn_worker
grant SELECT (kind) on deviation to samvarn_worker
grant SELECT (seriousness) on deviation to samvarn_worker
grant SELECT (state) on deviation to samvarn_worker
grant SELECT (tenant) on deviation to samvarn_worker
grant SELECT (told_on) on deviation to samvarn_worker
grant SELECT (unit) on deviation to samvarn_worker
grant UPDATE (changed_at) on directory_entry to samvarn_app
grant UPDATE (confidential) on directory_entry to samvarn_app
grant UPDATE (deputy) on directory_entry to samvarn_app
grant UPDATE (document) on directory_entry to samvarn_app
grant UPDATE (levels) on directory_entry to samvarn_app
grant UPDATE (owner) on directory_entry to samvarn_app
grant UPDATE (state) on directory_entry to samvarn_app
grant UPDATE (verified_by) on directory_entry to samvarn_app
grant UPDATE (verified_on) on directory_entry to samvarn_app
grant UPDATE (deputy) on directory_entry to samvarn_worker
grant UPDATE (owner) on directory_entry to samvarn_worker
grant UPDATE (reminded_on) on directory_entry to samvarn_worker
grant UPDATE (sealed) on directory_secret to samvarn_app
grant UPDATE (detail_sealed) on finding to samvarn_worker
grant UPDATE (refusal) on hosted_organisation to samvarn_app
grant UPDATE (slug) on hosted_organisation to samvarn_app
grant UPDATE (state) on hosted_organisation to samvarn_app
grant UPDATE (came_at) on hosted_organisation to samvarn_worker
grant UPDATE (made_at) on hosted_organisation to samvarn_worker
grant UPDATE (refusal) on hosted_organisation to samvarn_worker
grant UPDATE (state) on hosted_organisation to samvarn_worker
grant UPDATE (used_at) on identity_link to samvarn_app
grant UPDATE (changed_at) on identity_provider to samvarn_app
grant UPDATE (enabled_at) on identity_provider to samvarn_app
grant UPDATE (name) on identity_provider to samvarn_app
grant UPDATE (scim_subject) on identity_provider to samvarn_app
grant UPDATE (sealed) on identity_provider to samvarn_app
grant UPDATE (tried_at) on identity_provider to samvarn_app
grant SELECT (id) on identity_provider to samvarn_worker
grant SELECT (scim_subject) on identity_provider to samvarn_worker
grant SELECT (tenant) on identity_provider to samvarn_worker
grant SELECT (circle) on import_run to samvarn_worker
grant SELECT (created_at) on import_run to samvarn_worker
grant SELECT (created_by) on import_run to samvarn_worker
grant UPDATE (created_by) on import_run to samvarn_worker
grant SELECT (id) on import_run to samvarn_worker
grant SELECT (state) on import_run to samvarn_worker
grant SELECT (tenant) on import_run to samvarn_worker
grant UPDATE (ended_at) on indicator to samvarn_app
grant UPDATE (came_by) on indicator_value to samvarn_app
grant UPDATE (entered_at) on indicator_value to samvarn_app
grant UPDATE (entered_by) on indicator_value to samvarn_app
grant UPDATE (licence) on indicator_value to samvarn_app
grant UPDATE (source) on indicator_value to samvarn_app
grant UPDATE (value) on indicator_value to samvarn_app
grant UPDATE (version) on indicator_value to samvarn_app
grant UPDATE (done_at) on intake to samvarn_app
grant UPDATE (done_by) on intake to samvarn_app
grant UPDATE (key_wrapped) on intake to samvarn_app
grant UPDATE (outcome) on intake to samvarn_app
grant UPDATE (person) on intake to samvarn_app
grant UPDATE (state) on intake to samvarn_app
grant UPDATE (taken_at) on intake to samvarn_app
grant UPDATE (taken_by) on intake to samvarn_app
grant UPDATE (at) on interpreter_offer to samvarn_app
grant UPDATE (by) on interpreter_offer to samvarn_app
grant UPDATE (how_en) on interpreter_offer to samvarn_app
grant UPDATE (how_ll) on interpreter_offer to samvarn_app
grant UPDATE (how_sv) on interpreter_offer to samvarn_app
grant UPDATE (languages) on interpreter_offer to samvarn_app
grant UPDATE (ended_at) on invitation to samvarn_app
grant UPDATE (used_at) on invitation to samvarn_app
grant UPDATE (ended_at) on invitation to samvarn_worker
grant UPDATE (token_sealed) on invitation to samvarn_worker
grant SELECT (id) on mandate to samvarn_worker
grant SELECT (responsible) on mandate to samvarn_worker
grant UPDATE (responsible) on mandate to samvarn_worker
grant SELECT (tenant) on mandate to samvarn_worker
grant UPDATE (content) on method to samvarn_app
grant UPDATE (judged_at) on method to samvarn_app
grant UPDATE (judged_by) on method to samvarn_app
grant UPDATE (said) on method to samvarn_app
grant UPDATE (state) on method to samvarn_app
grant UPDATE (ended_on) on method_use to samvarn_app
grant UPDATE (notes) on method_use to samvarn_app
grant UPDATE (started_on) on method_use to samvarn_app
grant UPDATE (withdrawn_at) on open_report to samvarn_app
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
grant UPDATE (backed_up) on passkey to samvarn_app
grant UPDATE (counter) on passkey to samvarn_app
grant UPDATE (label) on passkey to samvarn_app
grant UPDATE (used_at) on passkey to samvarn_app
grant SELECT (about) on people_count to samvarn_app
grant SELECT (category) on people_count to samvarn_app
grant SELECT (entered_at) on people_count to samvarn_app
grant UPDATE (entered_at) on people_count to samvarn_app
grant SELECT (entered_by) on people_count to samvarn_app
grant UPDATE (entered_by) on people_count to samvarn_app
grant SELECT (id) on people_count to samvarn_app
grant SELECT (indicator) on people_count to samvarn_app
grant UPDATE (number_sealed) on people_count to samvarn_app
grant SELECT (place) on people_count to samvarn_app
grant SELECT (reference_on) on people_count to samvarn_app
grant SELECT (sex) on people_count to samvarn_app
grant SELECT (source) on people_count to samvarn_app
grant UPDATE (source) on people_count to samvarn_app
grant SELECT (tenant) on people_count to samvarn_app
grant UPDATE (withdrawn_at) on question_set to samvarn_app
grant UPDATE (withdrawn_by) on question_set to samvarn_app
grant UPDATE (loaded_at) on question_translation to samvarn_app
grant UPDATE (loaded_by) on question_translation to samvarn_app
grant UPDATE (words) on question_translation to samvarn_app
grant UPDATE (lifted_at) on reach_pause to samvarn_app
grant UPDATE (lifted_by) on reach_pause to samvarn_app
grant UPDATE (archived_at) on report to samvarn_app
grant UPDATE (lang) on report to samvarn_app
grant UPDATE (mandate) on report to samvarn_app
grant UPDATE (revision) on report to samvarn_app
grant UPDATE (round) on report to samvarn_app
grant UPDATE (subtitle) on report to samvarn_app
grant UPDATE (title) on report to samvarn_app
grant UPDATE (about) on report_section to samvarn_app
grant UPDATE (heading) on report_section to samvarn_app
grant UPDATE (ordinal) on report_section to samvarn_app
grant UPDATE (words) on report_section to samvarn_app
grant UPDATE (docx_sealed) on report_version to samvarn_worker
grant UPDATE (docx_sha256) on report_version to samvarn_worker
grant UPDATE (pdf_sealed) on report_version to samvarn_worker
grant UPDATE (pdf_sha256) on report_version to samvarn_worker
grant UPDATE (state) on report_version to samvarn_worker
grant UPDATE (used_at) on reveal_pass to samvarn_app
grant UPDATE (accepted_by) on risk to samvarn_app
grant UPDATE (accepted_until) on risk to samvarn_app
grant UPDATE (closed_at) on risk to samvarn_app
grant UPDATE (flow) on risk to samvarn_app
grant UPDATE (harm) on risk to samvarn_app
grant UPDATE (left_harm) on risk to samvarn_app
grant UPDATE (left_likelihood) on risk to samvarn_app
grant UPDATE (likelihood) on risk to samvarn_app
grant UPDATE (owner) on risk to samvarn_app
grant UPDATE (review_by) on risk to samvarn_app
grant UPDATE (sealed) on risk to samvarn_app
grant UPDATE (treatment) on risk to samvarn_app
grant UPDATE (unit) on risk to samvarn_app
grant SELECT (closed_at) on risk to samvarn_worker
grant SELECT (id) on risk to samvarn_worker
grant SELECT (owner) on risk to samvarn_worker
grant UPDATE (owner) on risk to samvarn_worker
grant SELECT (tenant) on risk to samvarn_worker
grant SELECT (unit) on risk to samvarn_worker
grant UPDATE (current) on round_answer_part to samvarn_worker
grant UPDATE (owner) on routine to samvarn_app
grant UPDATE (title) on routine to samvarn_app
grant UPDATE (withdrawn_at) on routine to samvarn_app
grant UPDATE (withdrawn_why) on routine to samvarn_app
grant UPDATE (owner) on routine to samvarn_worker
grant UPDATE (dealt_at) on routine_note to samvarn_app
grant UPDATE (dealt_by) on routine_note to samvarn_app
grant UPDATE (dealt_how) on routine_note to samvarn_app
grant UPDATE (dealt_why) on routine_note to samvarn_app
grant UPDATE (passed_at) on routine_receipt to samvarn_app
grant UPDATE (source) on routine_slot to samvarn_app
grant UPDATE (words) on routine_slot to samvarn_app
grant UPDATE (approved_at) on routine_version to samvarn_app
grant UPDATE (approved_by) on routine_version to samvarn_app
grant UPDATE (body) on routine_version to samvarn_app
grant UPDATE (change_why) on routine_version to samvarn_app
grant UPDATE (guidance) on routine_version to samvarn_app
grant UPDATE (i_do) on routine_version to samvarn_app
grant UPDATE (purpose) on routine_version to samvarn_app
grant UPDATE (questions) on routine_version to samvarn_app
grant UPDATE (receipts_from) on routine_version to samvarn_app
grant UPDATE (returned_why) on routine_version to samvarn_app
grant UPDATE (review_by) on routine_version to samvarn_app
grant UPDATE (roles) on routine_version to samvarn_app
grant UPDATE (state) on routine_version to samvarn_app
grant UPDATE (units) on routine_version to samvarn_app
grant UPDATE (valid_from) on routine_version to samvarn_app
grant UPDATE (written_at) on routine_version to samvarn_app
grant UPDATE (written_by) on routine_version to samvarn_app
grant UPDATE (sole_approver) on routine_version to samvarn_worker
grant UPDATE (made_at) on safe_copy to samvarn_app
grant UPDATE (made_by) on safe_copy to samvarn_app
grant UPDATE (refusal) on safe_copy to samvarn_app
grant UPDATE (state) on safe_copy to samvarn_app
grant UPDATE (ended_at) on scim_client to samvarn_app
grant UPDATE (used_at) on scim_client to samvarn_app
grant UPDATE (role) on scim_group to samvarn_app
grant UPDATE (unit) on scim_group to samvarn_app
grant UPDATE (answer_sealed) on second_request to samvarn_app
grant UPDATE (answered_at) on second_request to samvarn_app
grant UPDATE (answered_by) on second_request to samvarn_app
grant UPDATE (approved) on second_request to samvarn_app
grant UPDATE (withdrawn_at) on second_request to samvarn_app
grant UPDATE (withdrawn_at) on second_request to samvarn_worker
grant UPDATE (sealed) on sign_in_attempt to samvarn_app
grant UPDATE (changed_at) on site to samvarn_app
grant UPDATE (entry_address) on site to samvarn_app
grant UPDATE (feedback_email) on site to samvarn_app
grant UPDATE (feedback_function) on site to samvarn_app
grant UPDATE (feedback_phone) on site to samvarn_app
grant UPDATE (name) on site to samvarn_app
grant UPDATE (place) on site to samvarn_app
grant UPDATE (unit) on site to samvarn_app
grant UPDATE (withdrawn_at) on site to samvarn_app
grant UPDATE (cards) on site to samvarn_worker
grant UPDATE (cards_key) on site to samvarn_worker
grant UPDATE (compiled_at) on site to samvarn_worker
grant UPDATE (fault) on site to samvarn_worker
grant UPDATE (fault_at) on site to samvarn_worker
grant UPDATE (closed_at) on staff_collection to samvarn_app
grant UPDATE (closes_on) on staff_collection to samvarn_app
grant UPDATE (closed_at) on staff_collection to samvarn_worker
grant UPDATE (made_by) on staff_collection to samvarn_worker
grant UPDATE (words_shown) on staff_collection to samvarn_worker
grant UPDATE (code_hash) on staff_draft to samvarn_app
grant UPDATE (run_hash) on staff_draft to samvarn_app
grant UPDATE (sealed) on staff_draft to samvarn_app
grant UPDATE (count) on staff_sum to samvarn_worker
grant UPDATE (sums) on staff_sum to samvarn_worker
grant UPDATE (withdrawn_at) on text_signature to samvarn_app
grant UPDATE (withdrawn_by) on text_signature to samvarn_app
grant UPDATE (hidden) on training_function to samvarn_app
grant UPDATE (name) on training_function to samvarn_app
grant UPDATE (depth) on training_need to samvarn_app
grant UPDATE (closed_at) on unit to samvarn_app
grant UPDATE (directory_default) on unit to samvarn_app
grant UPDATE (name) on unit to samvarn_app
grant UPDATE (place_code) on unit to samvarn_app
grant UPDATE (answered_at) on web_test to samvarn_app
grant UPDATE (search) on web_test to samvarn_app
grant UPDATE (ended_at) on wheel_duty to samvarn_app
grant UPDATE (month) on wheel_duty to samvarn_app
grant UPDATE (owner) on wheel_duty to samvarn_app
grant UPDATE (title) on wheel_duty to samvarn_app
grant UPDATE (owner) on wheel_duty to samvarn_worker
function access_is_given_by_two() security definer=f search_path=pg_catalog, public
function account_is_kept_by_others() security definer=f search_path=pg_catalog, public
function action_is_steered() security definer=f search_path=pg_catalog, public
function arranged_head() security definer=f search_path=pg_catalog, public
function arranged_way_in() security definer=f search_path=pg_catalog, public
function audit_is_append_only() security definer=f search_path=pg_catalog
function break_glass_holds() security definer=f search_path=pg_catalog, public
function break_glass_review_holds() security definer=f search_path=pg_catalog, public
function current_actor() security definer=f search_path=pg_catalog
function current_circles() security definer=f search_path=pg_catalog
function current_glass() security definer=f search_path=pg_catalog
function current_roles() security definer=f search_path=pg_catalog
function current_session_hash() security definer=f search_path=pg_catalog
function current_slug() security definer=f search_path=pg_catalog
function current_tenant() security definer=f search_path=pg_catalog
function current_unit() security definer=f search_path=pg_catalog
function enqueue(task text, id uuid) security definer=t search_path=pg_catalog, graphile_worker
function entry_stays_its_units() security definer=f search_path=pg_catalog, public
function fingerade_has_no_past() security definer=f search_path=pg_catalog, public
function followed_link() security definer=f search_path=pg_catalog, public
function has_clash(who uuid, adds text) security definer=f search_path=pg_catalog, public
function in_contact_team(asked uuid) security definer=f search_path=pg_catalog, public
function is_coordinator() security definer=f search_path=pg_catalog, public
function is_named(who uuid, as_role text, in_circle uuid, rests_on uuid, ends timestamp with time zone) security definer=f search_path=pg_catalog, public
function is_national_coordinator() security definer=f search_path=pg_catalog, public
function is_system_owner() security definer=f search_path=pg_catalog, public
function is_unit_head() security definer=f search_path=pg_catalog, public
function keep_marks() security definer=f search_path=pg_catalog, public
function keeps_directory() security definer=f search_path=pg_catalog, public
function keeps_indicators() security definer=f search_path=pg_catalog, public
function keeps_mandates() security definer=f search_path=pg_catalog, public
function keeps_routines_of(of_unit uuid) security definer=f search_path=pg_catalog, public
function keeps_site(of uuid) security definer=f search_path=pg_catalog, public
function keeps_that_site(of_tenant uuid, of_site uuid) security definer=f search_path=pg_catalog, public
function pause_reach(who uuid, why text) security definer=f search_path=pg_catalog, public
function reach_of(who uuid) security definer=f search_path=pg_catalog, public
function reaches_something(who uuid) security definer=f search_path=pg_catalog, public
function refers_people() security definer=f search_path=pg_catalog, public
function risk_is_decided() security definer=f search_path=pg_catalog, public
function routine_version_is_whole() security definer=f search_path=pg_catalog, public
function tells_of_fictitious(words text) security definer=f search_path=pg_catalog
function tells_of_protected(words text) security definer=f search_path=pg_catalog
function version_stays() security definer=f search_path=pg_catalog, public
function works_on_routine(of_routine uuid) security definer=f search_path=pg_catalog, public
function works_with_methods() security definer=f search_path=pg_catalog, public
CREATE TRIGGER account_kept_by_others BEFORE UPDATE ON public.account FOR EACH ROW EXECUTE FUNCTION account_is_kept_by_others()
CREATE TRIGGER action_steered BEFORE UPDATE ON public.action_item FOR EACH ROW EXECUTE FUNCTION action_is_steered()
CREATE TRIGGER audit_append_only BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_is_append_only()
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
CREATE TRIGGER break_glass_held BEFORE UPDATE ON public.break_glass FOR EACH ROW EXECUTE FUNCTION break_glass_holds()
CREATE TRIGGER break_glass_review_held BEFORE UPDATE ON public.break_glass_review FOR EACH ROW EXECUTE FUNCTION break_glass_review_holds()
CREATE TRIGGER place_given_by_two BEFORE INSERT OR UPDATE ON public.circle_member FOR EACH ROW EXECUTE FUNCTION access_is_given_by_two()
CREATE TRIGGER entry_of_its_unit BEFORE UPDATE ON public.directory_entry FOR EACH ROW EXECUTE FUNCTION entry_stays_its_units()
CREATE TRIGGER arranged_identifier AFTER INSERT ON public.identity_link FOR EACH ROW EXECUTE FUNCTION arranged_way_in('new_identifier')
CREATE TRIGGER arranged_link AFTER INSERT ON public.invitation FOR EACH ROW EXECUTE FUNCTION arranged_way_in('new_link')
CREATE TRIGGER followed_link AFTER UPDATE ON public.invitation FOR EACH ROW EXECUTE FUNCTION followed_link()
CREATE TRIGGER marking_has_no_past BEFORE INSERT OR UPDATE ON public.marking FOR EACH ROW EXECUTE FUNCTION fingerade_has_no_past()
CREATE TRIGGER marking_kept AFTER UPDATE ON public.marking REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER marking_kept_new AFTER INSERT ON public.marking REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER person_kept AFTER UPDATE ON public.person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER person_kept_new AFTER INSERT ON public.person REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER datum_has_no_past BEFORE INSERT OR UPDATE ON public.person_datum FOR EACH ROW EXECUTE FUNCTION fingerade_has_no_past()
CREATE TRIGGER datum_kept AFTER UPDATE ON public.person_datum REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER datum_kept_new AFTER INSERT ON public.person_datum REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_marks()
CREATE TRIGGER version_is_frozen BEFORE UPDATE ON public.report_version FOR EACH ROW EXECUTE FUNCTION version_stays()
CREATE TRIGGER risk_decided BEFORE UPDATE ON public.risk FOR EACH ROW EXECUTE FUNCTION risk_is_decided()
CREATE TRIGGER arranged_head AFTER INSERT OR UPDATE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION arranged_head()
CREATE TRIGGER role_given_by_two BEFORE INSERT OR UPDATE ON public.role_grant FOR EACH ROW EXECUTE FUNCTION access_is_given_by_two()
CREATE TRIGGER routine_version_whole BEFORE UPDATE ON public.routine_version FOR EACH ROW EXECUTE FUNCTION routine_version_is_whole()
