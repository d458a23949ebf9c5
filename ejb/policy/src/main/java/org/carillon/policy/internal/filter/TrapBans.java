package org.carillon.policy.internal.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.Bans;
import org.carillon.policy.filter.FilterAction;
import org.carillon.policy.filter.FilterEntry;
import org.carillon.policy.filter.FilterRule;
import org.carillon.policy.filter.FilterTarget;
import org.jboss.logging.Logger;

/**
 * Bans clients that sent to a trap for a while. A trap of the server bans their network from all
 * services. Administrators of a domain may not do that, so a trap of a domain makes an entry for
 * the domain, which can be deleted.
 */
@ApplicationScoped
class TrapBans {
  private static final Logger LOG = Logger.getLogger(TrapBans.class);
  private static final long SERVERS = 0;
  private static final String TEXT = "Your address sent mail that nobody asked for";

  private final FilterTransactions transactions;
  private final FilterRows rows;
  private final Bans bans;
  private final Audit audit;

  @Inject
  TrapBans(FilterTransactions transactions, FilterRows rows, Bans bans, Audit audit) {
    this.bans = bans;
    this.transactions = transactions;
    this.rows = rows;
    this.audit = audit;
  }

  /** Bans a client in the scope of the trap. */
  void ban(InetAddress client, ActiveEntry trap) {
    if (trap.domain() == SERVERS) {
      bans.ban(
          client,
          BanCause.TRAP,
          "wrote to the spam trap " + trap.name(),
          Duration.ofHours(trap.ban()));
    } else {
      list(client, trap);
    }
  }

  /** Makes an entry for the client. An existing entry stays as it is. */
  private void list(InetAddress client, ActiveEntry trap) {
    String network =
        switch (FilterPatterns.canonical(
            FilterTarget.CLIENT, ClientNetwork.of(client).toString())) {
          case Answer.Done<String>(String canonical) -> canonical;
          case Answer.Failed<String> _ -> client.getHostAddress();
        };
    FilterRule rule =
        new FilterRule(
            FilterTarget.CLIENT,
            network,
            FilterAction.REJECT,
            0,
            TEXT,
            0,
            0,
            true,
            "Wrote to the spam trap " + trap.name());
    Answer<FilterEntry> made =
        transactions.change(
            entities -> {
              Instant until = FilterRows.now().plus(Duration.ofHours(trap.ban()));
              var there = rows.find(entities, trap.domain(), rule);
              if (there.isPresent()) {
                if (there.get().note.equals(rule.note())) {
                  there.get().expires = until;
                }
                return new Answer.Done<>(rows.value(there.get()));
              }
              FilterEntryRow row = rows.add(entities, trap.domain(), name(entities, rule), rule);
              row.expires = until;
              FilterEntry entry = rows.value(row);
              audit.note("filter-entry.ban", subject(entry), rule.line());
              return new Answer.Done<>(entry);
            });
    if (made instanceof Answer.Failed<?>(var failure)) {
      LOG.warnf("%s is not banned: %s", network, failure);
    }
  }

  /** Returns a name that no other entry has: {@code ban-192.0.2.7}. */
  private String name(EntityManager entities, FilterRule rule) {
    String name = "ban-" + rule.pattern().replaceAll("[^a-z0-9.]+", "-");
    String free = name;
    for (int n = 2; rows.find(entities, free).isPresent(); n++) {
      free = name + "-" + n;
    }
    return free;
  }

  static AuditSubject subject(FilterEntry entry) {
    OptionalLong domain = entry.domain();
    return domain.isPresent()
        ? AuditSubject.of(domain.getAsLong(), entry.name())
        : AuditSubject.server(entry.name());
  }
}
