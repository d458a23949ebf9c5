package org.carillon.policy.internal.ban;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.database.SavedRows;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

/** Backs up bans: those that are in force or ended a short while ago. */
@ApplicationScoped
class SavedBans implements SavedRows {
  private final Transactions transactions;
  private final CacheVersions versions;

  @Inject
  SavedBans(Transactions transactions, CacheVersions versions) {
    this.transactions = transactions;
    this.versions = versions;
  }

  @Override
  public String name() {
    return "bans";
  }

  @Override
  public int order() {
    return 33;
  }

  @Override
  public String query() {
    return """
        select json_build_object('network', network, 'cause', cause, 'reason', reason,
          'made', made, 'began', began, 'ends', ends, 'times', times)::text
        from ban order by network
        """;
  }

  @Override
  public String insertion() {
    return """
        insert into ban (network, cause, reason, made, began, ends, times)
        select network, cause, reason, made, began, ends, times
        from jsonb_to_record(?::jsonb) as r(network text, cause text, reason text, made text,
          began timestamptz, ends timestamptz, times integer)
        on conflict do nothing
        """;
  }

  @Override
  public void restored() {
    transactions.run(entities -> versions.increase(CacheVersions.Kind.BANS));
    versions.announce(CacheVersions.Kind.BANS);
  }
}
