package org.carillon.calendar.internal.scheduling.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.setting.LetterLanguages;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.stage.OwnMail;
import org.carillon.format.itip.ItipMessage;
import org.carillon.policy.rate.AccountRates;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/**
 * Letters of meetings that somebody asks for and waits for: proposals, and what is said to them.
 */
@ApplicationScoped
public class MeetingMail {
  private final Addresses addresses;
  private final Settings settings;
  private final AccountRates rates;
  private final Supplier<OwnMail> mail;

  @Inject
  MeetingMail(Addresses addresses, Settings settings, AccountRates rates, Instance<OwnMail> mail) {
    this(addresses, settings, rates, mail::get);
  }

  public MeetingMail(
      Addresses addresses, Settings settings, AccountRates rates, Supplier<OwnMail> mail) {
    this.addresses = addresses;
    this.settings = settings;
    this.rates = rates;
    this.mail = mail;
  }

  /** Whether an account may send one more message; it counts as one. */
  public boolean mayWrite(long account) {
    return rates.takes(account, 1);
  }

  /** Why an account that may not cannot. */
  public static Failure tooMuch() {
    return new Failure.TryLater("The account has sent as much as it may for now");
  }

  /**
   * Sends a message, in the language of the account whose it is.
   *
   * @param by the address of whoever writes in the account's name; empty for the account
   * @return {@link Failure.NotFound} when nothing can be sent there
   */
  public Answer<Void> send(long account, ItipMessage message, Optional<String> by) {
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    byte[] letter =
        new InvitationLetter(
                message,
                InvitationLetter.Purpose.of(message.method()),
                message.to(),
                language(account),
                by,
                Optional.empty())
            .octets(Instant.now());
    try {
      return mail.get().send(domain, message.to(), letter)
          ? Answer.done()
          : Answer.failed(new Failure.NotFound("recipient", message.to()));
    } catch (IOException away) {
      return Answer.failed(new Failure.TryLater("Nothing can be sent now"));
    }
  }

  private Locale language(long account) {
    long domain = addresses.account(account).map(Resolution.Local::domain).orElse(0L);
    return LetterLanguages.one(settings, Scope.account(domain, account));
  }
}
