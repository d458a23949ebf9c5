-- Owner: hook.
-- Each account and each domain calls its hooks what it likes, and the server its own.
ALTER TABLE web_hook DROP CONSTRAINT web_hook_name_key;
CREATE UNIQUE INDEX web_hook_name ON web_hook (name, account, domain) NULLS NOT DISTINCT;
