-- Owner: hook.
-- Messages that made room for others while a receiver was away, until it was told.
ALTER TABLE web_hook
  ADD COLUMN lost      bigint NOT NULL DEFAULT 0,
  ADD COLUMN lost_from timestamptz,
  ADD COLUMN lost_to   timestamptz;
COMMENT ON COLUMN web_hook.lost IS 'how many were dropped that its receiver does not know of';
COMMENT ON COLUMN web_hook.lost_from IS 'when the oldest of them came to be';
