package org.carillon.identity.internal.directory.saving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.account.Account;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that accounts can be restored from an archive. */
class ArchivedAccountsTest {
  @TempDir private Path home;

  @Test
  void accountsAreCreatedTogetherAndAnsweredOneByOne() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestIdentity directory = new TestIdentity(database, home);
      directory.domain("example.test");
      directory.account("alice@example.test");
      ArchivedAccount alice = done(directory.archived().read(ADMINISTRATOR, "alice@example.test"));
      List<ArchivedAccount> wanted =
          Stream.of(
                  "bob@example.test",
                  "alice@example.test",
                  "eve@nowhere.test",
                  "carol@example.test")
              .map(address -> like(alice, address))
              .toList();

      List<Answer<Account>> made = directory.archived().make(ADMINISTRATOR, wanted);

      assertThat(done(made.get(0)).address()).isEqualTo("bob@example.test");
      assertThat(made.get(1).asFailure()).containsInstanceOf(Failure.Taken.class);
      assertThat(made.get(2).asFailure()).containsInstanceOf(Failure.Invalid.class);
      assertThat(done(made.get(3)).address()).isEqualTo("carol@example.test");
      assertThat(directory.signIn("carol@example.test", "correct horse"))
          .isInstanceOf(SignIn.Admitted.class);
      assertThat(directory.created().fired().stream().flatMap(one -> one.accounts().stream()))
          .hasSize(3);
    }
  }

  @Test
  void unreadableAccountDoesNotBlockOthers() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestIdentity directory = new TestIdentity(database, home);
      directory.domain("example.test");
      directory.account("alice@example.test");
      ArchivedAccount alice = done(directory.archived().read(ADMINISTRATOR, "alice@example.test"));
      ArchivedAccount odd = like(alice, "odd@example.test", "no hash");

      List<Answer<Account>> made =
          directory.archived().make(ADMINISTRATOR, List.of(odd, like(alice, "bob@example.test")));

      assertThat(made.get(0).asFailure()).containsInstanceOf(Failure.Invalid.class);
      assertThat(done(made.get(1)).address()).isEqualTo("bob@example.test");
    }
  }

  @Test
  void secretsOfAnotherHomeKeyCannotBeOpened() throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestIdentity directory = new TestIdentity(database, home);
      directory.domain("example.test");
      directory.account("alice@example.test");
      ArchivedAccount alice = done(directory.archived().read(ADMINISTRATOR, "alice@example.test"));
      byte[] other = alice.secrets().orElseThrow().clone();
      other[other.length / 2] ^= 1;

      assertThat(directory.archived().opens(alice)).isTrue();
      assertThat(directory.archived().opens(sealed(alice, Optional.empty()))).isTrue();
      assertThat(directory.archived().opens(sealed(alice, Optional.of(other)))).isFalse();
    }
  }

  private static ArchivedAccount sealed(ArchivedAccount one, Optional<byte[]> secrets) {
    return new ArchivedAccount(
        one.id(),
        one.uuid(),
        one.address(),
        one.displayName(),
        one.enabled(),
        one.profile(),
        one.serviceClass(),
        one.password(),
        secrets,
        one.aliases(),
        one.settings());
  }

  private static ArchivedAccount like(ArchivedAccount one, String address) {
    return like(one, address, one.password());
  }

  private static ArchivedAccount like(ArchivedAccount one, String address, String password) {
    return new ArchivedAccount(
        one.id(),
        one.uuid(),
        address,
        one.displayName(),
        one.enabled(),
        one.profile(),
        one.serviceClass(),
        password,
        one.secrets(),
        one.aliases(),
        one.settings());
  }
}
