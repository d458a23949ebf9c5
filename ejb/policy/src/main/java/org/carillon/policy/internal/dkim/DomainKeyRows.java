package org.carillon.policy.internal.dkim;

import static org.carillon.contract.directory.DkimKeyType.CREATED;
import static org.carillon.contract.directory.DkimKeyType.NAME;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.account.secret.HomeKey;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.database.Transactions;
import org.carillon.mailauth.dkim.key.DkimPrivateKey;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.policy.dkim.DomainKeys;

/** The keys in the database, for the server's own work. */
@ApplicationScoped
class DomainKeyRows implements DomainKeys {
  private final Transactions transactions;
  private final HomeKey homeKey;

  @Inject
  DomainKeyRows(Transactions transactions, HomeKey homeKey) {
    this.transactions = transactions;
    this.homeKey = homeKey;
  }

  @Override
  public Answer<List<DomainKey>> of(Domain domain) {
    try {
      return new Answer.Done<>(
          transactions
              .read(
                  entities ->
                      DomainKeyEntries.TABLE.all(entities, "t.domain = :value", domain.id()))
              .stream()
              .map(DomainKey::of)
              .toList());
    } catch (PersistenceException away) {
      return Answer.failed(new Failure.TryLater("The DKIM keys can't be read at the moment."));
    }
  }

  /** Returns the keys of one of a domain's names. */
  static List<DeclaredObject> of(EntityManager entities, String signingDomain) {
    return DomainKeyEntries.TABLE.all(entities, "t.signing_domain = :value", signingDomain);
  }

  /** Returns prepared keys of names without an active key, at most {@code most}. */
  static List<DomainKey> awaited(EntityManager entities, int most) {
    return DomainKeyEntries.TABLE
        .all(
            entities,
            "t.id in (select k.id from dkim_key k where k.state = 'prepared' and not exists"
                + " (select 1 from dkim_key a where a.signing_domain = k.signing_domain"
                + " and a.state = 'active') order by k.signing_domain, k.name limit :value)",
            most)
        .stream()
        .map(DomainKey::of)
        .toList();
  }

  /** Creates a prepared key beside another, with the same domain and algorithm. */
  DomainKey add(EntityManager entities, DeclaredObject other, String selector) {
    DomainKey known = DomainKey.of(other);
    String name = selector + DomainKey.BELOW + known.signingDomain();
    AttributeValues made =
        DomainKeyEntries.prepared(
            new AttributeValues()
                .with(NAME, name)
                .with(DomainKeyEntries.DOMAIN, other.value(DomainKeyEntries.DOMAIN))
                .with(CREATED, DomainKeyEntries.now()),
            DkimPrivateKey.make(known.algorithm()));
    DomainKeyEntries.TABLE.insert(entities, made);
    DeclaredObject key = DomainKeyEntries.TABLE.find(entities, name).orElseThrow();
    DomainKeyEntries.secret(made)
        .ifPresent(secret -> DomainKeyEntries.TABLE.seal(entities, homeKey, key.id(), secret));
    return DomainKey.of(key);
  }

  /** Has a key begin or end to sign. It is due soon. */
  static void turn(EntityManager entities, DeclaredObject key, DomainKeyState next, Instant now) {
    DomainKeyEntries.TABLE.update(entities, key, DomainKeyEntries.turned(key.values(), next, now));
  }

  /** Sets the time when the key is due next. This does not count as a change. */
  static void postpone(EntityManager entities, String name, Instant due) {
    entities
        .createNativeQuery("update dkim_key set due = :due where name = :name")
        .setParameter("due", due)
        .setParameter("name", name)
        .executeUpdate();
  }

  /** Returns the private key, or empty if the sealed text is not a key. */
  Optional<DkimPrivateKey> key(EntityManager entities, DeclaredObject key) {
    return DkimPrivateKey.read(
        DomainKey.of(key).algorithm(), DomainKeyEntries.TABLE.open(entities, homeKey, key.id()));
  }
}
