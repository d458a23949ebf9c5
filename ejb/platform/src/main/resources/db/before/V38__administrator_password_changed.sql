-- owner: account. When an administrator's password was set: what is remembered of places goes by it, as it does for
-- accounts, and not by the hash, which is made anew when its cost is changed.
alter table administrator add column changed timestamptz not null default now();
