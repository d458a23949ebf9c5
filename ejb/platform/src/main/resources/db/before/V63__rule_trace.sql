-- Owner: policy.
-- What recipients' rules did with a message; kept as long as message_trace.

CREATE SEQUENCE rule_trace_id INCREMENT BY 50;
CREATE TABLE rule_trace (
  id bigint PRIMARY KEY,
  -- The id in the trace field and in the logs.
  trace text COLLATE "C" NOT NULL,
  message_id text COLLATE "C" NOT NULL,
  at timestamptz NOT NULL,
  -- The recipient's, whose administrators may ask.
  domain bigint NOT NULL,
  recipient text COLLATE "C" NOT NULL,
  -- What was done, which lines were run, what went wrong, as JSON.
  detail text COLLATE "C" NOT NULL
);
CREATE INDEX rule_trace_trace ON rule_trace (trace);
CREATE INDEX rule_trace_message ON rule_trace (message_id) WHERE message_id <> '';
CREATE INDEX rule_trace_at ON rule_trace (at);
