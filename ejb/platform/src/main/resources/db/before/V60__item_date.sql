-- Owner: store.
-- Where the items of some days lie: they come nearly in the order of their dates.
create index item_internal_date on item using brin (internal_date);
