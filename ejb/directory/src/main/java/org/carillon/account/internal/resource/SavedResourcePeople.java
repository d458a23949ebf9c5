package org.carillon.account.internal.resource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.database.SavedRows;
import org.carillon.settings.CacheVersions;

/** The people who may book resources and who approve bookings, in backups. */
@ApplicationScoped
public class SavedResourcePeople implements SavedRows {
  private final DirectoryTransactions transactions;

  @Inject
  SavedResourcePeople(DirectoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "resource-people";
  }

  @Override
  public int order() {
    return 15;
  }

  @Override
  public String query() {
    return """
        select json_build_object('resource', o.local_part, 'at', d.name, 'role', p.role,
          'kind', case when p.account is not null then 'account'
            when p.mail_group is not null then 'group' else 'address' end,
          'local', coalesce(a.local_part, g.local_part),
          'domain', coalesce(ad.name, gd.name), 'address', p.address)::text
        from resource_person p join account o on o.id = p.resource
        join domain d on d.id = o.domain
        left join account a on a.id = p.account left join domain ad on ad.id = a.domain
        left join mail_group g on g.id = p.mail_group left join domain gd on gd.id = g.domain
        where a.deleted is null and o.deleted is null order by o.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into resource_person (resource, role, account, mail_group, address)
        select o.id, r.role, a.id, g.id, r.address
        from jsonb_to_record(?::jsonb) as r(resource text, "at" text, role text, kind text,
          "local" text, domain text, address text)
        join domain d on d.name = r."at" and d.deleted is null
        join account o on o.domain = d.id and o.local_part = r.resource and o.is_resource
          and o.deleted is null
        left join domain w on w.name = r.domain and w.deleted is null
        left join account a on r.kind = 'account' and a.domain = w.id and a.local_part = r."local"
          and a.deleted is null
        left join mail_group g on r.kind = 'group' and g.domain = w.id and g.local_part = r."local"
        where num_nonnulls(a.id, g.id, r.address) = 1
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    transactions.change(CacheVersions.Kind.DIRECTORY, entities -> new Answer.Done<>(true));
  }
}
