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
import org.carillon.account.declared.DeclaredObject;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
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

  private final DomainKeyEntries entries;
  private final DomainKeyRows rows;
  private final Settings settings;
  private final Audit audit;

  @Inject
  KeyLifecycle(DomainKeyEntries entries, DomainKeyRows rows, Settings settings, Audit audit) {
    this.entries = entries;
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
  Answer<Optional<Instant>> take(String name, PublishedKeyRecord shown, Instant now) {
    return entries.changing(
        entities -> {
          Optional<Instant> next =
              DomainKeyEntries.TABLE
                  .locked(entities, name)
                  .flatMap(key -> decide(entities, key, shown, now));
          next.ifPresent(due -> DomainKeyRows.postpone(entities, name, due));
          return new Answer.Done<>(next);
        });
  }

  private Optional<Instant> decide(
      EntityManager entities, DeclaredObject object, PublishedKeyRecord shown, Instant now) {
    return switch (DomainKey.of(object).state()) {
      case PREPARED -> Optional.of(prepared(entities, object, shown, now));
      case ACTIVE -> Optional.of(active(entities, object, now));
      case RETIRED -> retired(entities, object, now);
    };
  }

  /** Activates a published key: at once if none signs, otherwise when the signing key is old. */
  private Instant prepared(
      EntityManager entities, DeclaredObject object, PublishedKeyRecord shown, Instant now) {
    if (!(shown instanceof PublishedKeyRecord.Found)) {
      return now.plus(SOON);
    }
    DomainKey key = DomainKey.of(object);
    List<DeclaredObject> signing = alike(entities, key, DomainKeyState.ACTIVE);
    Duration rotation = rotation(key);
    boolean theirTimeIsOver =
        signing.stream()
            .map(other -> DomainKey.of(other).activated().orElseThrow())
            .allMatch(activated -> rotation.isPositive() && !activated.plus(rotation).isAfter(now));
    if (!theirTimeIsOver) {
      return now.plus(SOON);
    }
    DomainKeyRows.turn(entities, object, DomainKeyState.ACTIVE, now);
    note(key, "signs: its record is published");
    for (DeclaredObject other : signing) {
      DomainKeyRows.turn(entities, other, DomainKeyState.RETIRED, now);
      note(DomainKey.of(other), "retired: " + key.name() + " replaced it");
    }
    return now.plus(DAY);
  }

  /** Prepares the next key in time, if keys rotate automatically. */
  private Instant active(EntityManager entities, DeclaredObject object, Instant now) {
    DomainKey key = DomainKey.of(object);
    Duration rotation = rotation(key);
    if (!rotation.isPositive()) {
      return now.plus(DAY);
    }
    Instant preparing =
        key.activated()
            .orElseThrow()
            .plus(rotation)
            .minus(settings.value(DkimSettings.PREPARATION, Scope.domain(key.domain())));
    if (!preparing.isAfter(now) && alike(entities, key, DomainKeyState.PREPARED).isEmpty()) {
      DomainKey next =
          rows.add(entities, object, key.algorithm().keyType().charAt(0) + SELECTOR.format(now));
      note(next, "prepared: publish its record, so that it can replace " + key.name());
      LOG.warnf("The DKIM key %s will replace %s: publish its DNS record", next.name(), key.name());
    }
    Instant daily = now.plus(DAY);
    return preparing.isAfter(now) && preparing.isBefore(daily) ? preparing : daily;
  }

  /** Keeps a retired key for mail that is on its way. */
  private Optional<Instant> retired(EntityManager entities, DeclaredObject object, Instant now) {
    DomainKey key = DomainKey.of(object);
    Instant end =
        key.retired()
            .orElseThrow()
            .plus(settings.value(DkimSettings.RETENTION, Scope.domain(key.domain())));
    if (end.isAfter(now)) {
      Instant daily = now.plus(DAY);
      return Optional.of(end.isBefore(daily) ? end : daily);
    }
    note(key, "deleted: its record can be removed from the DNS");
    DomainKeyEntries.TABLE.delete(entities, object);
    return Optional.empty();
  }

  private Duration rotation(DomainKey key) {
    return settings.value(DkimSettings.ROTATION, Scope.domain(key.domain()));
  }

  /** Returns the other keys of the same name and algorithm in a state. */
  private static List<DeclaredObject> alike(
      EntityManager entities, DomainKey key, DomainKeyState state) {
    return DomainKeyRows.of(entities, key.signingDomain()).stream()
        .filter(
            each -> {
              DomainKey other = DomainKey.of(each);
              return !other.name().equals(key.name())
                  && other.algorithm() == key.algorithm()
                  && other.state() == state;
            })
        .toList();
  }

  private void note(DomainKey key, String what) {
    audit.note("dkim-key.turn", AuditSubject.of(key.domain(), key.name()), what);
  }
}
