package org.carillon.identity.internal.forgotten;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.internal.message.AccountMessage;
import org.carillon.account.setting.HostSettings;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.identity.forgotten.ForgottenPasswords;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.application.ApplicationSecret;
import org.carillon.identity.internal.token.TokenRow;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Mails codes in the background, so that no answer or timing reveals whether an account exists. */
@ApplicationScoped
public class MailedCodes {
  private static final Pattern PROGRAM =
      Pattern.compile("[A-Za-z]{1,20}( [A-Za-z]{1,20})?(, [A-Za-z0-9]{1,20})?");

  private static final Logger LOG = Logger.getLogger(MailedCodes.class);
  private static final int MOST_AT_ONCE = 10;
  private static final int MOST_TYPED = 400;

  private final Transactions transactions;
  private final SecretPolicy kept;
  private final GeneratedMail mail;
  private final Settings settings;
  private final Audit audit;
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final CodeRequestLimit lately = new CodeRequestLimit(Ticker.systemTicker());
  private final SecureRandom random = new SecureRandom();

  @Inject
  public MailedCodes(
      Transactions transactions,
      SecretPolicy kept,
      GeneratedMail mail,
      Settings settings,
      Audit audit) {
    this.transactions = transactions;
    this.kept = kept;
    this.mail = mail;
    this.settings = settings;
    this.audit = audit;
  }

  /** A message to be sent. */
  private record Due(AccountMessage message, String to) {}

  void ask(String typed, Peer peer, String program) {
    if (typed.length() > MOST_TYPED || StoredText.isImpossible(typed)) {
      return;
    }
    if (!lately.begin(peer.address()) || !places.tryAcquire()) {
      LOG.infof(
          "Too many codes for forgotten passwords were requested from %s",
          ClientNetwork.of(peer.address()));
      return;
    }
    boolean begun = false;
    try {
      Thread.ofVirtual().name("forgotten-password").start(() -> look(typed, peer, program));
      begun = true;
    } finally {
      if (!begun) {
        places.release();
      }
    }
  }

  private void look(String typed, Peer peer, String program) {
    try {
      answer(typed, peer, program);
    } catch (IOException | PersistenceException notNow) {
      LOG.warnf("A code for a forgotten password cannot be sent: %s", notNow.getMessage());
    } catch (RuntimeException surprise) {
      LOG.error("A code for a forgotten password could not be sent", surprise);
    } finally {
      places.release();
    }
  }

  /** Answers a request, if it is allowed. Returns whether a message was sent. */
  boolean answer(String typed, Peer peer, String program) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    Optional<Principal> principal =
        transactions
            .read(entities -> Principal.find(entities, typed))
            .filter(known -> known.account() != 0 && known.enabled())
            .filter(
                known ->
                    settings.value(PasswordSettings.FORGOTTEN, Scope.domain(known.domain()))
                        == PasswordSettings.Forgotten.MAIL);
    Optional<Due> due = principal.flatMap(known -> due(known, peer, program, now));
    return due.isPresent()
        && mail.send(
            due.get().message().domain(),
            due.get().to(),
            due.get().message().octets(due.get().to(), now));
  }

  private Optional<Due> due(Principal principal, Peer peer, String program, Instant now) {
    boolean elsewhere = kept.areElsewhere(principal.domain(), principal.account());
    String code = ApplicationSecret.random(random);
    return transactions
        .write(
            entities -> {
              if (entities.find(PasswordRecoveryRow.class, principal.account()) == null) {
                return Optional.<String>empty();
              }
              PasswordRecoveryRow row = PasswordRecoveryRow.locked(entities, principal.account());
              if (row.shown().isEmpty()
                  || row.isJustMailed(now)
                  || row.isHandedOver(now)
                  || !row.mayWrite(now)) {
                return Optional.<String>empty();
              }
              if (!elsewhere) {
                row.issue(
                    TokenRow.hash(ApplicationSecret.plain(code)),
                    now,
                    ForgottenPasswords.MAILED,
                    "");
              }
              audit.record(
                  principal.caller(peer, Proof.SESSION),
                  "password-reset.ask",
                  AuditSubject.of(principal.domain(), principal.name()),
                  Optional.empty(),
                  Optional.empty());
              return Optional.of(row.address);
            })
        .map(to -> new Due(message(principal, code, peer, program, elsewhere), to));
  }

  private AccountMessage message(
      Principal principal, String code, Peer peer, String program, boolean elsewhere) {
    Scope scope = Scope.account(principal.domain(), principal.account());
    return new AccountMessage(
        principal.name(),
        elsewhere ? "elsewhere" : "forgotten",
        AccountMessage.languages(settings, scope),
        List.of(
            principal.name(),
            HostSettings.webAddress(
                settings, Scope.domain(principal.domain()), "new-password?code=" + code),
            ClientNetwork.of(peer.address()).toString(),
            told(program)));
  }

  /**
   * Returns the browser's name for itself if it has the expected form. Otherwise an attacker could
   * put a text of their own into the message.
   */
  private static String told(String program) {
    return PROGRAM.matcher(program).matches() ? program : "–";
  }
}
