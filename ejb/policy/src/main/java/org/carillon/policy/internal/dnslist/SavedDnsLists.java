package org.carillon.policy.internal.dnslist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.Versions;

/** Lists in the DNS as a backup has them. */
@ApplicationScoped
class SavedDnsLists implements SavedRows {
  private final AnnouncedChanges changes;

  @Inject
  SavedDnsLists(Transactions transactions, Versions versions) {
    this.changes = new AnnouncedChanges(transactions, versions);
  }

  @Override
  public String name() {
    return "dns-lists";
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  public String query() {
    return """
        select json_build_object('name', name, 'zone', zone, 'subject', subject, 'action', action,
          'points', points, 'codes', codes, 'text', text, 'enabled', enabled, 'note', note,
          'created', created)::text
        from dns_list order by id
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into dns_list (id, name, zone, subject, action, points, codes, text, enabled, note,
          version, created)
        select nextval('directory_id'), r.name, r.zone, r.subject, r.action, r.points, r.codes,
          r.text, r.enabled, r.note, 1, r.created
        from jsonb_to_record(?::jsonb) as r(name text, zone text, subject text, action text,
          points integer, codes text, text text, enabled boolean, note text, created timestamptz)
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    changes.announce(Versions.Kind.DNS_LISTS);
  }
}
