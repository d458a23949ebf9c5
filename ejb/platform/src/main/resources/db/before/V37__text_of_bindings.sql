-- owner: call. Bindings are kept in a plain text now; phones that were kept as JSON register again.
delete from registration;
comment on column registration.bindings is 'all of the user''s bindings, in the order they were first made: a line for the form, then one each';
