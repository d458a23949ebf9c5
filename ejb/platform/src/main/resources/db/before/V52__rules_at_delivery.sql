-- Owner: transport.
-- What rules want done with a message: sent on, kept in several mailboxes, answered once.

-- Trace fields before the content, whole lines: what a redirected message shows loops by.
ALTER TABLE queue_message ADD prefix text COLLATE "C" NOT NULL DEFAULT '';

-- The one mailbox of the recipient's account that waits for it; rules were run before. Null when
-- the rules are to say where it goes.
ALTER TABLE queue_recipient ADD mailbox text COLLATE "C";
-- What it is marked with there, as IMAP writes flags, a blank between them.
ALTER TABLE queue_recipient ADD flags text COLLATE "C";

-- What is remembered of an account's mail for a while: whom its rules answered, what they saw.
CREATE TABLE mail_memory (
  -- Not a reference: what is remembered of one that is gone ends by itself.
  account bigint NOT NULL,
  -- A digest of what is remembered.
  key bytea NOT NULL,
  until timestamptz NOT NULL,
  PRIMARY KEY (account, key)
);
CREATE INDEX mail_memory_until ON mail_memory (until);
