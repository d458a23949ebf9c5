package org.carillon.account.internal.group;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.database.SavedRows;
import org.carillon.settings.CacheVersions;

/** The members, writers and owners of groups in backups. */
@ApplicationScoped
public class SavedGroupMembers implements SavedRows {
  private final DirectoryTransactions transactions;

  @Inject
  SavedGroupMembers(DirectoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "group-members";
  }

  @Override
  public int order() {
    return 13;
  }

  @Override
  public String query() {
    return """
        select json_build_object('group', g.local_part, 'at', d.name, 'role', m.role,
          'kind', case when m.account is not null then 'account'
            when m.member_group is not null then 'group' else 'address' end,
          'local', coalesce(a.local_part, i.local_part),
          'domain', coalesce(ad.name, gd.name), 'address', m.address)::text
        from group_member m join mail_group g on g.id = m.mail_group
        join domain d on d.id = g.domain
        left join account a on a.id = m.account left join domain ad on ad.id = a.domain
        left join mail_group i on i.id = m.member_group left join domain gd on gd.id = i.domain
        where a.deleted is null order by g.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into group_member (mail_group, role, account, member_group, address)
        select g.id, r.role, a.id, i.id, r.address
        from jsonb_to_record(?::jsonb) as r("group" text, "at" text, role text, kind text,
          "local" text, domain text, address text)
        join domain d on d.name = r."at" and d.deleted is null
        join mail_group g on g.domain = d.id and g.local_part = r."group"
        left join domain w on w.name = r.domain and w.deleted is null
        left join account a on r.kind = 'account' and a.domain = w.id and a.local_part = r."local"
          and a.deleted is null
        left join mail_group i on r.kind = 'group' and i.domain = w.id and i.local_part = r."local"
        where num_nonnulls(a.id, i.id, r.address) = 1
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    transactions.change(CacheVersions.Kind.DIRECTORY, entities -> new Answer.Done<>(true));
  }
}
