-- Owner: groupware.
-- What is known of an item that is an object (an event, a contact) without reading it, as the kind of collection has it that it lies in. Derived: what is missing, or of another version, is made anew from the item's octets, which never change.
CREATE TABLE item_summary (
  item bigint NOT NULL REFERENCES item ON DELETE CASCADE,
  kind text NOT NULL COLLATE "C",
  version integer NOT NULL,
  uid text COLLATE "C",
  media_type text NOT NULL,
  schedule_tag text,
  position bigint NOT NULL,
  octets bigint NOT NULL,
  summary bytea NOT NULL,
  PRIMARY KEY (item, kind)
);
COMMENT ON COLUMN item_summary.uid IS 'the object''s own; null when it can''t be read';
COMMENT ON COLUMN item_summary.position IS 'where the object lies in the item''s octets; -1 when it must be decoded';
COMMENT ON COLUMN item_summary.octets IS 'the object''s, without the message around it';
