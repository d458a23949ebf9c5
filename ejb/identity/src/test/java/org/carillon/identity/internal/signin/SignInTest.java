package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests of the credentials that sign in, and of those that do not. */
class SignInTest extends OwnIdentityTest {
  @Test
  void accountSignsInUnderAnyOfItsNames() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    done(
        directory
            .aliases()
            .create(
                ADMINISTRATOR,
                new Alias("al@example.test", Alias.Kind.NAME, "alice@example.test")));

    assertThat(caller(directory.signIn("ALICE@Example.Test", "correct horse")))
        .isEqualTo(
            new Caller(
                alice.id(),
                "alice@example.test",
                new Rights.User(),
                "s1",
                Proof.PASSWORD,
                Optional.of(ClientNetwork.of(InetAddress.getLoopbackAddress()))));
    assertThat(directory.signIn("al@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn("alice@example.test", "wrong"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.signIn("nobody@example.test", "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.signInLog())
        .contains(
            "admitted client=127.0.0.1 way=web name=alice@example.test",
            "refused client=127.0.0.1 way=web answer=wrong name=nobody@example.test")
        .noneMatch(line -> line.contains("horse"));
  }

  @Test
  void unencryptedPasswordIsAcceptedFromLoopbackOnly() throws Exception {
    var elsewhere = new Peer(Service.IMAP, InetAddress.getByName("192.0.2.1"), false, "s1");
    assertThat(directory.sessions().passwordAllowed(elsewhere)).isFalse();
    assertThat(
            directory
                .sessions()
                .signIn(new Credentials.Password("", "alice@example.test", "x"), elsewhere))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NEEDS_ENCRYPTION));

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.server(),
                Map.of("sign-in.without-encryption", Optional.of("true")),
                OptionalLong.empty()));

    assertThat(directory.sessions().passwordAllowed(elsewhere)).isTrue();
  }

  @Test
  void pop3LoginDelayIsSetPerDomain() {
    long domain = directory.domain("example.test").id();
    directory.domain("example.org");
    directory.account("alice@example.test");
    directory.account("bob@example.org");
    Caller alice = caller(directory.signIn("alice@example.test", "correct horse"));
    Caller bob = caller(directory.signIn("bob@example.org", "correct horse"));
    assertThat(directory.sessions().loginDelay()).isZero();
    assertThat(directory.sessions().beginLogin(alice)).isTrue();

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain),
                Map.of("sign-in.pop3-delay", Optional.of("PT1H")),
                OptionalLong.empty()));

    assertThat(directory.sessions().loginDelay()).isEqualTo(Duration.ofHours(1));
    assertThat(directory.sessions().loginDelay(alice)).isEqualTo(Duration.ofHours(1));
    assertThat(directory.sessions().loginDelay(bob)).isZero();
    assertThat(directory.sessions().beginLogin(alice)).isTrue();
    assertThat(directory.sessions().beginLogin(alice)).isFalse();
    assertThat(directory.sessions().beginLogin(bob)).isTrue();
    assertThat(directory.sessions().beginLogin(bob)).isTrue();
  }

  @Test
  void disabledAccountNeitherSignsInNorReceives() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                alice.address(),
                new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)),
                OptionalLong.of(alice.version())));

    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    assertThat(directory.addresses().resolve(alice.address()))
        .isEqualTo(new Resolution.SwitchedOff(alice.domain()));
  }

  @Test
  void banEndsSessionsOfItsNetwork() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var caller = caller(directory.signIn(alice.address(), "correct horse"));
    String secret = done(directory.tokens().openWebSession(caller, "a browser")).secret();
    String token = done(directory.tokens().create(caller, "x", Optional.empty())).secret();
    directory.banned.add(InetAddress.getLoopbackAddress());
    assertThat(directory.withSession(secret)).isInstanceOf(SignIn.Barred.class);
    assertThat(directory.withToken(token)).isInstanceOf(SignIn.Barred.class);
    directory.banned.clear();
    assertThat(directory.withSession(secret)).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void aChangedPasswordEndsWebSessionsTokensAndTheOldPassword() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var caller = caller(directory.signIn(alice.address(), "correct horse"));
    String secret = done(directory.tokens().openWebSession(caller, "a browser")).secret();
    String token = done(directory.tokens().create(caller, "x", Optional.empty())).secret();
    assertThat(directory.withSession(secret)).isInstanceOf(SignIn.Admitted.class);

    done(
        directory
            .accounts()
            .change(
                caller,
                alice.address(),
                new AccountChange(
                    Optional.of(new PasswordInput.Typed("battery staple")),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));

    assertThat(directory.withSession(secret)).isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.withToken(token)).isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isInstanceOf(SignIn.Rejected.class);
    assertThat(directory.signIn(alice.address(), "battery staple"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void shortPasswordIsRefusedWithItsField() {
    directory.domain("example.test");

    assertThat(
            directory
                .accounts()
                .create(ADMINISTRATOR, new NewAccount("a@example.test", "short", "", true)))
        .isEqualTo(
            Answer.failed(
                new Failure.Invalid(
                    "password", "too-short", "A password must have at least 8 characters.")));
  }

  @Test
  void digestSecretsMatchThoseOfATelephone() {
    directory.domain("example.test");
    directory.account("alice@example.test");

    assertThat(directory.digests().find("alice", "example.test", Algorithm.MD5))
        .isInstanceOfSatisfying(
            DigestSecrets.Secret.class,
            secret ->
                assertThat(secret.ha1())
                    // printf 'alice:example.test:correct horse' | md5sum
                    .isEqualTo("fccdf07ee11ba6d92b720cc00f94f8da"));
    assertThat(directory.digests().find("alice", "elsewhere.test", Algorithm.MD5))
        .isEqualTo(new DigestSecrets.None());
  }

  @Test
  void bearerTokenWorksUntilRevoked() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    var alice = caller(directory.signIn("alice@example.test", "correct horse"));
    var issued = done(directory.tokens().create(alice, "script", Optional.empty()));

    var program = caller(directory.withToken(issued.secret()));
    assertThat(program)
        .isEqualTo(
            new Caller(
                alice.account(),
                alice.name(),
                alice.rights(),
                alice.session(),
                Proof.TOKEN,
                alice.from()));
    done(directory.tokens().revoke(program, issued.token().id()));

    assertThat(directory.withToken(issued.secret()))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(done(directory.tokens().list(alice, TestIdentity.FIRST_PAGE)).items()).isEmpty();
  }

  @Test
  void hashIsRenewedWithHigherCostAtTheNextSignIn() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    directory.set(Scope.server(), "password.hash-memory", "2048");

    assertThat(directory.signIn("alice@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);

    String kept =
        database
            .transactions()
            .read(
                entities ->
                    entities
                        .createQuery("SELECT c.password FROM CredentialRow c", String.class)
                        .getSingleResult());
    assertThat(kept).startsWith("$argon2id$v=19$m=2048,t=1,p=1$");
    assertThat(directory.signIn("alice@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void correctPasswordIsHashedOnceAndWrongOnesEachTime() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    directory.signIn("alice@example.test", "correct horse");

    assertThat(hashed("alice@example.test", "correct horse")).isFalse();
    assertThat(hashed("ALICE@example.test", "correct horse")).isFalse();
    assertThat(hashed("alice@example.test", "wrong")).isTrue();
    assertThat(hashed("alice@example.test", "wrong")).isTrue();
    assertThat(hashed("nobody@example.test", "correct horse")).isTrue();
    assertThat(hashed("nobody@example.test", "correct horse")).isTrue();

    directory.set(Scope.server(), "password.remember", "PT0S");
    assertThat(hashed("alice@example.test", "correct horse")).isTrue();
    assertThat(hashed("alice@example.test", "correct horse")).isTrue();
  }

  @Test
  void cachedPasswordIsInvalidAfterAChangeOrDisabling() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    directory.signIn(alice.address(), "correct horse");

    change(alice, new AccountChange(Optional.empty(), Optional.empty(), Optional.of(false)));
    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    change(alice, new AccountChange(Optional.empty(), Optional.empty(), Optional.of(true)));
    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);

    change(
        alice,
        new AccountChange(
            Optional.of(new PasswordInput.Typed("battery staple")),
            Optional.empty(),
            Optional.empty()));
    assertThat(directory.signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
  }

  private void change(Account account, AccountChange change) {
    done(
        directory
            .accounts()
            .change(ADMINISTRATOR, account.address(), change, OptionalLong.empty()));
  }

  private boolean hashed(String name, String password) {
    var meters = new SimpleMeterRegistry();
    Metrics.addRegistry(meters);
    try {
      directory.signIn(name, password);
      return meters.counter("carillon.sign-in.password", "checked", "hashed").count() > 0;
    } finally {
      Metrics.removeRegistry(meters);
    }
  }

  private static Caller caller(SignIn answer) {
    return ((SignIn.Admitted) answer).caller();
  }
}
