package org.carillon.identity.internal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.AccountChange;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.application.ApplicationPassword;
import org.carillon.identity.application.ApplicationPasswords.Issued;
import org.carillon.identity.application.NewApplicationPassword;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that an application password opens its services and nothing else. */
class ApplicationPasswordsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final SignIn NOT_ALLOWED = new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED);

  private Caller alice;
  private Issued phone;

  @BeforeEach
  void make() {
    directory.domain("example.test");
    directory.account(ALICE);
    directory.account(BOB);
    alice = ((SignIn.Admitted) directory.signIn(ALICE, "correct horse")).caller();
    phone = make("My phone", List.of("imap"));
  }

  private Issued make(String name, List<String> services) {
    var wanted = new NewApplicationPassword(name, services, Optional.empty());
    return done(directory.applicationPasswords().create(alice, ALICE, wanted));
  }

  private SignIn signIn(Service service, String name, String password) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Password("", name, password),
            new Peer(service, InetAddress.getLoopbackAddress(), true, "s1"));
  }

  @Test
  void numberOfApplicationPasswordsIsLimited() {
    directory.set(Scope.server(), "sign-in.application-passwords", "1");
    var another = new NewApplicationPassword("Another", List.of("imap"), Optional.empty());

    assertThat(directory.applicationPasswords().create(alice, ALICE, another).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void applicationPasswordWorksForItsServicesWithEitherName() {
    for (Service service : List.of(Service.IMAP, Service.IMAPS)) {
      for (String name : List.of(ALICE, phone.password().login(), "Alice@Example.TEST")) {
        assertThat(signIn(service, name, phone.secret()))
            .isInstanceOfSatisfying(
                SignIn.Admitted.class,
                admitted -> {
                  assertThat(admitted.caller().name()).isEqualTo(ALICE);
                  assertThat(admitted.caller().proof()).isEqualTo(Proof.TOKEN);
                });
      }
    }
    assertThat(phone.password().login()).isEqualTo("alice+myphone@example.test");
    assertThat(
            signIn(Service.IMAP, ALICE, phone.secret().replace("-", "").toUpperCase(Locale.ROOT)))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(done(directory.applicationPasswords().list(alice, ALICE)))
        .extracting(ApplicationPassword::from)
        .containsExactly("127.0.0.1");
  }

  @Test
  void applicationPasswordWorksForNothingElse() {
    assertThat(signIn(Service.SUBMISSION, ALICE, phone.secret())).isEqualTo(NOT_ALLOWED);
    assertThat(signIn(Service.WEB, ALICE, phone.secret())).isEqualTo(NOT_ALLOWED);
    assertThat(signIn(Service.IMAP, BOB, phone.secret())).isEqualTo(WRONG);
    assertThat(signIn(Service.IMAP, "alice+other@example.test", phone.secret())).isEqualTo(WRONG);
    assertThat(signIn(Service.IMAP, phone.password().login(), "correct horse")).isEqualTo(WRONG);
    assertThat(signIn(Service.IMAP, ALICE, "correct horse")).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void applicationPasswordCannotCreateCredentials() {
    Caller program = ((SignIn.Admitted) signIn(Service.IMAP, ALICE, phone.secret())).caller();

    assertThat(
            directory
                .applicationPasswords()
                .create(
                    program, ALICE, new NewApplicationPassword("x", List.of(), Optional.empty()))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.tokens().openWebSession(program, "").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void applicationPasswordsAreMadeByTheirOwnerOnly() {
    assertThat(
            directory
                .applicationPasswords()
                .create(
                    ADMINISTRATOR,
                    ALICE,
                    new NewApplicationPassword("x", List.of(), Optional.empty()))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.applicationPasswords().list(alice, BOB).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void revokedApplicationPasswordEndsItsSessionsOnly() throws Exception {
    Issued tablet = make("my Phone", List.of());
    assertThat(tablet.password().login()).isEqualTo("alice+myphone2@example.test");
    Semaphore ended = new Semaphore(0);
    Semaphore others = new Semaphore(0);
    ((SignIn.Admitted) signIn(Service.IMAP, ALICE, phone.secret()))
        .validity()
        .watch(ended::release);
    ((SignIn.Admitted) signIn(Service.IMAP, ALICE, tablet.secret()))
        .validity()
        .watch(others::release);

    done(directory.applicationPasswords().end(alice, ALICE, phone.password().id()));

    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    assertThat(others.availablePermits()).isZero();
    assertThat(signIn(Service.IMAP, ALICE, phone.secret())).isEqualTo(WRONG);
    assertThat(signIn(Service.IMAP, ALICE, tablet.secret())).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void newAccountPasswordRevokesApplicationPasswords() {
    done(
        directory
            .accounts()
            .change(
                alice,
                ALICE,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed("battery staple")),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));

    assertThat(signIn(Service.IMAP, ALICE, phone.secret())).isEqualTo(WRONG);
  }

  @Test
  void randomInputIsASecretOrNone() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String typed =
          random
              .ints(random.nextInt(60), 0, 0x2FFF)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(ApplicationSecret.plain(typed)).matches("|[a-z2-7]{20}");
    }
    assertThat(ApplicationSecret.plain(" abcd-efgh-ijkl-mnop-qr23 "))
        .isEqualTo("abcdefghijklmnopqr23");
    assertThat(ApplicationSecret.plain("abcd-efgh-ijkl-mnop-qr2")).isEmpty();
    assertThat(ApplicationSecret.plain("abcd-efgh-ijkl-mnop-qr21")).isEmpty();
  }
}
