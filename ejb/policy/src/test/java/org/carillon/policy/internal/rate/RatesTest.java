package org.carillon.policy.internal.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.FixedAddresses;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mail.Envelope;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.ReversePath;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.AddressRouting;
import org.carillon.contract.stage.IntakeQuestion.Connect;
import org.carillon.contract.stage.IntakeQuestion.Data;
import org.carillon.contract.stage.IntakeQuestion.Rcpt;
import org.carillon.policy.ban.BanCause;
import org.carillon.policy.rate.RateSettings;
import org.carillon.policy.screening.ScreeningScope;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

/** Tests that clients over a limit are deferred, and are banned if they go on. */
class RatesTest {
  private static final String CLIENT = "192.0.2.7";

  private final DeclaredSettings settings = new DeclaredSettings();
  private final AtomicLong now = new AtomicLong();
  private final FixedAddresses addresses =
      new FixedAddresses().account(1, "alice").account(2, "bob");
  private final ScreeningScope strangers =
      new ScreeningScope(session -> session.caller().isPresent(), settings);
  private final List<String> banned = new ArrayList<>();
  private final Rates rates = new Rates(settings, now::get);
  private final RateOffenceBans offences =
      new RateOffenceBans(
          (client, cause, reason, time) ->
              banned.add(client.getHostAddress() + " " + cause + ": " + reason),
          settings,
          now::get);
  private final AccountSendingRates accounts = new AccountSendingRates(rates, addresses, settings);
  private final MessageRate messages = new MessageRate(rates, offences, strangers, accounts);
  private final UnknownRecipientRate unknown =
      new UnknownRecipientRate(rates, offences, strangers, addresses, AddressRouting.NONE);
  private final ConnectionRate connections = new ConnectionRate(rates, offences, strangers);

  private static IntakeSession session(String client, Optional<Caller> caller) {
    return new IntakeSession(
        Service.SMTP, InetAddress.ofLiteral(client), "mx.far.example", true, "", caller, "s");
  }

  private static Optional<Caller> caller(long account, String name) {
    return Optional.of(new Caller(account, name, new Rights.User(), "s", Proof.PASSWORD));
  }

  private static ReversePath path(String sender) {
    return new ReversePath(
        sender, 0, ReversePath.Body.SEVEN_BIT, false, Optional.empty(), Optional.empty());
  }

  private static ForwardPath to(String recipient) {
    return new ForwardPath(recipient, Set.of(), Optional.empty());
  }

  private Verdict send(String client, Optional<Caller> caller, String sender, int recipients) {
    return messages.judge(
        new Data(
            session(client, caller),
            new Envelope(path(sender), Collections.nCopies(recipients, to("alice@example.test"))),
            null));
  }

  private Verdict stranger(String client, String sender, int recipients) {
    return send(client, Optional.empty(), sender, recipients);
  }

  private Verdict account(long account, int recipients) {
    return send(CLIENT, caller(account, "x"), "x@example.test", recipients);
  }

  private Verdict ask(String recipient) {
    return unknown.judge(
        new Rcpt(session(CLIENT, Optional.empty()), path("x@far.example"), to(recipient)));
  }

  private static boolean taken(Verdict verdict) {
    return verdict instanceof Verdict.Accepted;
  }

