-- Owner: account.
-- Since when what works without anybody signed in is as it is; of what was there before, nobody knows.
alter table mailbox_right add column given timestamptz;
alter table mailbox_right alter column given set default now();
comment on column mailbox_right.given is 'when it got the rights that it has; null of what is older than the column';

alter table script add column changed timestamptz;
alter table script alter column changed set default now();
comment on column script.changed is 'when its content or its use was changed last; null of what is older than the column';

alter table feed_subscription add column made timestamptz;
alter table feed_subscription alter column made set default now();
comment on column feed_subscription.made is 'when it was subscribed to; null of what is older than the column';
