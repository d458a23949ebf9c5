package org.carillon.policy.internal.filter;

import static org.carillon.contract.directory.FilterEntryType.ACTION;
import static org.carillon.contract.directory.FilterEntryType.BAN;
import static org.carillon.contract.directory.FilterEntryType.CREATED;
import static org.carillon.contract.directory.FilterEntryType.DAYS;
import static org.carillon.contract.directory.FilterEntryType.DOMAIN;
import static org.carillon.contract.directory.FilterEntryType.ENABLED;
import static org.carillon.contract.directory.FilterEntryType.EXPIRES;
import static org.carillon.contract.directory.FilterEntryType.NAME;
import static org.carillon.contract.directory.FilterEntryType.NOTE;
import static org.carillon.contract.directory.FilterEntryType.PATTERN;
import static org.carillon.contract.directory.FilterEntryType.POINTS;
import static org.carillon.contract.directory.FilterEntryType.TARGET;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.FilterEntryType;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.ban.Bans;
import org.carillon.policy.filter.FilterAction;
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
  private static final String TEXT = "Your address sent unsolicited mail";

  private final FilterEntries entries;
  private final Bans bans;
  private final Audit audit;

  @Inject
  TrapBans(FilterEntries entries, Bans bans, Audit audit) {
    this.entries = entries;
    this.bans = bans;
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
    Answer<DeclaredObject> made =
        entries.changing(
            entities ->
                FilterEntries.TABLE
                    .find(entities, trap.name())
                    .<Answer<DeclaredObject>>map(
                        stored -> new Answer.Done<>(list(entities, network, trap, stored)))
                    .orElseGet(() -> Answer.failed(new Failure.NotFound("trap", trap.name()))));
    if (made instanceof Answer.Failed<?>(var failure)) {
      LOG.warnf("%s is not banned: %s", network, failure);
    }
  }

  private DeclaredObject list(
      EntityManager entities, String network, ActiveEntry trap, DeclaredObject stored) {
    String note = "Wrote to the spam trap " + trap.name();
    Instant now = FilterEntries.now();
    Instant until = now.plus(Duration.ofHours(trap.ban()));
    Optional<DeclaredObject> there = FilterEntries.client(entities, trap.domain(), network);
    if (there.isPresent()) {
      if (there.get().value(NOTE).equals(note)) {
        FilterEntries.TABLE.update(
            entities, there.get(), there.get().values().with(EXPIRES, until));
      }
      return there.get();
    }
    String name = name(entities, network);
    FilterEntries.forgetExpired(entities);
    FilterEntries.TABLE.insert(
        entities,
        new AttributeValues()
            .with(NAME, name)
            .with(TARGET, FilterTarget.CLIENT.word())
            .with(PATTERN, network)
            .with(ACTION, FilterAction.REJECT.word())
            .with(POINTS, 0)
            .with(DOMAIN, stored.values().get(DOMAIN))
            .with(FilterEntryType.TEXT, TEXT)
            .with(BAN, 0)
            .with(DAYS, 0)
            .with(EXPIRES, until)
            .with(ENABLED, true)
            .with(NOTE, note)
            .with(CREATED, now));
    audit.note(
        "filter-entry.ban",
        AuditSubject.of(trap.domain(), name),
        FilterTarget.CLIENT.word() + " " + network + ": " + FilterAction.REJECT.word());
    return FilterEntries.TABLE.find(entities, name).orElseThrow();
  }

  /** Returns a name that no other entry has: {@code ban-192.0.2.7}. */
  private static String name(EntityManager entities, String network) {
    String name = "ban-" + network.replaceAll("[^a-z0-9.]+", "-");
    String free = name;
    for (int n = 2; FilterEntries.TABLE.find(entities, free).isPresent(); n++) {
      free = name + "-" + n;
    }
    return free;
  }
}
