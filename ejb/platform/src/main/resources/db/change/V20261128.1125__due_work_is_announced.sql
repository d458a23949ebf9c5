-- Owner: due.

-- Says to all nodes, when the transaction commits, that a table has a row that is due sooner: the triggers of tables with due work do.
create function announce_due() returns trigger language plpgsql as $$
begin
  perform pg_notify('carillon_due', tg_table_name);
  return null;
end
$$;

create trigger scheduling_announced after insert on scheduling for each row
  when (new.due is not null) execute function announce_due();
create trigger scheduling_sooner after update of due on scheduling for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger calendar_reminder_announced after insert on calendar_reminder for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_reminder_sooner after update of due on calendar_reminder for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger calendar_reminder_state_announced after insert on calendar_reminder_state for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_reminder_state_sooner after update of due on calendar_reminder_state for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger calendar_subscription_announced after insert on calendar_subscription for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_subscription_sooner after update of due on calendar_subscription for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger feed_subscription_announced after insert on feed_subscription for each row
  when (new.due is not null) execute function announce_due();
create trigger feed_subscription_sooner after update of due on feed_subscription for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger upload_letter_announced after insert on upload_letter for each row
  when (new.due is not null) execute function announce_due();
create trigger upload_letter_sooner after update of due on upload_letter for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger acme_certificate_announced after insert on acme_certificate for each row
  when (new.due is not null) execute function announce_due();
create trigger acme_certificate_sooner after update of due on acme_certificate for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger certificate_announced after insert on certificate for each row
  when (new.looked is not null) execute function announce_due();
create trigger certificate_sooner after update of looked on certificate for each row
  when (new.looked < old.looked or old.looked is null and new.looked is not null) execute function announce_due();

create trigger quota_report_announced after insert on quota_report for each row
  when (new.due is not null) execute function announce_due();
create trigger quota_report_sooner after update of due on quota_report for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger snoozed_message_announced after insert on snoozed_message for each row
  when (new.due is not null) execute function announce_due();
create trigger snoozed_message_sooner after update of due on snoozed_message for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger returned_collection_announced after insert on returned_collection for each row
  when (new.due is not null) execute function announce_due();
create trigger returned_collection_sooner after update of due on returned_collection for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger mail_account_announced after insert on mail_account for each row
  when (new.alert_due is not null) execute function announce_due();
create trigger mail_account_sooner after update of alert_due on mail_account for each row
  when (new.alert_due < old.alert_due or old.alert_due is null and new.alert_due is not null) execute function announce_due();

create trigger push_subscription_announced after insert on push_subscription for each row
  when (new.due is not null) execute function announce_due();
create trigger push_subscription_sooner after update of due on push_subscription for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger push_reminder_announced after insert on push_reminder for each row
  when (new.due is not null) execute function announce_due();
create trigger push_reminder_sooner after update of due on push_reminder for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger web_hook_collection_announced after insert on web_hook_collection for each row
  when (new.due is not null) execute function announce_due();
create trigger web_hook_collection_sooner after update of due on web_hook_collection for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger web_hook_delivery_announced after insert on web_hook_delivery for each row
  when (new.due is not null) execute function announce_due();
create trigger web_hook_delivery_sooner after update of due on web_hook_delivery for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger dkim_key_announced after insert on dkim_key for each row
  when (new.due is not null) execute function announce_due();
create trigger dkim_key_sooner after update of due on dkim_key for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger dmarc_report_announced after insert on dmarc_report for each row
  when (new.due is not null) execute function announce_due();
create trigger dmarc_report_sooner after update of due on dmarc_report for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger dmarc_failure_announced after insert on dmarc_failure for each row
  when (new.due is not null) execute function announce_due();
create trigger dmarc_failure_sooner after update of due on dmarc_failure for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger brand_indicator_announced after insert on brand_indicator for each row
  when (new.due is not null) execute function announce_due();
create trigger brand_indicator_sooner after update of due on brand_indicator for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

create trigger quarantine_digest_announced after insert on quarantine_digest for each row
  when (new.due is not null) execute function announce_due();
create trigger quarantine_digest_sooner after update of due on quarantine_digest for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();
