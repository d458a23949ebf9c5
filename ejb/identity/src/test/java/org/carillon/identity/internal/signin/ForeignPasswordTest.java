package org.carillon.identity.internal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.CredentialRow;
import org.carillon.account.secret.DigestSecrets;
import org.carillon.account.secret.DigestSecrets.Algorithm;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests the import of accounts with another server's hashes, replaced later by own ones. */
class ForeignPasswordTest extends OwnIdentityTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  /** The hash of {@code secret}, made by doveadm. */
  private static final String HASH =
      "{SSHA512}MJyo1JLXQskIHvRx4DPxB7dG0daS1rYxn98o8T0HBgmsyk/adCS8q8tCDVon6WeVHh/P6PeB1Vz7REK0saeMlQwuBtI=";

  @BeforeEach
  void domain() {
    directory.domain("example.test");
  }

  private Answer<Account> create(String hash) {
    return directory
        .accounts()
        .create(
            ADMINISTRATOR,
            new NewAccount("alice@example.test", new PasswordInput.Hashed(hash), "", true));
  }

  private String kept(Account account) {
    return database
        .transactions()
        .read(entities -> entities.find(CredentialRow.class, account.id()).password());
  }

  @Test
  void firstSignInReplacesAForeignHash() {
    Account alice = done(create(HASH));
    assertThat(kept(alice)).isEqualTo(HASH);
    assertThat(directory.signIn("alice@example.test", "wrong")).isEqualTo(WRONG);
    assertThat(kept(alice)).isEqualTo(HASH);
    assertThat(directory.digests().find("alice", "example.test", Algorithm.MD5))
        .isInstanceOf(DigestSecrets.None.class);

    assertThat(directory.signIn("alice@example.test", "secret"))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(kept(alice)).startsWith("$argon2id$");
    assertThat(directory.digests().find("alice", "example.test", Algorithm.MD5))
        .isInstanceOf(DigestSecrets.Secret.class);
    assertThat(directory.signIn("alice@example.test", "secret"))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn("alice@example.test", HASH)).isEqualTo(WRONG);
  }

  @Test
  void passwordCanBeReplacedByAHash() {
    Account alice = directory.account("alice@example.test");
    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                alice.address(),
                new AccountChange(
                    Optional.of(new PasswordInput.Hashed(HASH)),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));

    assertThat(directory.signIn("alice@example.test", "correct horse")).isEqualTo(WRONG);
    assertThat(directory.signIn("alice@example.test", "secret"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void accountsWithoutAPasswordCannotSignIn() {
    done(create("!"));
    assertThat(directory.signIn("alice@example.test", "!")).isEqualTo(WRONG);
    assertThat(directory.signIn("alice@example.test", "")).isEqualTo(WRONG);
  }

  @Test
  void invalidPasswordHashIsReportedByItsField() {
    assertThat(create("{PLAIN}secret").asFailure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure)
                    .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> {
                          assertThat(invalid.field()).isEqualTo("passwordHash");
                          assertThat(invalid.message()).doesNotContain("secret");
                        }));
  }
}
