-- Calendars, contacts, files and feeds: what is known of them beside the items in their mailboxes.

-- Owner: groupware.

-- What is known of an item that is an object (an event, a contact) without reading it, as the kind of collection has it that it lies in.
-- Derived: what is missing, or of another version, is made anew from the item's octets, which never change.
create table item_summary (
  item         bigint  not null references item on delete cascade,
  kind         text    collate "C" not null,
  version      integer not null,
  uid          text    collate "C", -- the object's own; null when it can't be read
  media_type   text    not null,
  schedule_tag text,
  position     bigint  not null,    -- where the object lies in the item's octets; -1 when it must be decoded
  octets       bigint  not null,    -- the object's, without the message around it
  summary      bytea   not null,
  primary key (item, kind)
);

-- Owner: calendar.

-- What others were last told of an account's meeting: what is stored is compared with it, and the difference is sent. A row is due from
-- before the object is changed until all are told, so that nobody is left out when a node dies.
create table scheduling (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  uid     text        collate "C" not null,
  told    bytea,                              -- the iCalendar object; null when nobody knows of it
  quiet   boolean     not null default false, -- whether the last change is told to nobody (RFC 6638 section 8.1)
  mark    bigint      not null default 1,     -- counts changes, so that what is sent of one does not end another
  tries   integer     not null default 0,
  due     timestamptz,
  stamp   timestamptz,                        -- DTSTAMP of what was last told: whole seconds, and later each time
  actor   text        collate "C"             -- the address of who made the change that waits, where that is not the account itself
);
create unique index scheduling_uid on scheduling (account, uid);
create index scheduling_due on scheduling (due) where due is not null;
create trigger scheduling_announced after insert on scheduling for each row
  when (new.due is not null) execute function announce_due();
create trigger scheduling_sooner after update of due on scheduling for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- Who was told what of a change that not all were told of yet; written with the message.
create table scheduling_sent (
  scheduling bigint not null references scheduling on delete cascade,
  recipient  text   collate "C" not null,
  digest     bytea  not null,
  primary key (scheduling, recipient)
);

-- How much of a calendar everybody is shown; of one without a row nothing.
create table calendar_shown (
  mailbox bigint      primary key references mailbox on delete cascade,
  part    text        collate "C" not null check (part in ('NOTHING', 'BUSY', 'PUBLIC')),
  seed    bytea       not null, -- a key, by which UIDs of events whose times alone are shown are made others
  changed timestamptz not null
);

-- Secret addresses of calendars; of each secret its hash alone.
create table calendar_link (
  id          text        collate "C" primary key,
  mailbox     bigint      not null references mailbox on delete cascade,
  part        text        collate "C" not null check (part in ('BUSY', 'PUBLIC', 'WHOLE')),
  hash        bytea       not null unique,
  description text        not null,
  made        timestamptz not null,
  used        timestamptz,
  maker       bigint -- the account by whose right it leads to the calendar; null for the owner's
);
create index calendar_link_mailbox on calendar_link (mailbox);

-- What accounts' programs uploaded of their free/busy.
create table uploaded_free_busy (
  account  bigint      not null references account on delete cascade,
  what     text        collate "C" not null check (what in ('FREE_BUSY', 'PRIVATE')),
  octets   bytea       not null,
  uploaded timestamptz not null,
  primary key (account, what)
);

-- The newest messages about meetings that came for an account (RFC 6638 section 2.2): dealt with as they came, kept for clients that show
-- them.
create table scheduling_message (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  object  bytea       not null, -- the iTIP message
  arrived timestamptz not null default now()
);
create index scheduling_message_account on scheduling_message (account, id);

-- What an account chose about its inbox.
create table scheduling_inbox (
  account      bigint primary key references account on delete cascade,
  calendar     bigint, -- the collection that invitations come into; null for the first calendar
  availability bytea   -- a VAVAILABILITY (RFC 7953 section 7.2.4)
);

-- When alarms ring next: an index, made of the objects and made anew from them.
create table calendar_reminder (
  id      bigint      generated always as identity primary key,
  account bigint      not null,
  mailbox bigint      not null references mailbox on delete cascade,
  key     text        collate "C" not null,
  rings   timestamptz, -- when the first alarm rings, or rang, that nobody has heard
  due     timestamptz, -- when it is to be looked whether a message is to be written
  written timestamptz, -- up to when messages were written
  unique (mailbox, key)
);
create index calendar_reminder_rings on calendar_reminder (account, rings);
create index calendar_reminder_due on calendar_reminder (due);
create trigger calendar_reminder_announced after insert on calendar_reminder for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_reminder_sooner after update of due on calendar_reminder for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- As of when the reminders of a calendar are.
create table calendar_reminder_state (
  mailbox bigint      primary key references mailbox on delete cascade,
  modseq  bigint      not null,
  state   text        not null default '', -- since what the next changes are asked for; empty for all there is
  due     timestamptz
);
create index calendar_reminder_state_due on calendar_reminder_state (due);
create trigger calendar_reminder_state_announced after insert on calendar_reminder_state for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_reminder_state_sooner after update of due on calendar_reminder_state for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- Calendars of others that are fetched by their addresses.
create table calendar_subscription (
  mailbox  bigint      primary key references mailbox on delete cascade,
  account  bigint      not null,
  address  text        not null,
  due      timestamptz not null,
  asked    timestamptz,
  fetched  timestamptz,                     -- when what is kept was there last
  every    bigint      not null,            -- seconds from one look to the next
  etag     text        not null default '',
  modified text        not null default '',
  digest   bytea,                           -- the hash of the octets that were put into the calendar
  failures integer     not null default 0,
  fault    text        not null default '', -- why it was not there when it was asked for last; empty when it was
  status   integer     not null default 0
);
create index calendar_subscription_account on calendar_subscription (account);
create index calendar_subscription_due on calendar_subscription (due);
create trigger calendar_subscription_announced after insert on calendar_subscription for each row
  when (new.due is not null) execute function announce_due();
