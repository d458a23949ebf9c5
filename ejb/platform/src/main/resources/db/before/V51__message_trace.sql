-- Owner: policy.
-- Why a message was taken, filed, kept aside or refused; kept for some weeks.

CREATE SEQUENCE message_trace_id INCREMENT BY 50;
CREATE TABLE message_trace (
  id bigint PRIMARY KEY,
  -- The id in the trace field and in the logs.
  trace text COLLATE "C" NOT NULL,
  message_id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  client text COLLATE "C" NOT NULL,
  sender text COLLATE "C" NOT NULL,
  -- The first of them, one a line.
  recipients text COLLATE "C" NOT NULL,
  -- The local recipients' domains, whose administrators may ask.
  domains bigint[] NOT NULL,
  handling text COLLATE "C" NOT NULL,
  points integer NOT NULL,
  -- What the checks said and found, as JSON.
  detail text COLLATE "C" NOT NULL
);
CREATE INDEX message_trace_trace ON message_trace (trace);
CREATE INDEX message_trace_message ON message_trace (message_id) WHERE message_id <> '';
CREATE INDEX message_trace_at ON message_trace (at);
