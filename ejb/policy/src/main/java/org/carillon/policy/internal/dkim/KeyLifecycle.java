package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.policy.dkim.DkimSettings;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.PublishedKeyRecord;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Rotates keys: they are prepared, active once they are published, retired, and deleted. */
@ApplicationScoped
class KeyLifecycle {
  private static final Logger LOG = Logger.getLogger(KeyLifecycle.class);
  private static final Duration SOON = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final DateTimeFormatter SELECTOR =
      DateTimeFormatter.ofPattern("yyyyMMdd'-'HHmmss").withZone(ZoneOffset.UTC);

  private final DomainKeyTransactions transactions;
  private final DomainKeyRows rows;
  private final Settings settings;
  private final Audit audit;

  @Inject
  KeyLifecycle(
      DomainKeyTransactions transactions, DomainKeyRows rows, Settings settings, Audit audit) {
    this.transactions = transactions;
    this.rows = rows;
    this.settings = settings;
    this.audit = audit;
  }

  /** Returns whether the decision about a key depends on its DNS record. */
  boolean wantsPublication(DomainKey key) {
    return key.state() == DomainKeyState.PREPARED;
  }

  /**
   * Decides about a key.
   *
   * @param shown the DNS record, if it was looked up
   * @return the time when the key is due next; empty if it was deleted
   */
  Answer<Optional<Instant>> take(long id, PublishedKeyRecord shown, Instant now) {
    return transactions.change(
        entities -> {
          Optional<DomainKeyRow> row = rows.lock(entities, id);
          Optional<Instant> next = row.flatMap(each -> decide(entities, each, shown, now));
          entities.flush();
          next.ifPresent(due -> rows.postpone(entities, id, due));
          return new Answer.Done<>(next);
        });
  }

  private Optional<Instant> decide(
      EntityManager entities, DomainKeyRow row, PublishedKeyRecord shown, Instant now) {
    return switch (row.state()) {
      case PREPARED -> Optional.of(prepared(entities, row, shown, now));
      case ACTIVE -> Optional.of(active(entities, row, now));
      case RETIRED -> retired(entities, row, now);
    };
  }

  /** Activates a published key: at once if none signs, otherwise when the signing key is old. */
  private Instant prepared(
      EntityManager entities, DomainKeyRow row, PublishedKeyRecord shown, Instant now) {
    if (!(shown instanceof PublishedKeyRecord.Found)) {
      return now.plus(SOON);
    }
    List<DomainKeyRow> signing =
        alike(entities, row).stream()
            .filter(other -> other.state() == DomainKeyState.ACTIVE)
            .toList();
    Duration rotation = rotation(row);
    boolean theirTimeIsOver =
        signing.stream()
            .allMatch(
                other -> rotation.isPositive() && !other.activated.plus(rotation).isAfter(now));
    if (!theirTimeIsOver) {
      return now.plus(SOON);
    }
    row.become(DomainKeyState.ACTIVE, now);
    note(row, "signs: its record is published");
    for (DomainKeyRow other : signing) {
      other.become(DomainKeyState.RETIRED, now);
      note(other, "retired: " + row.name + " replaced it");
    }
    return now.plus(DAY);
  }

  /** Prepares the next key in time, if keys rotate automatically. */
  private Instant active(EntityManager entities, DomainKeyRow row, Instant now) {
    Duration rotation = rotation(row);
    if (!rotation.isPositive()) {
      return now.plus(DAY);
    }
    Instant preparing =
        row.activated
            .plus(rotation)
            .minus(settings.value(DkimSettings.PREPARATION, Scope.domain(row.domain)));
    boolean isPrepared =
        alike(entities, row).stream().anyMatch(other -> other.state() == DomainKeyState.PREPARED);
    if (!preparing.isAfter(now) && !isPrepared) {
      String selector = row.algorithm.charAt(0) + SELECTOR.format(now);
      DomainKeyRow next =
          rows.add(
              entities,
              row.domain,
              row.signingDomain,
              selector,
              DkimPrivateKey.make(row.algorithm()));
      note(next, "prepared: publish its record, so that it can replace " + row.name);
      LOG.warnf("The DKIM key %s will replace %s: publish its DNS record", next.name, row.name);
    }
    Instant daily = now.plus(DAY);
    return preparing.isAfter(now) && preparing.isBefore(daily) ? preparing : daily;
  }

  /** Keeps a retired key for mail that is on its way. */
  private Optional<Instant> retired(EntityManager entities, DomainKeyRow row, Instant now) {
    Instant end =
        row.retired.plus(settings.value(DkimSettings.RETENTION, Scope.domain(row.domain)));
    if (end.isAfter(now)) {
      Instant daily = now.plus(DAY);
      return Optional.of(end.isBefore(daily) ? end : daily);
    }
    note(row, "deleted: its record can be removed from the DNS");
    entities.remove(row);
    return Optional.empty();
  }

  private Duration rotation(DomainKeyRow row) {
    return settings.value(DkimSettings.ROTATION, Scope.domain(row.domain));
  }

  /** Returns the other keys of the same name and algorithm. */
  private List<DomainKeyRow> alike(EntityManager entities, DomainKeyRow row) {
    return rows.of(entities, row.signingDomain).stream()
        .filter(other -> other.id != row.id && other.algorithm.equals(row.algorithm))
        .toList();
  }

  private void note(DomainKeyRow row, String what) {
    audit.note("dkim-key.turn", DomainKeyTransactions.subject(row.value()), what);
  }
}
