-- Owner: account.
-- What is said of the person whose account it is, and an id that stays wherever the account is restored.

ALTER TABLE account
  ADD COLUMN uuid    uuid NOT NULL DEFAULT gen_random_uuid(),
  ADD COLUMN profile jsonb NOT NULL DEFAULT '{}',
  -- What lists are searched by: the local part and all names and texts, in lower case.
  ADD COLUMN words   text COLLATE "C" NOT NULL DEFAULT '';

UPDATE account SET words = lower(local_part || E'\n' || display_name);

CREATE UNIQUE INDEX account_uuid ON account (uuid);
CREATE INDEX account_external_id ON account ((profile ->> 'externalId')) WHERE profile ? 'externalId';

-- Parts of names are found by their trigrams, where the database has them (see V76).
DO $$
DECLARE
  place text;
BEGIN
  SELECT n.nspname INTO place FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
  IF place IS NOT NULL THEN
    EXECUTE format('CREATE INDEX account_words ON account USING gin (words %I.gin_trgm_ops)', place);
  END IF;
END
$$;
