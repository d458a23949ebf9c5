-- What people do with mailboxes: subscriptions, rights, notes, labels; and what helps to bring mail back.

-- Owner: mailbox.

-- Subscribed names; a mailbox of that name need not exist.
create table subscription (
  account bigint not null,
  name    text   collate "C" not null,
  primary key (account, name)
);
create trigger subscription_tree after delete or update
  on subscription for each row execute function mailbox_tree_changed();
create trigger subscription_tree_added after insert
  on subscription referencing new table as fresh for each statement execute function mailbox_tree_added();

-- What clients note about mailboxes and accounts (RFC 5464).
create table annotation (
  mailbox bigint not null,             -- 0: of no mailbox, but of the reader's account, or of the server
  reader  bigint not null,             -- the account whose private entry it is; 0 for one that all share
  entry   text   collate "C" not null, -- in lower case, with /private or /shared before it
  value   bytea  not null,
  primary key (mailbox, reader, entry)
);
-- An account's end asks for the entries that it made in others' mailboxes.
create index annotation_reader on annotation (reader);

-- Who may do what with other people's mailboxes (RFC 4314).
create table mailbox_right (
  mailbox  bigint      not null,
  -- 0: an account; 1: everybody in a domain; 2: whoever is not signed in; 3: everybody in a group; 4: everybody.
  kind     smallint    not null check (kind in (0, 1, 2, 3, 4)),
  subject  bigint      not null,      -- the account's id, the domain's or the group's; 0 for kinds 2 and 4
  negative boolean     not null,      -- the rights are taken away, whatever else grants them
  rights   integer     not null,      -- a bit for each right, by ordinal
  given    timestamptz default now(), -- when it got the rights that it has; null in rows older than this column
  primary key (mailbox, kind, subject, negative)
);
-- What is shared with somebody is found without looking at other accounts.
create index mailbox_right_subject on mailbox_right (kind, subject, mailbox);

-- Names in an account's own tree that stand for mailboxes of others.
create table mailbox_alias (
  account bigint not null,
  name    text   collate "C" not null,
  mailbox bigint not null,
  primary key (account, name)
);
create index mailbox_alias_mailbox on mailbox_alias (mailbox);

-- When a domain's administrators are told next who uses how much; goes when they want it no more.
create table quota_report (
  domain bigint      primary key,
  due    timestamptz not null,
  sent   timestamptz
);
create index quota_report_due on quota_report (due);
create trigger quota_report_announced after insert on quota_report for each row
  when (new.due is not null) execute function announce_due();
create trigger quota_report_sooner after update of due on quota_report for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- What an account held when its domain's administrators were last told.
create table reported_use (
  account  bigint primary key,
  domain   bigint not null,
  octets   bigint not null,
  messages bigint not null
);
create index reported_use_domain on reported_use (domain);

-- What DAV's clients note of collections and of items by their keys (RFC 4918 §4). Of items they go when their item does by the same way
-- in; what is left of one that went by another is removed when its key is used again, or with its mailbox.
create table resource_property (
  mailbox   bigint not null,
  item_key  text   collate "C" not null, -- empty of the collection itself
  namespace text   collate "C" not null,
  name      text   collate "C" not null,
  value     text   collate "C" not null,
  primary key (mailbox, item_key, namespace, name)
);

-- Write locks of DAV (RFC 4918 §6), until they end.
create table resource_lock (
  token     text        collate "C" primary key,
  mailbox   bigint      not null,
  item_key  text        collate "C" not null,
  exclusive boolean     not null,
  deep      boolean     not null,
  owner     text        collate "C" not null,
  account   bigint      not null,
  holder    text        collate "C" not null,
  ends      timestamptz not null
);
create index resource_lock_mailbox on resource_lock (mailbox);
create index resource_lock_account on resource_lock (account);
create index resource_lock_ends on resource_lock (ends);