create trigger calendar_subscription_sooner after update of due on calendar_subscription for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- Owner: contacts.

-- Whom accounts wrote to, where they let it be remembered (setting contacts.gather-addresses): the last 500 of each.
create table gathered_address (
  account bigint      not null references account on delete cascade,
  address text        collate "C" not null, -- in lower case
  name    text        not null,             -- as it was last written; empty where it never had one
  used    timestamptz not null,
  primary key (account, address)
);

-- Owner: feed.

-- Feeds that are fetched by their addresses, and whose entries come into folders of mail.
create table feed_subscription (
  mailbox  bigint      primary key references mailbox on delete cascade,
  account  bigint      not null,
  address  text        not null,
  title    text        not null,
  due      timestamptz,                     -- when it is fetched next; null while it is paused, or has ended
  asked    timestamptz,
  fetched  timestamptz,                     -- when what is kept was there last
  every    bigint      not null,            -- seconds from one look to the next
  etag     text        not null default '',
  modified text        not null default '',
  digest   bytea,                           -- the hash of the octets whose entries were delivered
  failures integer     not null default 0,
  fault    text        not null default '', -- why it was not there when it was asked for last; empty when it was
  status   integer     not null default 0,
  -- What came already: 16 octets of the hash of each entry's id, those of the newest file first; null before anything came.
  seen     bytea,
  ended    timestamptz,                     -- when it was unsubscribed from; kept a day for who takes that back
  made     timestamptz default now()        -- when it was subscribed to; null in rows older than this column
);
create index feed_subscription_account on feed_subscription (account);
create index feed_subscription_due on feed_subscription (due) where due is not null;
create trigger feed_subscription_announced after insert on feed_subscription for each row
  when (new.due is not null) execute function announce_due();
create trigger feed_subscription_sooner after update of due on feed_subscription for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();

-- Owner: filelink.

-- Addresses by which strangers reach files, or put files into a folder; of each secret its hash alone.
create table file_link (
  id          text        collate "C" primary key,
  maker       bigint      not null references account on delete cascade, -- the account by whose right it leads to the files
  mailbox     bigint      not null references mailbox on delete cascade,
  file        text        collate "C",                                   -- the key of a file; null for the whole folder
  hash        bytea       not null unique,
  password    text,                                                      -- the hash of what who comes has to say; null for nothing
  made        timestamptz not null,
  expires     timestamptz,
  uses        bigint      not null default 0,
  used        timestamptz,
  most_files  integer,                                                   -- how many files it takes; null where it gives
  most_octets bigint,
  octets      bigint      not null default 0,                            -- how many octets came by it
  tells       boolean     not null default true                          -- whether its maker is written to when files came by it
);
create index file_link_maker on file_link (maker);
create index file_link_mailbox on file_link (mailbox);

-- What strangers put by addresses that take files, until their makers were written to and have seen it.
create table file_arrival (
  id      bigint      generated always as identity primary key,
  maker   bigint      not null references account on delete cascade,
  mailbox bigint      not null references mailbox on delete cascade,
  link    text        collate "C" not null,  -- by which; it may have been ended since
  who     text        not null,              -- what its sender calls himself; empty for nothing
  name    text        not null,
  octets  bigint      not null,
  came    timestamptz not null,
  told    boolean     not null,              -- whether no letter is to be written of it any more
  seen    boolean     not null default false -- whether it was put away on the page of files
);
create index file_arrival_maker on file_arrival (maker);
create index file_arrival_mailbox on file_arrival (mailbox);
create index file_arrival_untold on file_arrival (link, id) where not told;

-- Addresses by which something came lately: of each one letter at a time is written.
create table upload_letter (
  id      bigint      generated always as identity primary key,
  maker   bigint      not null references account on delete cascade,
  mailbox bigint      not null references mailbox on delete cascade,
  link    text        collate "C" not null unique,
  more    boolean     not null, -- whether something came since the last letter
  due     timestamptz not null
);
create index upload_letter_maker on upload_letter (maker);
create index upload_letter_mailbox on upload_letter (mailbox);
create index upload_letter_due on upload_letter (due);
create trigger upload_letter_announced after insert on upload_letter for each row
  when (new.due is not null) execute function announce_due();
create trigger upload_letter_sooner after update of due on upload_letter for each row
  when (new.due < old.due or old.due is null and new.due is not null) execute function announce_due();
