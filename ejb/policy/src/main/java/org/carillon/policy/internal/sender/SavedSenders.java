package org.carillon.policy.internal.sender;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;

@ApplicationScoped
public class SavedSenders implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  public SavedSenders(Transactions transactions, CacheVersions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "account-senders";
  }

  @Override
  public int order() {
    return 36;
  }

  @Override
  public String query() {
    return """
        select json_build_object('local', a.local_part, 'at', d.name, 'sender', s.sender,
          'choice', s.choice, 'since', s.since)::text
        from account_sender s join account a on a.id = s.account join domain d on d.id = a.domain
        where a.deleted is null and d.deleted is null order by s.account, s.sender
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into account_sender (account, sender, choice, since)
        select a.id, r.sender, r.choice, r.since
        from jsonb_to_record(?::jsonb) as r("local" text, "at" text, sender text, choice text,
          since timestamptz)
        join domain d on d.name = r."at" and d.deleted is null
        join account a on a.domain = d.id and a.local_part = r."local" and a.deleted is null
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(CacheVersions.Kind.SENDERS);
  }
}
