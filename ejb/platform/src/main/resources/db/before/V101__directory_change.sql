-- Owner: account.
-- What happened to the directory, for whoever keeps a copy of it: of each change whose entry it was, nothing of what was changed. Trimmed by age.
CREATE TABLE directory_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Transactions end in another order than they begin: what is told goes up to the oldest that runs.
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  made timestamptz NOT NULL DEFAULT now(),
  kind text NOT NULL COLLATE "C",
  deed text NOT NULL COLLATE "C",
  object bigint NOT NULL,
  uuid uuid,
  domain bigint NOT NULL,
  name text NOT NULL COLLATE "C"
);
COMMENT ON COLUMN directory_change.name IS 'the local part, or a domain''s name, before the change';
CREATE INDEX directory_change_transaction ON directory_change (transaction);

-- By triggers: whichever way a change comes, none must be forgotten.
CREATE FUNCTION directory_members_changed(of_kind text, of_id bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO directory_change (kind, deed, object, domain, name)
  SELECT 'GROUP', 'CHANGED', g.id, g.domain, g.local_part
  FROM group_member m JOIN mail_group g ON g.id = m.mail_group AND g.kind = 'GROUP'
  WHERE m.role = 'MEMBER'
  AND CASE WHEN of_kind = 'PERSON' THEN m.account = of_id ELSE m.member_group = of_id END
$$;

CREATE FUNCTION directory_account_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP <> 'INSERT' AND old.deleted IS NULL;
  shall boolean := TG_OP <> 'DELETE' AND new.deleted IS NULL;
BEGIN
  IF TG_OP <> 'INSERT' AND NOT was AND NOT shall THEN
    RETURN NULL;
  END IF;
  IF TG_OP = 'DELETE' THEN
    INSERT INTO directory_change (kind, deed, object, uuid, domain, name)
    VALUES ('PERSON', 'DELETED', old.id, old.uuid, old.domain, old.local_part);
    RETURN NULL;
  END IF;
  INSERT INTO directory_change (kind, deed, object, uuid, domain, name)
  VALUES ('PERSON',
    CASE WHEN NOT was THEN 'ADDED' WHEN NOT shall THEN 'DELETED'
      WHEN old.local_part <> new.local_part THEN 'RENAMED' ELSE 'CHANGED' END,
    new.id, new.uuid, new.domain,
    CASE WHEN TG_OP = 'UPDATE' THEN old.local_part ELSE new.local_part END);
  IF TG_OP = 'UPDATE' AND (was <> shall OR old.local_part <> new.local_part) THEN
    PERFORM directory_members_changed('PERSON', new.id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER directory_change AFTER INSERT OR DELETE OR UPDATE OF version, deleted
  ON account FOR EACH ROW EXECUTE FUNCTION directory_account_changed();

CREATE FUNCTION directory_group_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF old.kind = 'GROUP' THEN
      INSERT INTO directory_change (kind, deed, object, domain, name)
      VALUES ('GROUP', 'DELETED', old.id, old.domain, old.local_part);
      PERFORM directory_members_changed('GROUP', old.id);
    END IF;
    RETURN old;
  END IF;
  IF new.kind = 'GROUP' THEN
    INSERT INTO directory_change (kind, deed, object, domain, name)
    VALUES ('GROUP',
      CASE WHEN TG_OP = 'INSERT' THEN 'ADDED'
        WHEN old.local_part <> new.local_part THEN 'RENAMED' ELSE 'CHANGED' END,
      new.id, new.domain,
      CASE WHEN TG_OP = 'UPDATE' THEN old.local_part ELSE new.local_part END);
    IF TG_OP = 'UPDATE' AND old.local_part <> new.local_part THEN
      PERFORM directory_members_changed('GROUP', new.id);
    END IF;
  END IF;
  RETURN new;
END $$;
CREATE TRIGGER directory_change AFTER INSERT OR UPDATE OF version
  ON mail_group FOR EACH ROW EXECUTE FUNCTION directory_group_changed();
-- Before its members' rows go with it.
CREATE TRIGGER directory_change_deleted BEFORE DELETE
  ON mail_group FOR EACH ROW EXECUTE FUNCTION directory_group_changed();

CREATE FUNCTION directory_domain_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was boolean := TG_OP = 'UPDATE' AND old.deleted IS NULL;
BEGIN
  IF NOT was AND new.deleted IS NOT NULL THEN
    RETURN NULL;
  END IF;
  INSERT INTO directory_change (kind, deed, object, domain, name)
  VALUES ('DOMAIN',
    CASE WHEN NOT was THEN 'ADDED' WHEN new.deleted IS NOT NULL THEN 'DELETED'
      WHEN old.name <> new.name THEN 'RENAMED' ELSE 'CHANGED' END,
    new.id, new.id, CASE WHEN TG_OP = 'UPDATE' THEN old.name ELSE new.name END);
  RETURN NULL;
END $$;
CREATE TRIGGER directory_change AFTER INSERT OR UPDATE OF version, deleted
  ON domain FOR EACH ROW EXECUTE FUNCTION directory_domain_changed();
