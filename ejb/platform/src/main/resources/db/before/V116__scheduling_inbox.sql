-- Owner: calendar.
-- The newest messages about meetings that came for an account (RFC 6638 section 2.2): dealt with as they came, kept for clients that show them.
create table scheduling_message (
  id      bigint      generated always as identity primary key,
  account bigint      not null references account on delete cascade,
  object  bytea       not null,
  arrived timestamptz not null default now()
);
comment on column scheduling_message.object is 'the iTIP message';
create index scheduling_message_account on scheduling_message (account, id);

-- What an account chose about its inbox.
create table scheduling_inbox (
  account      bigint primary key references account on delete cascade,
  calendar     bigint,
  availability bytea
);
comment on column scheduling_inbox.calendar is 'the collection that invitations come into; null for the first calendar';
comment on column scheduling_inbox.availability is 'a VAVAILABILITY (RFC 7953 section 7.2.4)';
