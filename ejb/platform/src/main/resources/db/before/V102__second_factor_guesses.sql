-- Owner: account.
-- Wrong codes are counted beside the secret, so that all nodes count as one.
alter table second_factor
  add column wrong integer not null default 0,
  add column wrong_since timestamptz;
comment on column second_factor.wrong is 'how many wrong codes there were since the first of them';
comment on column second_factor.wrong_since is 'when that was; null after a right one';
