-- part: protect
-- Leaving: what somebody holds gets a new holder, in the organisation's own name. The job reaches who holds what, and no content.

create policy worker_hands_over_imports on import_run for select to samvarn_worker
  using (tenant = (select current_tenant()));
comment on policy worker_hands_over_imports on import_run is 'A preview whose reader has left is found; what it holds is in columns that are not granted.';
create policy worker_moves_imports on import_run for update to samvarn_worker
  using (tenant = (select current_tenant()) and state = 'preview')
  with check (tenant = (select current_tenant()) and state = 'preview');
comment on policy worker_moves_imports on import_run is 'A preview gets a new holder in the same circle; no other column is granted.';
grant select (tenant, id, circle, state, created_by, created_at), update (created_by) on import_run to samvarn_worker;

create policy worker_withdraws_second on second_request for update to samvarn_worker
  using (tenant = (select current_tenant()) and answered_at is null)
  with check (tenant = (select current_tenant()) and answered_at is null and answered_by is null and approved is null
    and withdrawn_at is not null);
comment on policy worker_withdraws_second on second_request is 'A question to the head, put by somebody who has left, is taken back; a job cannot answer it.';
grant update (withdrawn_at) on second_request to samvarn_worker;
