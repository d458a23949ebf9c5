package org.carillon.identity.internal.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.account.secret.HomeKey;
import org.carillon.account.setting.SourceSettings.PasswordAuthority;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.source.SourceIdentity;
import org.carillon.database.Transactions;
import org.carillon.identity.internal.Principal;
import org.carillon.identity.internal.source.OpenedSource;
import org.carillon.identity.internal.source.ask.SourceRequests;
import org.carillon.identity.internal.source.browser.VisitAnswer;
import org.carillon.identity.internal.source.provisioning.AccountProvisioning;
import org.carillon.identity.internal.source.visit.PostedAnswers;
import org.carillon.identity.internal.source.visit.VisitNote;
import org.carillon.identity.internal.source.visit.Visits;
import org.carillon.identity.source.IdentitySource;
import org.jboss.logging.Logger;

/** Finds the account of a browser that comes back from a source. */
@ApplicationScoped
public class ReturnedBrowsers {
  private static final Logger LOG = Logger.getLogger(ReturnedBrowsers.class);
  private static final int MOST_WHY = 300;

  private final Transactions transactions;
  private final HomeKey homeKey;
  private final SourceRequests asked;
  private final AccountProvisioning provisioning;
  private final SourcePasswords accounts;
  private final Visits visits;
  private final PostedAnswers posted;

  @Inject
  public ReturnedBrowsers(
      Transactions transactions,
      HomeKey homeKey,
      SourceRequests asked,
      AccountProvisioning provisioning,
      SourcePasswords accounts,
      Visits visits,
      PostedAnswers posted) {
    this.transactions = transactions;
    this.homeKey = homeKey;
    this.asked = asked;
    this.provisioning = provisioning;
    this.accounts = accounts;
    this.visits = visits;
    this.posted = posted;
  }

  /** The result of a browser's visit to a source. */
  sealed interface Look {}

  /**
   * The browser's user owns an account.
   *
   * @param isEnough whether this server asks for no second factor of its own
   */
  record Known(Principal principal, boolean isEnough) implements Look {}

  /** Nobody can be signed in: the answer is not for this browser, or no account has the address. */
  record Unknown() implements Look {}

  /** The user may not sign in this way. */
  record Refused() implements Look {}

  /** The source does not answer. */
  record Away() implements Look {}

  /** Checks the answer that a browser brings. */
  Look look(Credentials.Visit shown) {
    Optional<VisitNote> note = VisitNote.open(homeKey, shown.note());
    if (note.isEmpty() || !isEqual(note.get().visit().state(), shown.said().get("state"))) {
      return new Unknown();
    }
    return asked.browsed().stream()
        .filter(each -> each.source().id() == note.get().source())
        .findFirst()
        .map(source -> look(source, note.get(), shown))
        .orElseGet(Refused::new);
  }

  private static boolean isEqual(String expected, String said) {
    return said != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), said.getBytes(StandardCharsets.UTF_8));
  }

  private Look look(OpenedSource source, VisitNote note, Credentials.Visit shown) {
    Map<String, String> said =
        source.source().kind().isPosted()
            ? posted.resolve(source.source().id(), shown.said())
            : shown.said();
    Optional<VisitAnswer> answer =
        asked.browse(source, browser -> browser.arrival(note.visit(), said));
    return switch (answer.orElse(null)) {
      case null -> new Away();
      case VisitAnswer.Known known -> known(source.source(), note.visit().state(), known);
      case VisitAnswer.Declined(String why) -> {
        tell(source.source(), why);
        yield new Refused();
      }
      case VisitAnswer.Wrong(String why) -> {
        tell(source.source(), why);
        yield new Unknown();
      }
    };
  }

  /** Logs the reason in one line of limited length. An attacker may have written parts of it. */
  private static void tell(IdentitySource source, String why) {
    String plain = why.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    LOG.infof(
        "A sign-in with the identity source %s failed: %s",
        source.name(), plain.length() <= MOST_WHY ? plain : plain.substring(0, MOST_WHY));
  }

  private Look known(IdentitySource source, String state, VisitAnswer.Known known) {
    Look look = account(source, known.address(), known.person(), known.hasSecondFactor());
    return look instanceof Known(Principal principal, boolean _)
            && !visits.note(source.id(), principal.account(), state, known)
        ? new Unknown()
        : look;
  }

  /**
   * Returns the account that a source names.
   *
   * @param said an address, or its local part
   * @param hasSecondFactor whether the source says that it asked for a second factor
   */
  Look account(IdentitySource source, String said, SourceIdentity person, boolean hasSecondFactor) {
    Optional<SourcePasswords.Whose> whose =
        address(source, said)
            .flatMap(
                name ->
                    accounts.whose(
                        transactions.read(entities -> Principal.find(entities, name)), name));
    if (whose.isEmpty() || !source.serves(whose.get().address().domain())) {
      tell(source, "it gave " + person.id() + ", but this is not an address of this server");
      return new Unknown();
    }
    if (accounts.authority(whose.get()) == PasswordAuthority.HERE) {
      tell(source, whose.get().address() + " can sign in only with a password of this server");
      return new Refused();
    }
    return switch (account(source, whose.get(), person)) {
      case PasswordVerification.Right(Principal principal) ->
          new Known(principal, isEnough(source, hasSecondFactor));
      case PasswordVerification.Away() -> new Away();
      case PasswordVerification.Look _ -> new Unknown();
    };
  }

  /** Returns the address. A local part alone is accepted only from a source for a single domain. */
  private static Optional<String> address(IdentitySource source, String said) {
    if (said.indexOf('@') >= 0) {
      return Optional.of(said);
    }
    List<String> domains = source.domains();
    return domains.size() == 1 ? Optional.of(said + "@" + domains.getFirst()) : Optional.empty();
  }

  private PasswordVerification.Look account(
      IdentitySource source, SourcePasswords.Whose whose, SourceIdentity person) {
    if (whose.principal().isEmpty()) {
      return accounts.newcomer(source, whose, person);
    }
    provisioning.seen(
        source, whose.address(), SourcePasswords.home(whose.principal().get()), person);
    return new PasswordVerification.Right(whose.principal().get());
  }

  private static boolean isEnough(IdentitySource source, boolean hasSecondFactor) {
    return switch (source.browsing().secondFactor()) {
      case OURS -> false;
      case SAID -> hasSecondFactor;
      case THEIRS -> true;
    };
  }
}
