-- Owner: mailbox.
alter table mailbox_right drop constraint mailbox_right_kind_check;
alter table mailbox_right add constraint mailbox_right_kind_check check (kind in (0, 1, 2, 3));
comment on column mailbox_right.kind is '0: an account; 1: everybody in a domain; 2: whoever is not signed in; 3: everybody in a group';
comment on column mailbox_right.subject is 'the account''s id, the domain''s or the group''s; 0 for kind 2';
