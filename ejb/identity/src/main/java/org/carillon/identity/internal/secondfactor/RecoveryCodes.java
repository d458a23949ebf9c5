package org.carillon.identity.internal.secondfactor;

import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.carillon.account.internal.CredentialRow;
import org.carillon.identity.internal.application.ApplicationSecret;
import org.carillon.identity.secondfactor.SecondFactors;

/** Recovery codes, each of which replaces an authenticator or a passkey once. */
public final class RecoveryCodes {
  private RecoveryCodes() {}

  static List<String> random(SecureRandom random) {
    return Stream.generate(() -> ApplicationSecret.random(random))
        .limit(SecondFactors.RECOVERY_CODES)
        .toList();
  }

  /**
   * Creates recovery codes for an account that now has a passkey and had no second factor before.
   * The sessions that programs opened by the password end.
   *
   * @return empty if there was a second factor
   */
  public static List<String> forPasskey(EntityManager entities, long account, SecureRandom random) {
    if (entities.find(SecondFactorRow.class, account) != null) {
      return List.of();
    }
    var row = new SecondFactorRow();
    row.account = account;
    row.id = UUID.randomUUID().toString();
    row.created = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<String> codes = random(random);
    row.recoverBy(codes);
    entities.persist(row);
    entities.find(CredentialRow.class, account).signOut();
    return codes;
  }

  /** Deletes the codes if the last passkey was removed and there is no authenticator. */
  public static void withoutPasskeys(EntityManager entities, long account) {
    SecondFactorRow row = entities.find(SecondFactorRow.class, account);
    if (row != null && !row.isAuthenticator()) {
      entities.remove(row);
    }
  }
}
