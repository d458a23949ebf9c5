-- A mailbox that a restoration fills is nobody's yet: it can't be brought back, is not counted, and is
-- not trimmed before the restoration has ended. Which one that is; once the mailbox is shown, none.
alter table mailbox add column restoring text collate "C";
comment on column mailbox.restoring is 'the restoration that fills it, or had begun to';

-- UIDVALIDITY never goes down for a name (RFC 9051 §2.3.1.1): a restored mailbox gets the saved one only
-- where no client can know a higher one. Of those that are there already somebody may know.
alter table mailbox add column told boolean not null default true;
alter table mailbox alter column told set default false;
comment on column mailbox.told is
  'a client may know its uidvalidity: set when it is opened or asked for before the first message came';

-- What a verification mended in the search index of its node.
alter table verification
  add column index_lacking bigint not null default 0,
  add column index_ghosts  bigint not null default 0;
comment on column verification.index_lacking is 'messages that the index lacked';
comment on column verification.index_ghosts is 'messages in the index that lay in no mailbox';
