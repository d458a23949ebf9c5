-- The change log also says what happened to subscriptions and annotations, for clients that asked to be told.

alter table mail_change drop constraint mail_change_kind_check;
-- What is there already satisfied the narrower one.
alter table mail_change add constraint mail_change_kind_check check (kind between 1 and 9) not valid;
comment on column mail_change.account is '0: of the server, whose modseqs only count its changes';
