-- Owner: policy.
-- Reports of DMARC: what is noted for those we send, and what those say that we get.

-- A report that is to be sent, or was: of a day, to those whom a domain's record names.
CREATE TABLE dmarc_report (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- UTC.
  day date NOT NULL,
  -- Where the record was found.
  domain text COLLATE "C" NOT NULL,
  -- When it is looked at; null when nothing more is to be done.
  due timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  -- How many different rows were noted for it, which is bounded.
  noted integer NOT NULL DEFAULT 0,
  sent timestamptz,
  -- The messages it tells of.
  messages bigint NOT NULL DEFAULT 0,
  -- To whom it went, or why to nobody, for people.
  outcome text COLLATE "C" NOT NULL DEFAULT '',
  UNIQUE (day, domain)
);
CREATE INDEX dmarc_report_due ON dmarc_report (due) WHERE due IS NOT NULL;

-- What was found of messages, alike ones together, until it is reported.
CREATE TABLE dmarc_noted (
  report bigint NOT NULL REFERENCES dmarc_report ON DELETE CASCADE,
  -- A digest of the detail.
  digest bytea NOT NULL,
  -- A row of the report, as JSON.
  detail text COLLATE "C" NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (report, digest)
);

-- A report that somebody sent of a domain here.
CREATE TABLE dmarc_received (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The id of the domain here; what is kept goes with it.
  domain bigint NOT NULL REFERENCES domain ON DELETE CASCADE,
  -- The domain it is of: the one here, or a name of it.
  about text COLLATE "C" NOT NULL,
  organization text COLLATE "C" NOT NULL,
  report text COLLATE "C" NOT NULL,
  -- The domain that proved to have sent it; empty if none did.
  proven text COLLATE "C" NOT NULL,
  began timestamptz NOT NULL,
  ended timestamptz NOT NULL,
  arrived timestamptz NOT NULL,
  -- What the reporter saw of our record.
  policy text COLLATE "C" NOT NULL,
  -- Rows that made no sense, or were too many.
  left_out integer NOT NULL,
  UNIQUE (domain, organization, report)
);
CREATE INDEX dmarc_received_began ON dmarc_received (domain, began);

CREATE TABLE dmarc_received_row (
  received bigint NOT NULL REFERENCES dmarc_received ON DELETE CASCADE,
  source text COLLATE "C" NOT NULL,
  header_from text COLLATE "C" NOT NULL,
  dkim boolean NOT NULL,
  spf boolean NOT NULL,
  -- none, pass, quarantine, reject.
  handling text COLLATE "C" NOT NULL,
  count bigint NOT NULL
);
CREATE INDEX dmarc_received_row_received ON dmarc_received_row (received);
