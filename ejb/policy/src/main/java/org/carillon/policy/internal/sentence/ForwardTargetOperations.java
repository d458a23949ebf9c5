package org.carillon.policy.internal.sentence;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.account.function.HiddenFunctions;
import org.carillon.account.function.WebFunction;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.secret.SealedFormState;
import org.carillon.account.setting.HostSettings;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.Outage;
import org.carillon.database.SqlTransactions;
import org.carillon.policy.rule.RedirectScope;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.policy.sentence.ForwardConsent;
import org.carillon.policy.sentence.ForwardTarget;
import org.carillon.policy.sentence.ForwardTargets;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Manages addresses that agree by a link. The link contains all that has to be known. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ForwardTargetOperations implements ForwardTargets {
  private static final Outage AWAY =
      new Outage(
          Logger.getLogger(ForwardTargetOperations.class),
          "Forwarding addresses cannot be read or changed");

  private final SqlTransactions transactions;
  private final Addresses addresses;
  private final HomeKey homeKey;
  private final GeneratedMail mail;
  private final Settings settings;
  private final Audit audit;
  private final HiddenFunctions hidden;

  @Inject
  public ForwardTargetOperations(
      SqlTransactions transactions,
      Addresses addresses,
      HomeKey homeKey,
      GeneratedMail mail,
      Settings settings,
      Audit audit,
      HiddenFunctions hidden) {
    this.transactions = transactions;
    this.addresses = addresses;
    this.homeKey = homeKey;
    this.mail = mail;
    this.settings = settings;
    this.audit = audit;
    this.hidden = hidden;
  }

  @FunctionalInterface
  private interface Work<T> {
    T run() throws SQLException, IOException;
  }

  private static <T> Answer<T> tried(Work<Answer<T>> work) {
    try {
      return work.run();
    } catch (SQLException | IOException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Answer.failed(
          new Failure.TryLater("Forwarding addresses cannot be read or changed at the moment."));
    }
  }

  private Optional<Resolution.Local> own(Caller caller) {
    return addresses.account(caller.account());
  }

  @Override
  public Answer<List<ForwardTarget>> list(Caller caller) {
    return tried(
        () ->
            new Answer.Done<>(
                transactions.read(
                    connection -> ForwardTargetRows.all(connection, caller.account()))));
  }

  @Override
  public Answer<ForwardTarget> ask(Caller caller, String typed) {
    Optional<MailAddress> canonical = MailAddress.canonical(typed.strip());
    if (canonical.isEmpty()) {
      return unfit("malformed", "“" + typed.strip() + "” is not a mail address.");
    }
    String address = canonical.get().toString();
    return tried(
        () -> {
          Optional<Resolution.Local> own = own(caller);
          if (own.isEmpty()) {
            return Answer.failed(new Failure.NotAllowed());
          }
          Optional<Failure> refusal = hidden.refusal(caller, WebFunction.FORWARDING);
          if (refusal.isPresent()) {
            return Answer.failed(refusal.get());
          }
          return ask(caller, own.get(), address);
        });
  }

  private Answer<ForwardTarget> ask(Caller caller, Resolution.Local own, String address)
      throws SQLException, IOException {
    Resolution there = addresses.resolve(address);
    if (there instanceof Resolution.Local local && local.account() == own.account()) {
      return unfit("own-address", "This is the account's own address. Enter another address.");
    }
    if (isOfDomain(there, own.domain())) {
      return unfit(
          "needs-not-agree",
          "An address in your own domain needs no consent. You can use it at once.");
    }
    Scope scope = Scope.account(own.domain(), own.account());
    if (settings.value(RuleSettings.REDIRECT_TO, scope) == RedirectScope.HERE
        && there instanceof Resolution.Remote) {
      return unfit("not-elsewhere", "Mail can be forwarded only to addresses on this server.");
    }
    if (transactions
        .read(connection -> ForwardTargetRows.known(connection, own.account(), address))
        .filter(ForwardTargetRows.Known::isRefused)
        .isPresent()) {
      return unfit("refused", "The owner of this address declined to receive forwarded mail.");
    }
    var record =
        audit.entry(
            caller,
            "forward-target.ask",
            AuditSubject.of(own.domain(), own.address()),
            Optional.empty(),
            Optional.of(address));
    Optional<ForwardTarget> asked =
        transactions.write(
            connection -> {
              Optional<ForwardTarget> noted =
                  ForwardTargetRows.ask(connection, own.account(), address);
              if (noted.isPresent()) {
                record.write(connection);
              }
              return noted;
            });
    if (asked.isEmpty()) {
      return unfit(
          "too-many",
          "There are too many forwarding addresses, or too many requests were sent today.");
    }
    if (asked.get().agreed().isPresent()) {
      return new Answer.Done<>(asked.get());
    }
    Instant now = Instant.now();
    String link =
        HostSettings.webAddress(
            settings,
            Scope.domain(own.domain()),
            "agree?t=" + note().write(own.account() + " " + address, now));
    var message = new ConsentRequestMessage(own.address(), link);
    return mail.send(message.domain(), address, message.octets(settings, scope, address, now))
        ? new Answer.Done<>(asked.get())
        : unfit("unreachable", "No mail can be sent to that address.");
  }

  private SealedFormState note() {
    return new SealedFormState(homeKey, "forward-target", REFUSABLE);
  }

  private static boolean isOfDomain(Resolution resolution, long domain) {
    return switch (resolution) {
      case Resolution.Local local -> local.domain() == domain;
      case Resolution.Several several -> several.domain() == domain;
      case Resolution.Unknown _,
          Resolution.SwitchedOff _,
          Resolution.Remote _,
          Resolution.Later _ ->
          false;
    };
  }

  private static <T> Answer<T> unfit(String code, String sentence) {
    return Answer.failed(new Failure.Invalid("address", code, sentence));
  }

  @Override
  public Answer<Void> remove(Caller caller, String address) {
    return tried(
        () -> {
          Optional<Resolution.Local> own = own(caller);
          if (own.isEmpty()) {
            return Answer.failed(new Failure.NotAllowed());
          }
          var record =
              audit.entry(
                  caller,
                  "forward-target.delete",
                  AuditSubject.of(own.get().domain(), own.get().address()),
                  Optional.of(address),
                  Optional.empty());
          boolean gone =
              transactions.write(
                  connection -> {
                    boolean there =
                        ForwardTargetRows.remove(connection, caller.account(), address).isPresent();
                    if (there) {
                      record.write(connection);
                    }
                    return there;
                  });
          return gone
              ? Answer.done()
              : Answer.failed(new Failure.NotFound("forward target", address));
        });
  }

  /** The content of a link: an account's id and an address. */
  private record Noted(long account, String address) {}

  private Optional<Noted> noted(String link) {
    return note()
        .read(link, Instant.now())
        .map(text -> text.split(" ", 2))
        .map(parts -> new Noted(Long.parseLong(parts[0]), parts[1]));
  }

  @Override
  public Optional<Request> read(String link) {
    try {
      Optional<Noted> noted = noted(link);
      Optional<Resolution.Local> own = noted.flatMap(known -> addresses.account(known.account()));
      return own.isEmpty() ? Optional.empty() : request(own.get(), noted.get().address());
    } catch (SQLException | PersistenceException away) {
      AWAY.met(away.getMessage());
      return Optional.empty();
    }
  }

  /** Returns the request and its answer, or empty if it has expired or was never made. */
  private Optional<Request> request(Resolution.Local own, String address) throws SQLException {
    return transactions
        .read(connection -> ForwardTargetRows.known(connection, own.account(), address))
        .map(
            known ->
                new Request(
                    own.address(),
                    address,
                    known.consent(),
                    known.isWanted() && known.target().asked().isAfter(openSince())))
        .filter(request -> request.isOpen() || request.consent() != ForwardConsent.NONE);
  }

  /** Returns the time after which a request must have been sent to be still open. */
  private static Instant openSince() {
    return Instant.now().minus(LIFE);
  }

  @Override
  public Answer<Request> agree(String link) {
    return say(
        link,
        "forward-target.agree",
        (connection, account, address) ->
            ForwardTargetRows.agree(connection, account, address, openSince()));
  }

  @Override
  public Answer<Request> refuse(String link) {
    return say(link, "forward-target.refuse", ForwardTargetRows::refuse);
  }

  /** Records the answer of an address, or returns empty if it cannot be given. */
  @FunctionalInterface
  private interface Saying {
    Optional<ForwardTarget> note(Connection connection, long account, String address)
        throws SQLException;
  }

  private Answer<Request> say(String link, String action, Saying saying) {
    return tried(
        () -> {
          Optional<Noted> noted = noted(link);
          Optional<Resolution.Local> own =
              noted.flatMap(known -> addresses.account(known.account()));
          if (own.isEmpty()) {
            return Answer.failed(new Failure.NotFound("link", ""));
          }
          String address = noted.get().address();
          var record =
              audit.noted(
                  action,
                  AuditSubject.of(own.get().domain(), own.get().address()),
                  address + ", by the link that was mailed there");
          boolean wanted =
              transactions.write(
                  connection -> {
                    boolean there =
                        saying.note(connection, own.get().account(), address).isPresent();
                    if (there) {
                      record.write(connection);
                    }
                    return there;
                  });
          return (wanted ? request(own.get(), address) : Optional.<Request>empty())
              .<Answer<Request>>map(Answer.Done::new)
              .orElseGet(() -> Answer.failed(new Failure.NotFound("forward target", address)));
        });
  }

  @Override
  public boolean mayTake(Caller caller, String typed) {
    Optional<MailAddress> canonical = MailAddress.canonical(typed.strip());
    Optional<Resolution.Local> own = own(caller);
    if (canonical.isEmpty() || own.isEmpty()) {
      return false;
    }
    String address = canonical.get().toString();
    Resolution there = addresses.resolve(address);
    if (isOfDomain(there, own.get().domain())) {
      return true;
    }
    Scope scope = Scope.account(own.get().domain(), own.get().account());
    if (there instanceof Resolution.Remote
        && settings.value(RuleSettings.REDIRECT_TO, scope) == RedirectScope.HERE) {
      return false;
    }
    return list(caller)
        .map(all -> all.stream().anyMatch(each -> isAgreed(each, address)))
        .equals(new Answer.Done<>(true));
  }

  private static boolean isAgreed(ForwardTarget target, String address) {
    return target.address().equals(address) && target.agreed().isPresent();
  }
}
