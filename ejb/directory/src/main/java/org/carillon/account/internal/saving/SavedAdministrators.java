package org.carillon.account.internal.saving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.database.SavedRows;
import org.carillon.settings.CacheVersions;

/** Administrators in backups, with hash if not accounts. Existing ones keep their password. */
@ApplicationScoped
public class SavedAdministrators implements SavedRows {
  private final DirectoryTransactions transactions;

  @Inject
  public SavedAdministrators(DirectoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "administrators";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', r.name, 'local', a.local_part, 'at', ad.name,
          'domain', d.name, 'password', r.password, 'role', r.role, 'created', r.created)::text
        from administrator r left join account a on a.id = r.account
        left join domain ad on ad.id = a.domain left join domain d on d.id = r.domain
        where a.deleted is null order by r.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into administrator (id, name, account, domain, password, role, version, created)
        select nextval('directory_id'), r.name, a.id, d.id, r.password,
          coalesce(r.role, 'ADMINISTRATOR'), 0, r.created
        from jsonb_to_record(?::jsonb) as r(name text, "local" text, "at" text, domain text,
          password text, role text, created timestamptz)
        left join domain ad on ad.name = r."at" and ad.deleted is null
        left join account a on a.domain = ad.id and a.local_part = r."local" and a.deleted is null
        left join domain d on d.name = r.domain and d.deleted is null
        where (r."local" is null or a.id is not null) and (r.domain is null or d.id is not null)
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    transactions.change(CacheVersions.Kind.DIRECTORY, entities -> new Answer.Done<>(true));
  }
}
