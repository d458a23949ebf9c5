-- Whoever is not signed in may be granted the right to send mail to a mailbox (RFC 4314 "anonymous").
alter table mailbox_right drop constraint mailbox_right_kind_check;
alter table mailbox_right add constraint mailbox_right_kind_check check (kind in (0, 1, 2));
comment on column mailbox_right.kind is '0: an account; 1: everybody in a domain; 2: whoever is not signed in';
comment on column mailbox_right.subject is 'the account''s id, or the domain''s; 0 for kind 2';
