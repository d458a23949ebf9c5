package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.internal.message.AccountMessage;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Checks the age of stored passwords after a right one. Administrators' own never expire. */
@ApplicationScoped
public class PasswordAge {
  private static final Logger LOG = Logger.getLogger(PasswordAge.class);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Transactions transactions;
  private final Settings settings;
  private final GeneratedMail mail;

  @Inject
  public PasswordAge(Transactions transactions, Settings settings, Instance<GeneratedMail> mail) {
    this(
        transactions,
        settings,
        (GeneratedMail) (domain, to, message) -> mail.get().send(domain, to, message));
  }

  public PasswordAge(Transactions transactions, Settings settings, GeneratedMail mail) {
    this.transactions = transactions;
    this.settings = settings;
    this.mail = mail;
  }

  /** Returns the lifetime of the passwords of a domain, or empty if they do not expire. */
  private Optional<Duration> life(Principal principal) {
    return principal.account() == 0
        ? Optional.empty()
        : Optional.of(settings.value(PasswordSettings.AGE, Scope.domain(principal.domain())))
            .filter(days -> days > 0)
            .map(Duration::ofDays);
  }

  /**
   * Returns whether the password that the principal showed is too old. If it will soon be, the
   * owner is sent a message, once.
   *
   * @throws PersistenceException if the database is not reachable
   */
  public boolean isOver(Principal principal) {
    Optional<Duration> life = life(principal);
    if (life.isEmpty()) {
      return false;
    }
    Instant end =
        transactions.read(
            entities ->
                Optional.ofNullable(entities.find(CredentialRow.class, principal.account()))
                    .map(row -> row.passwordSet().plus(life.get()))
                    .orElse(Instant.MAX));
    Instant now = Instant.now();
    if (!now.isBefore(end)) {
      return true;
    }
    long notice = settings.value(PasswordSettings.AGE_NOTICE, Scope.domain(principal.domain()));
    if (notice > 0 && now.isAfter(end.minus(Duration.ofDays(notice)))) {
      tell(principal, end, now);
    }
    return false;
  }

  /** Sends the message. A failure does not stop the sign-in. */
  private void tell(Principal principal, Instant end, Instant now) {
    try {
      if (transactions.write(entities -> isFirst(entities, principal.account(), now))) {
        Scope scope = Scope.account(principal.domain(), principal.account());
        var reminder =
            new AccountMessage(
                principal.name(),
                "password-end",
                AccountMessage.languages(settings, scope),
                List.of(
                    principal.name(),
                    DAY.format(end),
                    HostSettings.webAddress(
                        settings, Scope.domain(principal.domain()), "preferences")));
        mail.send(reminder.domain(), principal.name(), reminder.octets(principal.name(), now));
      }
    } catch (PersistenceException | IOException failure) {
      LOG.warnf(
          "%s could not be notified that a password expires: %s",
          principal.name(), failure.getMessage());
    }
  }

  private static boolean isFirst(EntityManager entities, long account, Instant now) {
    CredentialRow row = entities.find(CredentialRow.class, account, LockModeType.PESSIMISTIC_WRITE);
    if (row == null || row.passwordEndTold().isPresent()) {
      return false;
    }
    row.tellPasswordEnd(now.truncatedTo(ChronoUnit.MICROS));
    return true;
  }
}