  @Test
  void externalClientsHaveNoLimitByDefault() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(taken(stranger(CLIENT, "a@far.example", 100))).isTrue();
    }
  }

  @Test
  void messagesAndRecipientsPerClientAreCounted() {
    settings.with(RateSettings.CLIENT_MESSAGES, 3L).with(RateSettings.CLIENT_RECIPIENTS, 10L);
    assertThat(taken(stranger(CLIENT, "a@far.example", 4))).isTrue();
    assertThat(taken(stranger(CLIENT, "b@far.example", 4))).isTrue();
    assertThat(stranger(CLIENT, "c@far.example", 4))
        .isEqualTo(
            new Verdict.Deferred(450, "4.7.0", "Too many recipients, try again in 61 minutes"));
    assertThat(taken(stranger(CLIENT, "c@far.example", 2))).isTrue();
    now.addAndGet(Duration.ofMinutes(59).toNanos());
    assertThat(stranger(CLIENT, "d@far.example", 1))
        .isEqualTo(
            new Verdict.Deferred(450, "4.7.0", "Too many messages, try again in 60 seconds"));
    assertThat(taken(stranger("192.0.2.8", "d@far.example", 1))).isTrue();
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(taken(stranger(CLIENT, "d@far.example", 1))).isTrue();
  }

  @Test
  void messageOverALimitIsRefusedPermanently() {
    settings.with(RateSettings.CLIENT_RECIPIENTS, 10L);
    assertThat(stranger(CLIENT, "a@far.example", 11)).isInstanceOf(Verdict.Refused.class);
    assertThat(taken(stranger(CLIENT, "a@far.example", 10))).isTrue();
  }

  @Test
  void networksAndSendersAreCountedToo() {
    settings.with(RateSettings.NETWORK_MESSAGES, 2L);
    assertThat(taken(stranger("192.0.2.1", "a@far.example", 1))).isTrue();
    assertThat(taken(stranger("192.0.2.2", "a@far.example", 1))).isTrue();
    assertThat(taken(stranger("192.0.2.3", "a@far.example", 1))).isFalse();
    assertThat(taken(stranger("2001:db8:0:1::1", "a@far.example", 1))).isTrue();
    assertThat(taken(stranger("2001:db8:0:2::1", "a@far.example", 1))).isTrue();
    assertThat(taken(stranger("2001:db8:0:3::1", "a@far.example", 1))).isFalse();
    settings
        .with(RateSettings.NETWORK_MESSAGES, 0L)
        .with(RateSettings.SENDER_MESSAGES, 2L)
        .with(RateSettings.SENDER_RECIPIENTS, 5L);
    assertThat(taken(stranger("192.0.3.1", "list@far.example", 3))).isTrue();
    assertThat(taken(stranger("192.0.4.1", "LIST@far.example", 3))).isFalse();
    assertThat(taken(stranger("192.0.4.1", "LIST@far.example", 1))).isTrue();
    assertThat(taken(stranger("192.0.5.1", "list@far.example", 1))).isFalse();
    assertThat(taken(stranger("192.0.5.1", "", 5))).isTrue();
    assertThat(taken(stranger("192.0.5.1", "", 5))).isTrue();
  }

  @Test
  void accountsAndTheirDomainAreCounted() {
    settings
        .with(RateSettings.ACCOUNT_MESSAGES_HOUR, 2L)
        .with(RateSettings.ACCOUNT_RECIPIENTS_DAY, 10L);
    assertThat(taken(account(1, 1))).isTrue();
    assertThat(taken(account(1, 1))).isTrue();
    assertThat(taken(account(1, 1))).isFalse();
    assertThat(taken(account(2, 1))).isTrue();
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(taken(account(1, 8))).isTrue();
    now.addAndGet(Duration.ofHours(1).toNanos());
    assertThat(account(1, 1))
        .isEqualTo(
            new Verdict.Deferred(450, "4.7.0", "Too many recipients, try again in 1321 minutes"));
    settings.with(RateSettings.DOMAIN_MESSAGES, 1L);
    assertThat(taken(account(2, 1))).isTrue();
    assertThat(taken(account(2, 1))).isFalse();
    assertThat(banned).isEmpty();
  }

  @Test
  void connectionsAreCounted() {
    settings.with(RateSettings.CLIENT_CONNECTIONS, 2L);
    var connect = new Connect(session(CLIENT, Optional.empty()));
    assertThat(taken(connections.judge(connect))).isTrue();
    assertThat(taken(connections.judge(connect))).isTrue();
    assertThat(taken(connections.judge(connect))).isFalse();
    now.addAndGet(Duration.ofMinutes(1).toNanos());
    assertThat(taken(connections.judge(connect))).isTrue();
  }

  @Test
  void catchAllRecipientsAreNotUnknown() {
    settings.with(RateSettings.CLIENT_UNKNOWN, 1L);
    addresses.catchAll("bob");
    for (int i = 0; i < 5; i++) {
      assertThat(taken(ask("someone" + i + "@example.test"))).isTrue();
    }
  }

  @Test
  void clientsProbingUnknownAddressesAreDeferredThenBanned() {
    settings.with(RateSettings.CLIENT_UNKNOWN, 3L).with(RateSettings.OFFENCES, 4L);
    for (int i = 0; i < 3; i++) {
      assertThat(taken(ask("alice@example.test"))).isTrue();
      assertThat(taken(ask("nobody" + i + "@example.test"))).isTrue();
    }
    for (String either : List.of("nobody@example.test", "alice@example.test", "x@example.test")) {
      assertThat(ask(either)).isInstanceOf(Verdict.Deferred.class);
    }
    assertThat(banned).isEmpty();
    ask("y@example.test");
    assertThat(banned).singleElement().asString().startsWith("192.0.2.7 " + BanCause.RECIPIENTS);
  }

  @Test
  void trustedClientsAreNotLimited() {
    settings.with(RateSettings.CLIENT_MESSAGES, 1L);
    for (int i = 0; i < 5; i++) {
      assertThat(taken(stranger("127.0.0.1", "a@far.example", 1))).isTrue();
    }
  }

  @Test
  void serverMailOfAnAccountCountsTowardsItsLimit() {
    settings.with(RateSettings.ACCOUNT_MESSAGES_HOUR, 3L);
    assertThat(accounts.takes(1, 1)).isTrue();
    assertThat(taken(account(1, 1))).isTrue();
    assertThat(accounts.takes(1, 1)).isTrue();
    assertThat(accounts.takes(1, 1)).isFalse();
    assertThat(taken(account(1, 1))).isFalse();
    assertThat(accounts.takes(2, 1)).isTrue();
  }
}
