package org.carillon.identity.internal.passkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.time.LocalDate;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.passkey.Passkey;
import org.carillon.identity.passkey.PasskeyCreationRequest;
import org.carillon.identity.passkey.PasskeySignInRequest;
import org.carillon.identity.passkey.Passkeys;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a passkey opens the web alone or after the password. */
class PasskeysTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";
  private static final String PASSWORD = "correct horse";
  private static final String ORIGIN = "https://mail.example.test";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private long domain;
  private Caller alice;
  private FakeAuthenticator key;
  private Passkeys.Registered registered;

  @BeforeEach
  void setUp() {
    domain = directory.domain("example.test").id();
    directory.account(ALICE);
    directory.account(BOB);
    alice = ((SignIn.Admitted) signIn(Service.WEB, ALICE)).caller();
    PasskeyCreationRequest request = done(directory.passkeys().propose(alice, ORIGIN, "Laptop"));
    key = new FakeAuthenticator(1, request.user());
    registered = register(alice, request, key);
  }

  private Passkeys.Registered register(
      Caller caller, PasskeyCreationRequest request, FakeAuthenticator authenticator) {
    return done(
        directory
            .passkeys()
            .register(
                caller,
                request.note(),
                authenticator.origin,
                authenticator.create(request.challenge())));
  }

  private static Peer peer(Service service) {
    return new Peer(service, InetAddress.getLoopbackAddress(), true, "s1");
  }

  private SignIn signIn(Service service, String name) {
    return directory.sessions().signIn(new Credentials.Password("", name, PASSWORD), peer(service));
  }

  private SignIn show(String first, PasskeySignInRequest question, String response) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Passkey(first, question.note(), ORIGIN, response), peer(Service.WEB));
  }

  private PasskeySignInRequest question(String first) {
    return directory.passkeys().question(first, ORIGIN).orElseThrow();
  }

  private SignIn alone() {
    PasskeySignInRequest question = question("");
    return show("", question, key.get(question.challenge(), true));
  }

  private String first() {
    return ((SignIn.SecondFactorNeeded) signIn(Service.WEB, ALICE)).key();
  }

  @Test
  void passkeyAloneIsBothFactorsOnce() {
    PasskeySignInRequest question = question("");
    assertThat(question.verified()).isTrue();
    assertThat(question.allowed()).isEmpty();
    String response = key.get(question.challenge(), true);

    assertThat(show("", question, response))
        .isInstanceOfSatisfying(
            SignIn.Admitted.class,
            admitted -> {
              assertThat(admitted.caller().name()).isEqualTo(ALICE);
              assertThat(admitted.caller().proof()).isEqualTo(Proof.PASSWORD);
            });
    assertThat(show("", question, response)).isEqualTo(WRONG);
    assertThat(show("", question, key.get(question.challenge(), true))).isEqualTo(WRONG);
    assertThat(alone()).isInstanceOf(SignIn.Admitted.class);
    Passkey seen = done(directory.passkeys().list(ADMINISTRATOR, ALICE)).getFirst();
    assertThat(seen.used()).isPresent();
    assertThat(seen.from()).isNotEmpty();
  }

  @Test
  void passkeyWithoutUserVerificationIsASecondFactorOnly() {
    key.verifies = false;
    assertThat(alone()).isEqualTo(WRONG);

    String first = first();
    PasskeySignInRequest question = question(first);
    assertThat(question.allowed()).containsExactly(FakeAuthenticator.encoded(key.credential));
    assertThat(show(first, question, key.get(question.challenge(), false)))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void foreignOriginChallengeOrKeyIsRejected() {
    key.origin = "https://mail.example.test.evil.test";
    assertThat(alone()).isEqualTo(WRONG);
    key.origin = ORIGIN;
    key.host = "evil.test";
    assertThat(alone()).isEqualTo(WRONG);
    key.host = "mail.example.test";
    assertThat(show("", question(""), key.get(question("").challenge(), true))).isEqualTo(WRONG);
    PasskeySignInRequest question = question("");
    var other = new FakeAuthenticator(1, FakeAuthenticator.encoded(new byte[16]));
    assertThat(show("", question, other.get(question.challenge(), true))).isEqualTo(WRONG);
    assertThat(show("", question(first()), key.get(question("").challenge(), true)))
        .isEqualTo(WRONG);
    assertThat(alone()).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void decreasedSignatureCounterIsReportedAndRefused() {
    key.counter = 10;
    assertThat(alone()).isInstanceOf(SignIn.Admitted.class);
    key.counter = 4;
    assertThat(alone()).isEqualTo(WRONG);
    assertThat(done(directory.passkeys().list(alice, ALICE)).getFirst().suspected()).isPresent();
    key.counter = 20;
    assertThat(alone()).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void passwordAloneIsNotEnoughWithAPasskey() {
    assertThat(registered.recoveryCodes()).hasSize(10);
    assertThat(signIn(Service.IMAP, ALICE)).isEqualTo(new SignIn.SecondFactorNeeded(""));
    String code = registered.recoveryCodes().get(2);
    var recover = new Credentials.SecondFactor(first(), code);
    assertThat(directory.sessions().signIn(recover, peer(Service.WEB)))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.sessions().signIn(recover, peer(Service.WEB))).isEqualTo(WRONG);

    String setting = "sign-in.second-factor-from";
    directory.set(Scope.domain(domain), setting, LocalDate.now().minusDays(1).toString());
    assertThat(directory.secondFactors().isDue(alice)).isFalse();
  }

  @Test
  void removingTheLastPasskeyLeavesThePassword() {
    Caller open = new Caller(alice.account(), ALICE, alice.rights(), "s1", Proof.SESSION);
    String id = registered.passkey().id();
    assertThat(directory.passkeys().remove(open, ALICE, id).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.passkeys().propose(open, ORIGIN, "Other").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    done(directory.passkeys().remove(alice, ALICE, id));
    assertThat(signIn(Service.IMAP, ALICE)).isInstanceOf(SignIn.Admitted.class);
    assertThat(done(directory.secondFactors().find(alice, ALICE))).isEmpty();
  }

  @Test
  void administratorResetRemovesAllPasskeys() {
    done(directory.secondFactors().remove(ADMINISTRATOR, ALICE));
    assertThat(done(directory.passkeys().list(alice, ALICE))).isEmpty();
    assertThat(signIn(Service.IMAP, ALICE)).isInstanceOf(SignIn.Admitted.class);
    assertThat(alone()).isEqualTo(WRONG);
  }

  @Test
  void passkeysAreDistinguishedAndNotRegisteredTwice() {
    PasskeyCreationRequest request = done(directory.passkeys().propose(alice, ORIGIN, "Key"));
    assertThat(request.known()).containsExactly(FakeAuthenticator.encoded(key.credential));
    assertThat(
            directory
                .passkeys()
                .register(alice, request.note(), ORIGIN, key.create(request.challenge()))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    var second = register(alice, request, new FakeAuthenticator(2, request.user()));
    assertThat(second.recoveryCodes()).isEmpty();
    assertThat(done(directory.passkeys().list(alice, ALICE)))
        .extracting(Passkey::name)
        .containsExactlyInAnyOrder("Laptop", "Key");
    done(directory.passkeys().remove(alice, ALICE, second.passkey().id()));
    assertThat(signIn(Service.IMAP, ALICE)).isInstanceOf(SignIn.SecondFactorNeeded.class);
    Caller bob = ((SignIn.Admitted) signIn(Service.WEB, BOB)).caller();
    assertThat(
            directory
                .passkeys()
                .register(bob, request.note(), ORIGIN, key.create(request.challenge()))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void passkeyDomainIsSharedByItsHosts() {
    directory.set(Scope.server(), "sign-in.passkey-domains", "example.test");
    PasskeyCreationRequest request =
        done(directory.passkeys().propose(alice, "https://mail.example.test", "Shared"));
    assertThat(request.host()).isEqualTo("example.test");
    assertThat(directory.passkeys().question("", "https://web.example.test:8443"))
        .map(PasskeySignInRequest::host)
        .contains("example.test");
    assertThat(directory.passkeys().question("", "https://badexample.test"))
        .map(PasskeySignInRequest::host)
        .contains("badexample.test");
    assertThat(directory.passkeys().question("", "https://")).isEmpty();
  }

  @Test
  void oversizedPasskeyResponseIsRefused() {
    PasskeyCreationRequest request = done(directory.passkeys().propose(alice, ORIGIN, "Long"));
    assertThat(
            directory
                .passkeys()
                .register(alice, request.note(), ORIGIN, "A".repeat(20_000))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(show("", question(""), "A".repeat(20_000))).isEqualTo(WRONG);
  }
}
