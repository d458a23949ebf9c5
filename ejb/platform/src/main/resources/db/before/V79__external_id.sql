-- Owner: account.
-- The condition is one that equality implies.

DROP INDEX account_external_id;
CREATE INDEX account_external_id ON account ((profile ->> 'externalId')) WHERE profile ->> 'externalId' IS NOT NULL;
