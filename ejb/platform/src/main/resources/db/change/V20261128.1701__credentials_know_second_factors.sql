-- Owner: identity.
-- A sign-in looks into memory, where each credential says whether there is a second factor.
alter table credential add column second_factor boolean not null default false;
update credential c set second_factor = true
 where exists (select from second_factor f where f.account = c.account)
    or exists (select from passkey p where p.account = c.account);
-- Who signs in is asked for by the credential alone.
create function second_factor_changed() returns trigger language plpgsql as $$
declare
  whose constant bigint := case when tg_op = 'DELETE' then old.account else new.account end;
begin
  update credential c set second_factor = n.there
  from (select exists (select from second_factor f where f.account = whose)
    or exists (select from passkey p where p.account = whose) as there) n
  where c.account = whose and c.second_factor <> n.there;
  return null;
end $$;
create trigger credential_second_factor after insert or delete
  on second_factor for each row execute function second_factor_changed();
create trigger credential_second_factor after insert or delete
  on passkey for each row execute function second_factor_changed();
