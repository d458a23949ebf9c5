-- Owner: account.
-- When a password was set, which is not when everybody was signed out; of those set before, the upgrade counts. And when its owner was written to that it ends.
ALTER TABLE credential
  ADD COLUMN password_set timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN password_end_told timestamptz;
