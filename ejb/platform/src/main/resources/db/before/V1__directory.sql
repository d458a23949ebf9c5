-- Who there is and what is set. Names compare bytewise: their canonical forms are computed before they get here.

CREATE SEQUENCE directory_id AS bigint START 1 INCREMENT BY 50;

CREATE TABLE change_counter (
  kind    text COLLATE "C" PRIMARY KEY,
  version bigint NOT NULL DEFAULT 0
);
INSERT INTO change_counter (kind) VALUES ('SETTINGS'), ('DIRECTORY'), ('CERTIFICATES');

-- level: 0 server (scope 0), 1 domain, 2 account
CREATE TABLE setting (
  level smallint NOT NULL,
  scope bigint NOT NULL,
  key   text COLLATE "C" NOT NULL,
  value text COLLATE "C" NOT NULL,
  PRIMARY KEY (level, scope, key)
);

CREATE TABLE domain (
  id          bigint PRIMARY KEY,
  name        text COLLATE "C" NOT NULL,
  description text NOT NULL,
  enabled     boolean NOT NULL,
  version     bigint NOT NULL,
  created     timestamptz NOT NULL,
  deleted     timestamptz
);
CREATE INDEX domain_name_live ON domain (name) WHERE deleted IS NULL;

-- Every name a domain answers to, its main one included.
CREATE TABLE domain_name (
  name   text COLLATE "C" CONSTRAINT domain_name_taken PRIMARY KEY,
  domain bigint NOT NULL REFERENCES domain ON DELETE CASCADE
);
CREATE INDEX domain_name_domain ON domain_name (domain);

CREATE TABLE account (
  id           bigint PRIMARY KEY,
  domain       bigint NOT NULL CONSTRAINT account_domain REFERENCES domain,
  local_part   text COLLATE "C" NOT NULL,
  display_name text NOT NULL,
  enabled      boolean NOT NULL,
  version      bigint NOT NULL,
  created      timestamptz NOT NULL,
  deleted      timestamptz
);
CREATE INDEX account_domain_local_part ON account (domain, local_part) WHERE deleted IS NULL;

-- The one address table: whatever can be written to or called.
CREATE TABLE address (
  domain     bigint NOT NULL REFERENCES domain,
  local_part text COLLATE "C" NOT NULL,
  kind       text COLLATE "C" NOT NULL CHECK (kind IN ('ACCOUNT', 'NAME', 'TELEPHONE')),
  account    bigint NOT NULL REFERENCES account,
  CONSTRAINT address_taken PRIMARY KEY (domain, local_part)
);
CREATE INDEX address_account ON address (account);

-- password: a hash in PHC form. secrets: what cannot be derived from it later, sealed under the home key.
CREATE TABLE credential (
  account  bigint PRIMARY KEY REFERENCES account,
  password text COLLATE "C" NOT NULL,
  secrets  bytea,
  changed  timestamptz NOT NULL
);

-- Either an account, or a name with a password of its own.
CREATE TABLE administrator (
  id       bigint PRIMARY KEY,
  name     text COLLATE "C" CONSTRAINT administrator_name_taken UNIQUE,
  account  bigint CONSTRAINT administrator_account_taken UNIQUE REFERENCES account,
  domain   bigint REFERENCES domain,
  password text COLLATE "C",
  version  bigint NOT NULL,
  created  timestamptz NOT NULL,
  CHECK ((name IS NULL) = (account IS NOT NULL)),
  CHECK ((name IS NULL) = (password IS NULL))
);

-- hash: SHA-256 of the secret, which itself is not kept.
CREATE TABLE token (
  id            text COLLATE "C" PRIMARY KEY,
  hash          bytea NOT NULL CONSTRAINT token_hash_unique UNIQUE,
  kind          text COLLATE "C" NOT NULL CHECK (kind IN ('BEARER', 'WEB')),
  label         text NOT NULL,
  account       bigint REFERENCES account,
  administrator bigint REFERENCES administrator ON DELETE CASCADE,
  created       timestamptz NOT NULL,
  used          timestamptz NOT NULL,
  expires       timestamptz,
  CHECK ((account IS NULL) <> (administrator IS NULL))
);
CREATE INDEX token_account ON token (account);
CREATE INDEX token_administrator ON token (administrator);
CREATE INDEX token_expires ON token (expires);

-- domain: the domain whose administrators may change it; null for the server's. key: PKCS #8, sealed.
CREATE TABLE certificate (
  id         bigint PRIMARY KEY,
  domain     bigint REFERENCES domain,
  is_default boolean NOT NULL,
  chain      text COLLATE "C" NOT NULL,
  key        bytea NOT NULL,
  created    timestamptz NOT NULL
);
CREATE UNIQUE INDEX certificate_one_default ON certificate (is_default) WHERE is_default;

-- One row: which home key the sealed columns are sealed under.
CREATE TABLE home_key (
  only_row    boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  fingerprint bytea NOT NULL
);

CREATE TABLE audit (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at      timestamptz NOT NULL,
  actor   text NOT NULL,
  session text COLLATE "C" NOT NULL,
  action  text COLLATE "C" NOT NULL,
  subject text NOT NULL,
  before  text,
  after   text
);
CREATE INDEX audit_at ON audit (at);
