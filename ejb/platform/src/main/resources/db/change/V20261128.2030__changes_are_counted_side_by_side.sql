-- Owner: settings.
-- Those who change the directory at the same time don't wait for one row until their commits are durable.
alter table change_counter add column slot smallint not null default 0;
alter table change_counter drop constraint change_counter_pkey;
alter table change_counter add primary key (kind, slot);
