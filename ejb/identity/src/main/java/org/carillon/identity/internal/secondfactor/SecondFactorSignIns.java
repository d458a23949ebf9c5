package org.carillon.identity.internal.secondfactor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.carillon.account.access.AccessMode;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.account.setting.AccessSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Asks for a second factor after a right password, and checks it. */
@ApplicationScoped
public class SecondFactorSignIns {
  private final Transactions transactions;
  private final HomeKey homeKey;
  private final Settings settings;
  private final Audit audit;

  @Inject
  public SecondFactorSignIns(
      Transactions transactions, HomeKey homeKey, Settings settings, Audit audit) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.settings = settings;
    this.audit = audit;
  }

  /** Returns the answer after the right password, or empty if the password is enough. */
  public Optional<SignIn> asked(Principal principal, Peer peer) {
    if (principal.account() == 0) {
      return Optional.empty();
    }
    boolean present = principal.secondFactor();
    if (AccessMode.of(peer).filter(AccessMode.WEB::equals).isEmpty()) {
      return present || isDemanded(settings, principal.domain())
          ? Optional.of(new SignIn.SecondFactorNeeded(""))
          : Optional.empty();
    }
    return present
        ? Optional.of(new SignIn.SecondFactorNeeded(note().write(text(principal), Instant.now())))
        : Optional.empty();
  }

  /** Returns whether an account has a second factor of any kind. */
  static boolean isPresent(EntityManager entities, long account) {
    return entities.find(SecondFactorRow.class, account) != null || hasPasskeys(entities, account);
  }

  static boolean hasPasskeys(EntityManager entities, long account) {
    return entities
            .createQuery(
                "SELECT COUNT(p) FROM PasskeyRow p WHERE p.account.id = :account", Long.class)
            .setParameter("account", account)
            .getSingleResult()
        > 0;
  }

  static void removePasskeys(EntityManager entities, long account) {
    entities
        .createQuery("DELETE FROM PasskeyRow p WHERE p.account.id = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  /** Locks the account's credentials, so that changes of them run one after the other. */
  public static void lock(EntityManager entities, long account) {
    entities.find(CredentialRow.class, account, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Returns whether accounts of a domain must have a second factor by now. */
  static boolean isDemanded(Settings settings, long domain) {
    String from = settings.value(AccessSettings.SECOND_FACTOR_FROM, Scope.domain(domain));
    return !from.isEmpty() && from.compareTo(LocalDate.now().toString()) <= 0;
  }

  private SealedFormState note() {
    return new SealedFormState(homeKey, "second-step");
  }

  private static String text(Principal principal) {
    return principal.account() + " " + principal.passwordMark() + " " + principal.name();
  }

  /** Returns a client's first step, the right password, or empty if it has expired. */
  public Optional<FirstStep> opened(String key) {
    return note()
        .read(key, Instant.now())
        .map(text -> text.split(" ", 3))
        .map(part -> new FirstStep(Long.parseLong(part[0]), part[2], Long.parseLong(part[1])));
  }

  /** Returns whether the code is the account's. Each code is accepted only once. */
  public boolean takes(Principal principal, String typed, Peer peer) {
    Instant now = Instant.now();
    return transactions.write(
        entities -> {
          var row =
              entities.find(
                  SecondFactorRow.class, principal.account(), LockModeType.PESSIMISTIC_WRITE);
          if (row == null) {
            return false;
          }
          if (row.takeRecovery(typed, now)) {
            audit.record(
                principal.caller(peer, Proof.PASSWORD),
                "second-factor.recover",
                AuditSubject.of(principal.domain(), principal.name()),
                Optional.empty(),
                Optional.of(Integer.toString(row.shown().recoveryCodes())));
            return true;
          }
          return row.takeCode(homeKey, typed, now);
        });
  }
}
