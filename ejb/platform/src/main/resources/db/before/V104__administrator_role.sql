-- Owner: account.
-- What the right is: ADMINISTRATOR, or HELP_DESK, which lets an account's owner help others of the domain in again and no more.
ALTER TABLE administrator ADD COLUMN role text COLLATE "C" NOT NULL DEFAULT 'ADMINISTRATOR';
