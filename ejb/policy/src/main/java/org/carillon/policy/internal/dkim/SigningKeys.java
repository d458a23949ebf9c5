package org.carillon.policy.internal.dkim;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.account.declared.DeclaredObject;
import org.carillon.contract.Watch;
import org.carillon.database.Transactions;
import org.carillon.mailauth.dkim.key.SigningKey;
import org.carillon.policy.dkim.DomainKey;
import org.carillon.policy.dkim.DomainKeyState;
import org.carillon.settings.CacheVersions;

/** The active keys, opened, by domain. They are forgotten when a key changes on any node. */
@ApplicationScoped
class SigningKeys {
  private final Transactions transactions;
  private final DomainKeyRows rows;
  private final CacheVersions versions;
  private volatile Map<String, List<SigningKey>> remembered = new ConcurrentHashMap<>();
  private Watch watch;

  @Inject
  SigningKeys(Transactions transactions, DomainKeyRows rows, CacheVersions versions) {
    this.transactions = transactions;
    this.rows = rows;
    this.versions = versions;
  }

  @PostConstruct
  void start() {
    watch =
        versions.watch(
            CacheVersions.Kind.DOMAIN_KEYS, () -> remembered = new ConcurrentHashMap<>());
  }

  @PreDestroy
  void stop() {
    watch.close();
  }

  /**
   * Returns the keys of a local domain's name. Only local domains are cached, which bounds the
   * cache.
   *
   * @throws RuntimeException if they are not cached, and the database or the home's key is
   *     unavailable
   */
  List<SigningKey> of(String signingDomain) {
    Map<String, List<SigningKey>> current = remembered;
    List<SigningKey> keys = current.get(signingDomain);
    if (keys == null) {
      keys = read(signingDomain);
      current.put(signingDomain, keys);
    }
    return keys;
  }

  /**
   * Returns the same keys.
   *
   * @throws IOException if they are not cached, and the database or the home's key is unavailable
   */
  List<SigningKey> sure(String signingDomain) throws IOException {
    try {
      return of(signingDomain);
    } catch (RuntimeException away) {
      throw new IOException(
          "The DKIM keys of " + signingDomain + " can't be read: " + away.getMessage(), away);
    }
  }

  private List<SigningKey> read(String signingDomain) {
    return transactions.read(
        entities -> {
          List<SigningKey> keys = new ArrayList<>();
          for (DeclaredObject object : DomainKeyRows.of(entities, signingDomain)) {
            DomainKey known = DomainKey.of(object);
            if (known.state() == DomainKeyState.ACTIVE) {
              rows.key(entities, object)
                  .ifPresent(key -> keys.add(new SigningKey(signingDomain, known.selector(), key)));
            }
          }
          return List.copyOf(keys);
        });
  }
}
