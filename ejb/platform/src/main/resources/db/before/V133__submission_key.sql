-- Owner: transport.
-- What accounts have sent, by the key that whoever sent it gave it: the same again is not sent again.
CREATE TABLE submission_key (
  account bigint NOT NULL REFERENCES account ON DELETE CASCADE,
  key     text COLLATE "C" NOT NULL,
  digest  text NOT NULL,
  claim   bigint NOT NULL,
  since   timestamptz NOT NULL,
  trace   text,
  PRIMARY KEY (account, key)
);
COMMENT ON COLUMN submission_key.claim IS 'who sends it just now';
COMMENT ON COLUMN submission_key.trace IS 'as what it was taken; null while it is being sent';
