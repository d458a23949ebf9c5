-- Owner: account.
-- Local parts and telephone numbers without their domain.
create index address_local_part on address (local_part);

-- Parts of addresses and numbers, where the database has trigrams (they come with PostgreSQL, in some distributions in a package of their own).
do $$
begin
  create extension if not exists pg_trgm;
exception when others then
  raise warning 'Without the extension pg_trgm, a search for a part of an address reads all of a domain: %', sqlerrm;
end $$;

-- The extension may be in another schema than ours: it was there, and whoever made it chose.
do $$
declare
  place text;
begin
  select n.nspname into place from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  if place is not null then
    execute format('create index address_part on address using gin (local_part %I.gin_trgm_ops)', place);
  end if;
end $$;