-- Who was asked to look at whose collection, and what came of it. What somebody else shares is among one's own unless a row here says that
-- it waits for an answer or was declined; rights are in mailbox_right alone.
create table collection_invitation (
  mailbox   bigint      not null,
  account   bigint      not null,               -- who was asked
  uid       text        collate "C" not null unique,
  state     smallint    not null,               -- 0 no answer yet, 1 accepted, 2 declined
  title     text        collate "C" not null,
  invited   timestamptz,                        -- null where nobody asked, and what was shared was put away
  answered  timestamptz,
  dismissed boolean     not null default false, -- whether the owner needs not be told of the answer any more
  primary key (mailbox, account)
);
create index collection_invitation_account on collection_invitation (account);

-- What somebody with whom a collection is shared calls it, shows it in and where: for that person in the place of what all see.
create table own_property (
  mailbox   bigint not null,
  account   bigint not null,
  namespace text   collate "C" not null,
  name      text   collate "C" not null,
  value     text   collate "C" not null,
  primary key (mailbox, account, namespace, name)
);
create index own_property_account on own_property (account);

-- What accounts call keywords of messages, and in which colour they see them.
create table mail_label (
  account bigint not null references account on delete cascade,
  keyword text   collate "C" not null, -- the IMAP keyword, as it is given to messages
  name    text   collate "C" not null,
  colour  text   collate "C" not null,
  primary key (account, keyword)
);

-- Threads that an account wants to hear no more of: what comes of them is filed away. Asked for each answer that is delivered.
create table muted_thread (
  account bigint not null references account on delete cascade,
  thread  bigint not null,
  primary key (account, thread)
);

-- When messages that are put away come back. A row says something only while its message lies in the account's mailbox for such: whoever
-- moves the message out of it has it back, and the row goes when it falls due.
create table snoozed_message (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  item    bigint      not null,
  due     timestamptz not null, -- a minute later while a node brings it back
  unique (account, item)
);
create index snoozed_message_due on snoozed_message (due);
create trigger snoozed_message_announced after insert on snoozed_message for each row
  when (new.due is not null) execute function announce_due();
create trigger snoozed_message_sooner after update of due on snoozed_message for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- The messages of tasks that change many of a mailbox: a row goes with its task.
create table mail_sweep (
  task text collate "C" primary key references task (id) on delete cascade,
  uids text not null -- as IMAP writes a sequence of them: 1:3,5
);

-- Owner: recovery.

-- Which restoration has an account's mail for itself: for as long as it goes on and is heard of.
create table mail_restoring (
  account bigint primary key,
  run     text   collate "C" not null -- the id of its task: it has the account for as long as that goes on
);

-- Searches for a message in everybody's mailboxes, what they found, and what was removed for it.
create table cleanup (
  id          text        collate "C" primary key, -- of the task that searches
  domain      bigint,                              -- in whose accounts alone it is looked for; null for all
  criteria    text        not null check (length(criteria) <= 10000),
  asked_by    text        not null,
  asked       timestamptz not null,
  removal     text        collate "C",             -- the last task that removed what was found
  restoration text        collate "C"              -- the last task that brought it back
);
create index cleanup_asked on cleanup (asked);

-- The items that a search found.
create table cleanup_item (
  cleanup text   collate "C" not null references cleanup on delete cascade,
  item    bigint not null,
  primary key (cleanup, item)
);

-- Noted before it is removed, so that whatever was removed can be brought back.
create table cleanup_removed (
  cleanup text   collate "C" not null references cleanup on delete cascade,
  account bigint not null,
  mailbox bigint not null,
  uid     bigint not null,
  since   bigint not null, -- the account's modseq before it was removed
  primary key (cleanup, account, mailbox, uid)
);

-- Collections that were deleted and are back, of which those whom it concerns are still to be told.
create table returned_collection (
  mailbox bigint      primary key references mailbox on delete cascade,
  since   timestamptz not null default now(),
  due     timestamptz not null -- when it is told, if whoever brought it back has not done so
);
create index returned_collection_due on returned_collection (due);
create trigger returned_collection_announced after insert on returned_collection for each row
  when (new.due is not null) execute function announce_due();
create trigger returned_collection_sooner after update of due on returned_collection for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();
