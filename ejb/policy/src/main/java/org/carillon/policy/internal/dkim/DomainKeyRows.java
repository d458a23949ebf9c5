package org.carillon.policy.internal.dkim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.mailauth.dkim.key.KeyRecord;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;

@ApplicationScoped
class DomainKeyRows {
  /** The largest number of keys of a domain, for all its names. */
  static final int MOST_KEYS = 1_000;

  private final HomeKey homeKey;

  @Inject
  DomainKeyRows(HomeKey homeKey) {
    this.homeKey = homeKey;
  }

  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  Optional<DomainKeyRow> find(EntityManager entities, String name) {
    return entities
        .createQuery("FROM DomainKeyRow k WHERE k.name = :name", DomainKeyRow.class)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }

  /** Locks a key until the end of the transaction. */
  Optional<DomainKeyRow> lock(EntityManager entities, long id) {
    return Optional.ofNullable(
        entities.find(DomainKeyRow.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Returns the keys of one of a domain's names. */
  List<DomainKeyRow> of(EntityManager entities, String signingDomain) {
    return entities
        .createQuery(
            "FROM DomainKeyRow k WHERE k.signingDomain = :name ORDER BY k.name", DomainKeyRow.class)
        .setParameter("name", signingDomain)
        .getResultList();
  }

  /** Returns prepared keys of names without an active key, at most {@code most}. */
  static List<DomainKey> awaited(EntityManager entities, int most) {
    return entities
        .createQuery(
            """
            FROM DomainKeyRow k WHERE k.state = :prepared AND NOT EXISTS (SELECT 1
            FROM DomainKeyRow a WHERE a.signingDomain = k.signingDomain AND a.state = :active)
            ORDER BY k.signingDomain, k.name
            """,
            DomainKeyRow.class)
        .setParameter("prepared", DomainKeyState.PREPARED.word())
        .setParameter("active", DomainKeyState.ACTIVE.word())
        .setMaxResults(most)
        .getResultStream()
        .map(DomainKeyRow::value)
        .toList();
  }

  long count(EntityManager entities, long domain) {
    return entities
        .createQuery("SELECT count(k) FROM DomainKeyRow k WHERE k.domain = :domain", Long.class)
        .setParameter("domain", domain)
        .getSingleResult();
  }

  /** Creates a prepared key. */
  DomainKeyRow add(
      EntityManager entities,
      long domain,
      String signingDomain,
      String selector,
      DkimPrivateKey key) {
    DomainKeyRow row = new DomainKeyRow();
    row.domain = domain;
    row.signingDomain = signingDomain;
    row.name = selector + DomainKey.BELOW + signingDomain;
    row.algorithm = key.algorithm().keyType();
    row.state = DomainKeyState.PREPARED.word();
    row.secret = new byte[0];
    row.record = KeyRecord.text(key.publicKey());
    row.created = now();
    row.due = row.created;
    entities.persist(row);
    row.secret = homeKey.seal(DomainKeyRow.purpose(row.id), key.kept());
    entities.flush();
    return row;
  }

  /** Sets the time when the key is due next. This does not count as a change. */
  void postpone(EntityManager entities, long id, Instant due) {
    entities
        .createQuery("UPDATE DomainKeyRow k SET k.due = :due WHERE k.id = :id")
        .setParameter("due", due)
        .setParameter("id", id)
        .executeUpdate();
  }

  /** Returns the private key, or empty if the sealed text is not a key. */
  Optional<DkimPrivateKey> key(DomainKeyRow row) {
    return DkimPrivateKey.read(
        row.algorithm(), homeKey.open(DomainKeyRow.purpose(row.id), row.secret));
  }
}
