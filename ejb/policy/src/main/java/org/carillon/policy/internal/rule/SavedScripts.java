package org.carillon.policy.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
public class SavedScripts implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  public SavedScripts(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "scripts";
  }

  @Override
  public int order() {
    return 30;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', s.name, 'used', s.used, 'content', s.content,
          'octets', s.octets, 'local', a.local_part, 'at', coalesce(ad.name, d.name))::text
        from script s left join account a on a.id = s.account left join domain ad on ad.id = a.domain
        left join domain d on d.id = s.domain
        where a.deleted is null and ad.deleted is null and d.deleted is null order by s.id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into script (account, domain, name, used, content, octets, version)
        select a.id, case when r."local" is null then d.id end, r.name, r.used, r.content, r.octets, 0
        from jsonb_to_record(?::jsonb) as r(name text, used text, content text, octets integer,
          "local" text, "at" text)
        left join domain d on d.name = r."at" and d.deleted is null
        left join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        where (r."at" is null or d.id is not null) and (r."local" is null or a.id is not null)
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.RULES);
  }
}
