-- Owner: policy.
-- Failure reports of DMARC, sent and received; indicators of brands (BIMI).

-- A failure report that is to be sent, or was. While it waits it stands for all messages that fail
-- meanwhile in the domain's name: the first is told of, the others are counted.
CREATE TABLE dmarc_failure (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Where the record was found.
  domain text COLLATE "C" NOT NULL,
  opened timestamptz NOT NULL DEFAULT now(),
  -- When it is looked at; null when nothing more is to be done.
  due timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  incidents bigint NOT NULL,
  -- What the report says of the first, and its header as that may go out; gone when it was sent.
  lines text COLLATE "C" NOT NULL,
  header text COLLATE "C" NOT NULL,
  -- Whose SPF record is told; empty for none.
  spf text COLLATE "C" NOT NULL,
  -- When nothing more was to be done.
  closed timestamptz,
  is_sent boolean NOT NULL DEFAULT false,
  -- To whom it went, or why to nobody, for people.
  outcome text COLLATE "C" NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX dmarc_failure_open ON dmarc_failure (domain) WHERE due IS NOT NULL;
CREATE INDEX dmarc_failure_due ON dmarc_failure (due) WHERE due IS NOT NULL;
CREATE INDEX dmarc_failure_closed ON dmarc_failure (domain, closed);

-- What somebody reported of a message that failed in the name of a domain here.
CREATE TABLE dmarc_failure_received (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The id of the domain here; what is kept goes with it.
  domain bigint NOT NULL REFERENCES domain ON DELETE CASCADE,
  -- A digest of the report: one counts once.
  digest bytea NOT NULL,
  -- The domain it is of: the one here, or a name of it.
  about text COLLATE "C" NOT NULL,
  -- The domain that proved to have sent it; empty if none did.
  proven text COLLATE "C" NOT NULL,
  arrived timestamptz NOT NULL,
  -- From where the message came; empty if that was not told.
  source text COLLATE "C" NOT NULL,
  -- dmarc, bodyhash, signature, spf …
  failure text COLLATE "C" NOT NULL,
  -- What did not show that we sent it: dkim, spf.
  unaligned text COLLATE "C" NOT NULL,
  -- What was done with it: delivered, spam, policy, reject, other.
  delivery text COLLATE "C" NOT NULL,
  incidents bigint NOT NULL,
  UNIQUE (domain, digest)
);
CREATE INDEX dmarc_failure_received_arrived ON dmarc_failure_received (domain, arrived);

-- The indicator of a brand, as it was looked up for mail of a domain.
CREATE TABLE brand_indicator (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- The author's.
  domain text COLLATE "C" NOT NULL,
  selector text COLLATE "C" NOT NULL,
  -- When it is looked up, again or first; null while nobody asks.
  due timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  -- When mail last came that it is for.
  asked timestamptz NOT NULL DEFAULT now(),
  checked timestamptz,
  -- unknown, pass, none, declined, skipped, fail, temperror.
  state text COLLATE "C" NOT NULL DEFAULT 'unknown',
  -- Why, for people; empty where there is nothing to say.
  reason text COLLATE "C" NOT NULL DEFAULT '',
  -- Who vouches for it: mark for a certificate, administrator; empty for nobody.
  authority text COLLATE "C" NOT NULL DEFAULT '',
  -- Whose mark it is, as the certificate says.
  organization text COLLATE "C" NOT NULL DEFAULT '',
  -- Until when it is shown, if it is.
  valid_until timestamptz,
  -- The picture as it is shown, cleaned.
  image bytea,
  -- Its digest, which names it.
  digest text COLLATE "C" NOT NULL DEFAULT '',
  UNIQUE (domain, selector)
);
CREATE INDEX brand_indicator_due ON brand_indicator (due) WHERE due IS NOT NULL;
CREATE INDEX brand_indicator_digest ON brand_indicator (digest) WHERE image IS NOT NULL;
