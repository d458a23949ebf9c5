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
import org.carillon.account.setting.NotificationLanguages;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.format.itip.ItipMessage;
import org.carillon.policy.rate.AccountRates;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;

/** Sends messages that a user requests and waits for: proposals and replies to them. */
@ApplicationScoped
public class ProposalMail {
  private final Addresses addresses;
  private final Settings settings;
  private final AccountRates rates;
  private final Supplier<GeneratedMail> mail;

  @Inject
  ProposalMail(
      Addresses addresses, Settings settings, AccountRates rates, Instance<GeneratedMail> mail) {
    this(addresses, settings, rates, mail::get);
  }

  public ProposalMail(
      Addresses addresses, Settings settings, AccountRates rates, Supplier<GeneratedMail> mail) {
    this.addresses = addresses;
    this.settings = settings;
    this.rates = rates;
    this.mail = mail;
  }

  /** Returns whether an account may send one more message, and counts it. */
  public boolean mayWrite(long account) {
    return rates.takes(account, 1);
  }

  /** Returns the failure for an account that may not send more messages. */
  public static Failure tooMuch() {
    return new Failure.TryLater("The account has reached its sending limit for now.");
  }

  /**
   * Sends a message, in the language of its account.
   *
   * @param by the address of the user who writes in the account's name, or empty for the account
   * @return {@link Failure.NotFound} if nothing can be sent to the recipient
   */
  public Answer<Void> send(long account, ItipMessage message, Optional<String> by) {
    String domain = message.from().substring(message.from().lastIndexOf('@') + 1);
    byte[] composed =
        new InvitationMessage(
                message,
                InvitationMessage.Purpose.of(message.method()),
                message.to(),
                language(account),
                by,
                Optional.empty())
            .octets(Instant.now());
    try {
      return mail.get().send(domain, message.to(), composed)
          ? Answer.done()
          : Answer.failed(new Failure.NotFound("recipient", message.to()));
    } catch (IOException away) {
      return Answer.failed(new Failure.TryLater("Mail cannot be sent at the moment."));
    }
  }

  private Locale language(long account) {
    long domain = addresses.account(account).map(Resolution.Local::domain).orElse(0L);
    return NotificationLanguages.one(settings, Scope.account(domain, account));
  }
}
