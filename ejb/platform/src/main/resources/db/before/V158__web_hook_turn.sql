-- Owner: hook.
-- Of each hook the message that is due first, however many wait.
DROP INDEX web_hook_delivery_due;
CREATE INDEX web_hook_delivery_due ON web_hook_delivery (hook, due, id) WHERE due IS NOT NULL;
