package org.carillon.transport.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mail.IntakeAnswer;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Visit;
import org.carillon.contract.net.Service;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.transport.IntakeSettings;

/** Who may send with which reverse-path. */
@ApplicationScoped
class SenderRule {

  private static final IntakeAnswer.Accepted OK = new IntakeAnswer.Accepted("Sender ok");
  private static final IntakeAnswer.Refused SIGN_IN =
      new IntakeAnswer.Refused(530, "5.7.0", "Sign in before sending");
  private static final IntakeAnswer.Refused MALFORMED =
      new IntakeAnswer.Refused(553, "5.1.7", "That is not a sender address");
  private static final IntakeAnswer.Refused NOT_YOURS =
      new IntakeAnswer.Refused(550, "5.7.1", "You may send only as your own addresses");
  private static final IntakeAnswer.Refused TOO_LARGE =
      new IntakeAnswer.Refused(552, "5.3.4", "The message is larger than is taken here");
  private static final IntakeAnswer.Refused NO_END =
      new IntakeAnswer.Refused(550, "5.6.0", "The header is too long to find its From field");
  private static final IntakeAnswer.Deferred LATER =
      new IntakeAnswer.Deferred(451, "4.3.0", "The directory is away, try again later");

  private final Addresses addresses;
  private final Settings settings;

  @Inject
  SenderRule(Addresses addresses, Settings settings) {
    this.addresses = addresses;
    this.settings = settings;
  }

  IntakeAnswer check(Visit visit, ReversePath from) {
    if (visit.caller().isEmpty() && isSubmission(visit.service())) {
      return SIGN_IN;
    }
    if (from.declaredSize() > settings.value(IntakeSettings.MESSAGE_SIZE)) {
      return TOO_LARGE;
    }
    if (from.isNull()) {
      return OK;
    }
    int at = from.address().lastIndexOf('@');
    if (at < 1 || at == from.address().length() - 1 || from.address().length() > 254) {
      return MALFORMED;
    }
    return visit.caller().map(caller -> own(caller, from.address())).orElse(OK);
  }

  /**
   * What is wrong with the message's own words on its sender: who signed in may claim in From and
   * Sender (RFC 5322 §3.6.2) no other addresses than in the envelope, since readers see only these.
   */
  Optional<IntakeAnswer> objection(Visit visit, MessageHeader header) {
    if (visit.caller().filter(this::isChecked).isEmpty()) {
      return Optional.empty();
    }
    if (header.authors().isEmpty()) {
      return Optional.of(NO_END);
    }
    return header.authors().get().stream()
        .flatMap(author -> objection(visit.caller().get(), author).stream())
        .findFirst();
  }

  private Optional<IntakeAnswer> objection(Caller caller, MessageHeader.Author author) {
    List<String> named = author.addresses();
    if (named.isEmpty()) {
      return Optional.of(notYours(author, "no address"));
    }
    for (String address : named) {
      switch (resolve(caller, address)) {
        case IntakeAnswer.Accepted ok -> {
          // The next may not be.
        }
        case IntakeAnswer.Deferred later -> {
          return Optional.of(later);
        }
        case IntakeAnswer.Refused refused -> {
          return Optional.of(notYours(author, "another address"));
        }
      }
    }
    return Optional.empty();
  }

  private static IntakeAnswer notYours(MessageHeader.Author author, String names) {
    return new IntakeAnswer.Refused(
        550,
        "5.7.1",
        "You may send only as your own addresses: the field " + author.name() + " names " + names);
  }

  private IntakeAnswer own(Caller caller, String address) {
    return isChecked(caller) ? resolve(caller, address) : OK;
  }

  private boolean isChecked(Caller caller) {
    if (!caller.hasAccount()) {
      return false;
    }
    return addresses
        .account(caller.account())
        .map(self -> settings.value(IntakeSettings.SENDER_CHECK, Scope.domain(self.domain())))
        .orElse(true);
  }

  private IntakeAnswer resolve(Caller caller, String address) {
    return switch (addresses.resolve(address)) {
      case Resolution.Local local -> local.account() == caller.account() ? OK : NOT_YOURS;
      case Resolution.Later() -> LATER;
      case Resolution.Unknown(long domain) -> NOT_YOURS;
      case Resolution.SwitchedOff(long domain) -> NOT_YOURS;
      case Resolution.Elsewhere(String domain) -> NOT_YOURS;
    };
  }

  private static boolean isSubmission(Service service) {
    return service == Service.SUBMISSION || service == Service.SUBMISSIONS;
  }
}
