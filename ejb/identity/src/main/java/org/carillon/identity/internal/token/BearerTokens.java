package org.carillon.identity.internal.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.Settings;

/** Finds the principals of bearer tokens and web sessions. */
@ApplicationScoped
public class BearerTokens {
  private final Transactions transactions;
  private final Settings settings;

  @Inject
  public BearerTokens(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /** Returns the principal of the secret, if it is of that kind and in force. Notes the use. */
  public Optional<Principal> principal(String secret, TokenRow.Kind kind) {
    Instant now = Instant.now();
    Duration idle = settings.value(DirectorySettings.WEB_IDLE);
    return transactions.write(
        entities ->
            entities
                .createQuery(
                    "FROM TokenRow t WHERE t.hash = :hash AND t.kind = :kind", TokenRow.class)
                .setParameter("hash", TokenRow.hash(secret))
                .setParameter("kind", kind)
                .getResultStream()
                .findFirst()
                .filter(row -> row.isInForce(now, idle))
                .map(
                    row -> {
                      row.use(now);
                      return row.principal(entities);
                    }));
  }
}
