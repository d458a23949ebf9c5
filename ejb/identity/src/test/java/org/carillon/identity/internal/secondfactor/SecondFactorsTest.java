package org.carillon.identity.internal.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.math.BigInteger;
import java.net.InetAddress;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.account.secret.SealedFormState;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.secondfactor.NewSecondFactor;
import org.carillon.identity.secondfactor.SecondFactor;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that with an authenticator the password opens the web only, and only with a code. */
class SecondFactorsTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final String BOB = "bob@example.test";
  private static final String PASSWORD = "correct horse";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final SignIn NOT_HERE = new SignIn.SecondFactorNeeded("");

  private long domain;
  private Caller alice;
  private byte[] secret;
  private List<String> recovery;

  @BeforeEach
  void setUp() {
    domain = directory.domain("example.test").id();
    directory.account(ALICE);
    directory.account(BOB);
    alice = ((SignIn.Admitted) signIn(Service.WEB, ALICE)).caller();
    recovery = setUp(alice);
  }

  private List<String> setUp(Caller caller) {
    NewSecondFactor proposed = done(directory.secondFactors().propose(caller));
    secret = octets(proposed.secret());
    return done(directory.secondFactors().confirm(caller, proposed.key(), code(0)));
  }

  /** Decodes base32 independently of the tested code. */
  private static byte[] octets(String base32) {
    BigInteger number = BigInteger.ZERO;
    for (char letter : base32.replace(" ", "").toCharArray()) {
      number =
          number
              .shiftLeft(5)
              .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter)));
    }
    byte[] signed = number.toByteArray();
    byte[] octets = new byte[20];
    for (int i = 1; i <= Math.min(20, signed.length); i++) {
      octets[20 - i] = signed[signed.length - i];
    }
    return octets;
  }

  private String code(int steps) {
    return TimeCode.code(secret, Instant.now().getEpochSecond() / 30 + steps);
  }

  private static Peer peer(Service service, String session) {
    return new Peer(service, InetAddress.getLoopbackAddress(), true, session);
  }

  private SignIn signIn(Service service, String name) {
    return directory
        .sessions()
        .signIn(new Credentials.Password("", name, PASSWORD), peer(service, "s1"));
  }

  private String key() {
    return ((SignIn.SecondFactorNeeded) signIn(Service.WEB, ALICE)).key();
  }

  private SignIn prove(String key, String code) {
    return directory
        .sessions()
        .signIn(new Credentials.SecondFactor(key, code), peer(Service.WEB, "s1"));
  }

  @Test
  void webSignInNeedsACodeAfterThePassword() {
    String key = key();
    String code = code(1);

    assertThat(prove(key, code))
        .isInstanceOfSatisfying(
            SignIn.Admitted.class,
            admitted -> {
              assertThat(admitted.caller().name()).isEqualTo(ALICE);
              assertThat(admitted.caller().proof()).isEqualTo(Proof.PASSWORD);
            });
    assertThat(prove(key, code)).isEqualTo(WRONG);
    assertThat(prove(key, code(0))).isEqualTo(WRONG);
    assertThat(signIn(Service.WEB, BOB)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void passwordAloneIsRefusedByOtherServices() {
    for (Service service : List.of(Service.IMAP, Service.POP3S, Service.SUBMISSION)) {
      assertThat(signIn(service, ALICE)).as(service.key()).isEqualTo(NOT_HERE);
    }
    assertThat(
            directory
                .sessions()
                .signIn(new Credentials.Password("", ALICE, PASSWORD), peer(Service.WEB, "rest-1")))
        .isEqualTo(NOT_HERE);
    assertThat(
            directory
                .sessions()
                .signIn(new Credentials.Password("", ALICE, "another"), peer(Service.IMAP, "s1")))
        .isEqualTo(WRONG);
  }

  @Test
  void recoveryCodeReplacesACodeOnce() {
    assertThat(recovery).hasSize(10).doesNotHaveDuplicates();
    assertThat(prove(key(), recovery.get(3).replace("-", ""))).isInstanceOf(SignIn.Admitted.class);
    assertThat(prove(key(), recovery.get(3))).isEqualTo(WRONG);
    assertThat(factor(ALICE).orElseThrow().recoveryCodes()).isEqualTo(9);

    List<String> others = done(directory.secondFactors().renewRecoveryCodes(alice));
    assertThat(prove(key(), recovery.get(4))).isEqualTo(WRONG);
    assertThat(prove(key(), others.get(4))).isInstanceOf(SignIn.Admitted.class);
  }

  private Optional<SecondFactor> factor(String address) {
    return done(directory.secondFactors().find(ADMINISTRATOR, address));
  }

  @Test
  void wrongCodeIsInTheHistory() {
    assertThat(prove(key(), "000000")).isEqualTo(WRONG);
    directory.notes().write(true);

    assertThat(done(directory.history().list(alice, ALICE)))
        .anySatisfy(
            seen -> {
              assertThat(seen.way()).isEqualTo("password-and-code");
              assertThat(seen.result()).isEqualTo("wrong");
            });
  }

  @Test
  void wrongCodesCountAsWrongPasswords() {
    directory.set(Scope.server(), "sign-in.guesses-by-account", "3");
    String key = key();
    SignIn last = WRONG;
    for (int i = 0; i < 7 && last.equals(WRONG); i++) {
      last = prove(key, "000 00" + i);
    }
    assertThat(last).isInstanceOf(SignIn.Barred.class);
    assertThat(prove(key, code(0))).isInstanceOf(SignIn.Barred.class);
  }

  @Test
  void recoveryCodeIsRequiredAfterTenWrongCodes() {
    String key = key();
    for (int i = 0; i < 10; i++) {
      assertThat(prove(key, "000 01" + i)).isEqualTo(WRONG);
    }
    assertThat(prove(key, code(1))).isEqualTo(WRONG);
    assertThat(prove(key(), recovery.get(5))).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void signedInAccountConfirmsWithThePasswordAlone() {
    Caller open = new Caller(alice.account(), ALICE, alice.rights(), "s1", Proof.SESSION);
    var again = new Credentials.OwnPassword(open, PASSWORD);
    assertThat(directory.sessions().signIn(again, peer(Service.WEB, "s1")))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.secondFactors().propose(open).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.secondFactors().remove(open, ALICE).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void secondFactorIsRemovedByItsOwnerOrAnAdministrator() {
    assertThat(directory.secondFactors().remove(alice, BOB).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    done(directory.secondFactors().remove(alice, ALICE));
    assertThat(signIn(Service.IMAP, ALICE)).isInstanceOf(SignIn.Admitted.class);

    setUp(alice);
    done(directory.secondFactors().remove(ADMINISTRATOR, ALICE));
    assertThat(factor(ALICE)).isEmpty();
    assertThat(directory.secondFactors().remove(ADMINISTRATOR, ALICE).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void passwordConnectionsEndWhenASecondFactorIsSetUp() throws Exception {
    Semaphore ended = new Semaphore(0);
    ((SignIn.Admitted) signIn(Service.IMAP, BOB)).validity().watch(ended::release);
    setUp(((SignIn.Admitted) signIn(Service.WEB, BOB)).caller());
    assertThat(ended.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void domainRequiresASecondFactorFromADate() {
    Caller bob = ((SignIn.Admitted) signIn(Service.WEB, BOB)).caller();
    String setting = "sign-in.second-factor-from";
    directory.set(Scope.domain(domain), setting, LocalDate.now().plusDays(2).toString());
    assertThat(directory.secondFactors().isDue(bob)).isFalse();
    assertThat(signIn(Service.IMAP, BOB)).isInstanceOf(SignIn.Admitted.class);

    directory.set(Scope.domain(domain), setting, LocalDate.now().minusDays(1).toString());
    assertThat(directory.secondFactors().isDue(bob)).isTrue();
    assertThat(directory.secondFactors().isDue(alice)).isFalse();
    assertThat(signIn(Service.IMAP, BOB)).isEqualTo(NOT_HERE);
    assertThat(signIn(Service.WEB, BOB)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void aForeignOrExpiredKeyIsRefused() {
    NewSecondFactor proposed = done(directory.secondFactors().propose(alice));
    Caller bob = ((SignIn.Admitted) signIn(Service.WEB, BOB)).caller();
    assertThat(prove(proposed.key(), code(0))).isEqualTo(WRONG);
    Answer<List<String>> others = directory.secondFactors().confirm(bob, proposed.key(), "000000");
    assertThat(others.asFailure())
        .contains(
            new Failure.Invalid("key", "second-factor-late", "This took too long. Start again."));
    SealedFormState note = new SealedFormState(directory.homeKey(), "test");
    Instant now = Instant.now();
    String written = note.write("a b", now);
    assertThat(note.read(written, now)).contains("a b");
    assertThat(note.read(written, now.plusSeconds(601))).isEmpty();
    Random random = new Random(5);
    for (int i = 0; i < 2_000; i++) {
      int at = random.nextInt(written.length() - 1);
      char other = written.charAt(at) == 'A' ? 'B' : 'A';
      assertThat(note.read(written.substring(0, at) + other + written.substring(at + 1), now))
          .isEmpty();
      assertThat(note.read(written.substring(at + 1), now)).isEmpty();
    }
  }
}
