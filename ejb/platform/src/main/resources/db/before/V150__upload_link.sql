-- Owner: filelink.
-- Addresses by which strangers put files into a folder, and how much may come by each.
alter table file_link
  add column most_files  integer,
  add column most_octets bigint,
  add column octets      bigint not null default 0;
comment on column file_link.most_files is 'how many files it takes; null where it gives';
comment on column file_link.octets is 'how many octets came by it';
