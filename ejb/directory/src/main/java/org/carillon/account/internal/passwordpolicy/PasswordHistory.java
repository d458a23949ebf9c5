package org.carillon.account.internal.passwordpolicy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.StoredHash;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Passwords that accounts had before, by their hashes: owners don't take them again. */
public final class PasswordHistory {
  private final Settings settings;
  private final PasswordHashing hashing;

  public PasswordHistory(Settings settings, PasswordHashing hashing) {
    this.settings = settings;
    this.hashing = hashing;
  }

  /** How many of an account's last passwords are not taken again, with the present one. */
  public int length(long domain) {
    return settings.value(PasswordSettings.HISTORY, Scope.domain(domain)).intValue();
  }

  /** The hashes of those before the present one, the latest first. */
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
   * Whether a password is one of those. Takes as long as hashing does for each.
   *
   * @return empty if it would have had to wait too long
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

  /** Keeps one that is replaced, as long as the domain wants that; forgets the oldest. */
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
