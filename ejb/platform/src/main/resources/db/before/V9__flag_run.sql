-- A change of many messages' flags is logged by runs of neighbours, one row each, which their
-- placements take over later (org.carillon.mailbox.internal.flagging).
-- kind 10, reflagged: of uid to last_uid the bits of flags were set, those of cleared taken away.
alter table mail_change
  add column cleared bigint,
  add column pending boolean,
  add column was_first bigint[],
  add column was_last bigint[],
  add column was_flags bigint[];
comment on column mail_change.was_first is
  'of kind 10: where messages begin that had the same flags before, was_flags, up to was_last';
comment on column mail_change.pending is
  'of kind 10: placements with an older modseq do not show it yet';
comment on column placement.flags is 'as of placement.modseq: pending runs in mail_change come on top';

-- Only runs that placements do not show yet: of most mailboxes none.
create index mail_change_pending on mail_change (account, mailbox, modseq) where pending;

alter table mail_change drop constraint mail_change_kind_check;
-- What is there already satisfied the narrower one.
alter table mail_change add constraint mail_change_kind_check check (kind between 1 and 10) not valid;
