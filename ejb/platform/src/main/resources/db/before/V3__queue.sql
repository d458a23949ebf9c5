-- Mail that waits: for elsewhere, for a local account that could not take it, or to tell its sender.

CREATE SEQUENCE queue_message_seq INCREMENT BY 50;
CREATE SEQUENCE queue_consignment_seq INCREMENT BY 50;
CREATE SEQUENCE queue_recipient_seq INCREMENT BY 50;
-- One value a claim: names the claim among all nodes and times.
CREATE SEQUENCE queue_fence_seq;

-- A message with recipients that are not taken care of yet. Goes with its last recipient.
CREATE TABLE queue_message (
  id bigint PRIMARY KEY,
  -- The id in the 250, in the trace field and in the logs.
  trace text COLLATE "C" NOT NULL,
  blob_id bigint NOT NULL REFERENCES blob (id),
  size bigint NOT NULL,
  reverse_path text COLLATE "C" NOT NULL,
  eight_bit boolean NOT NULL,
  utf8 boolean NOT NULL,
  -- RET= (RFC 3461): FULL, HDRS or nothing.
  return_content text COLLATE "C",
  envelope_id text COLLATE "C",
  -- The sender's local domain, whose administrators may work on it.
  domain_id bigint,
  arrived timestamptz NOT NULL
);
CREATE UNIQUE INDEX queue_message_trace ON queue_message (trace);
-- Tells the store which blobs the queue needs.
CREATE INDEX queue_message_blob ON queue_message (blob_id);

-- One message for one destination: what is claimed, tried and put off together.
CREATE TABLE queue_consignment (
  id bigint PRIMARY KEY,
  message_id bigint NOT NULL REFERENCES queue_message (id),
  -- 0 relay, 1 deliver locally, 2 notify the sender.
  work smallint NOT NULL,
  -- Domain as an A-label or address literal; empty unless relayed.
  destination text COLLATE "C" NOT NULL,
  priority smallint NOT NULL,
  held boolean NOT NULL DEFAULT false,
  -- When it may be claimed: while it is worked on, when the lease ends.
  due timestamptz NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  -- The claim's number and node; null while nobody works on it.
  fence bigint,
  node text COLLATE "C"
);
CREATE INDEX queue_consignment_message ON queue_consignment (message_id);
-- A claim reads from the front of one (work, priority), however much waits behind.
CREATE INDEX queue_consignment_due ON queue_consignment (work, priority, due) WHERE NOT held;
CREATE UNIQUE INDEX queue_consignment_fence ON queue_consignment (fence) WHERE fence IS NOT NULL;

CREATE TABLE queue_recipient (
  id bigint PRIMARY KEY,
  consignment_id bigint NOT NULL REFERENCES queue_consignment (id),
  address text COLLATE "C" NOT NULL,
  -- NOTIFY= as bits by ordinal, 0 when not given (RFC 3461).
  notify_on smallint NOT NULL,
  original_recipient text COLLATE "C",
  -- The sender knows already that it is delayed.
  warned boolean NOT NULL DEFAULT false,
  -- The last outcome; action is set when the sender is to be told: failed, delayed, delivered, relayed, expanded.
  action text COLLATE "C",
  status text COLLATE "C" NOT NULL DEFAULT '',
  host text COLLATE "C" NOT NULL DEFAULT '',
  reply text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE INDEX queue_recipient_consignment ON queue_recipient (consignment_id);
