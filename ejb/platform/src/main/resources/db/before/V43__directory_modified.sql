-- Owner: account.
-- When an object of the directory was last changed; what it was of the objects there are is not known. Constant defaults rewrite no row.
alter table domain add column modified timestamptz not null default now();
alter table account add column modified timestamptz not null default now();
alter table administrator add column modified timestamptz not null default now();
