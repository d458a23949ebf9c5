package org.carillon.account.internal.passwordpolicy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** The hashes of previous passwords of accounts, which owners can't choose again. */
public final class PasswordHistory {
  private final Settings settings;
  private final PasswordHashing hashing;

  public PasswordHistory(Settings settings, PasswordHashing hashing) {
    this.settings = settings;
    this.hashing = hashing;
  }

  public int length(long domain) {
    return settings.value(PasswordSettings.HISTORY, Scope.domain(domain)).intValue();
  }

  /** Returns the hashes of the previous passwords, the latest first. */
  public List<String> earlier(EntityManager entities, long account, int most) {
    return entities
        .createNativeQuery(
            """
            select password from password_history where account = :account
            order by replaced desc limit :most
            """,
            String.class)
        .setParameter("account", account)
        .setParameter("most", most)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }

  /**
   * Returns whether a password matches one of the hashes. This takes as long as hashing does for
   * each of them.
   *
   * @return empty if no slot became free in time
   */
  public Optional<Boolean> has(List<String> hashes, String prepared) {
    for (String text : hashes) {
      Optional<StoredHash> hash = StoredHash.parse(text);
      if (hash.isPresent()) {
        Optional<Boolean> same = hashing.matches(hash.get(), prepared);
        if (same.isEmpty() || same.get()) {
          return same;
        }
      }
    }
    return Optional.of(false);
  }

  /** Stores a replaced password's hash if the domain keeps a history; deletes the oldest ones. */
  public void keep(EntityManager entities, long domain, long account, String hash) {
    int most = length(domain) - 1;
    if (most > 0) {
      entities
          .createNativeQuery(
              """
              insert into password_history (account, password, replaced)
              values (:account, :hash, clock_timestamp())
              """)
          .setParameter("account", account)
          .setParameter("hash", hash)
          .executeUpdate();
    }
    entities
        .createNativeQuery(
            """
            delete from password_history where account = :account and replaced < coalesce((
              select min(replaced) from (
                select replaced from password_history where account = :account
                order by replaced desc limit :most) as kept), 'infinity')
            """)
        .setParameter("account", account)
        .setParameter("most", Math.max(0, most))
        .executeUpdate();
  }
}
