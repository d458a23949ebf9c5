package org.carillon.identity.internal.oauth.key;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.HomeKeyMissing;
import org.carillon.database.Transactions;
import org.carillon.identity.setting.OAuthSettings;
import org.carillon.settings.Settings;

/**
 * The signing keys, the same on all nodes. Each look-up rotates them if necessary: a new key is
 * made when one is due and signs after all clients have had time to read it. The previous key is
 * published for a week longer than it signs.
 */
@ApplicationScoped
public class IdTokenKeys {
  /** The algorithms by which ID tokens may be signed. */
  public static final List<String> ALGORITHMS = List.of("RS256", "ES256");

  private static final Duration READ_ANEW = Duration.ofMinutes(1);
  private static final Duration PUBLISHED_BEFORE = Duration.ofHours(1);
  private static final Duration PUBLISHED_AFTER = Duration.ofDays(7);

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final Settings settings;
  private volatile Known known = new Known(List.of(), Instant.EPOCH);

  /** The keys as they were read, and the time of reading. */
  private record Known(List<IdTokenKey> keys, Instant at) {}

  @Inject
  public IdTokenKeys(Transactions transactions, HomeKey homeKey, Settings settings) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.settings = settings;
  }

  /**
   * Returns the key that signs now.
   *
   * @throws HomeKeyMissing if keys cannot be opened or sealed on this node
   */
  public IdTokenKey signing(String algorithm, Instant now) {
    List<IdTokenKey> fit =
        all(now).stream().filter(key -> key.algorithm().equals(algorithm)).toList();
    return fit.stream()
        .filter(key -> !key.created().plus(PUBLISHED_BEFORE).isAfter(now))
        .max(Comparator.comparing(IdTokenKey::created))
        .orElseGet(() -> fit.stream().min(Comparator.comparing(IdTokenKey::created)).orElseThrow());
  }

  /** Returns all public keys, as JSON (RFC 7517 §5). */
  public String published(Instant now) {
    List<JWK> keys = all(now).stream().map(IdTokenKey::pair).toList();
    return new JWKSet(keys).toString(true);
  }

  private List<IdTokenKey> all(Instant now) {
    Known last = known;
    if (last.at().plus(READ_ANEW).isAfter(now) && !last.at().isAfter(now)) {
      return last.keys();
    }
    List<IdTokenKey> keys = transactions.read(this::read);
    if (isDue(keys, now)) {
      keys = transactions.write(entities -> turn(entities, now));
    }
    known = new Known(keys, now);
    return keys;
  }

  private boolean isDue(List<IdTokenKey> keys, Instant now) {
    return ALGORITHMS.stream().anyMatch(algorithm -> isDue(keys, algorithm, now));
  }

  private boolean isDue(List<IdTokenKey> keys, String algorithm, Instant now) {
    Instant since = now.minus(settings.value(OAuthSettings.KEY));
    return keys.stream()
        .noneMatch(key -> key.algorithm().equals(algorithm) && key.created().isAfter(since));
  }

  private List<IdTokenKey> turn(EntityManager entities, Instant now) {
    entities.createNativeQuery("LOCK TABLE oauth_key IN SHARE ROW EXCLUSIVE MODE").executeUpdate();
    List<IdTokenKey> keys = new ArrayList<>(read(entities));
    for (String algorithm : ALGORITHMS) {
      if (isDue(keys, algorithm, now)) {
        keys.add(made(entities, algorithm, now.truncatedTo(ChronoUnit.MILLIS)));
      }
    }
    entities
        .createQuery("DELETE FROM IdTokenKeyRow k WHERE k.created < :before")
        .setParameter("before", now.minus(settings.value(OAuthSettings.KEY)).minus(PUBLISHED_AFTER))
        .executeUpdate();
    return List.copyOf(keys);
  }

  private IdTokenKey made(EntityManager entities, String algorithm, Instant now) {
    IdTokenKey key = IdTokenKey.random(algorithm, UUID.randomUUID().toString(), now);
    var row = new IdTokenKeyRow();
    row.id = key.pair().getKeyID();
    row.algorithm = algorithm;
    row.created = now;
    row.secret =
        homeKey.seal(row.purpose(), key.pair().toJSONString().getBytes(StandardCharsets.UTF_8));
    entities.persist(row);
    entities.flush();
    return key;
  }

  private List<IdTokenKey> read(EntityManager entities) {
    List<IdTokenKey> keys = new ArrayList<>();
    for (IdTokenKeyRow row :
        entities
            .createQuery("FROM IdTokenKeyRow k ORDER BY k.created, k.id", IdTokenKeyRow.class)
            .getResultList()) {
      try {
        byte[] pair = homeKey.open(row.purpose(), row.secret);
        keys.add(IdTokenKey.parse(new String(pair, StandardCharsets.UTF_8), row.created));
      } catch (HomeKeyMissing _) {
        // The key is sealed under another home key, so that another one replaces it.
        continue;
      }
    }
    return keys;
  }
}
