-- Owner: account.
-- Whether an account that was deleted was switched off before; it comes back so.
ALTER TABLE account ADD COLUMN suspended boolean NOT NULL DEFAULT false;
