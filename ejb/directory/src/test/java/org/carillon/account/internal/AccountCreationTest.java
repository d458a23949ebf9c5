package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.carillon.account.Account;
import org.carillon.account.NewAccount;
import org.carillon.account.internal.hashing.PasswordHashing;
import org.carillon.account.internal.hashing.derived.SecretPolicy;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.Watch;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.settings.Setting;
import org.carillon.settings.Settings;
import org.carillon.testing.DeclaredSettings;
import org.carillon.testing.FiredEvents;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCreationTest {
  private final DeclaredSettings settings =
      new DeclaredSettings()
          .with(DirectorySettings.HASH_MEMORY, 1_024L)
          .with(DirectorySettings.HASH_PASSES, 1L);

  /** Settings that run an action when a setting is first read. */
  private final class Looked implements Settings {
    private Runnable first;

    Looked(Runnable first) {
      this.first = first;
    }

    @Override
    public <T> Resolved<T> resolve(Setting<T> setting, Scope scope) {
      Runnable once = first;
      first = () -> {};
      once.run();
      return settings.resolve(setting, scope);
    }

    @Override
    public boolean isOnAnywhere(Setting<Boolean> setting) {
      return settings.isOnAnywhere(setting);
    }

    @Override
    public <T extends Comparable<T>> T greatest(Setting<T> setting) {
      return settings.greatest(setting);
    }

    @Override
    public <T> Map<Long, T> onDomains(Setting<T> setting) {
      return settings.onDomains(setting);
    }

    @Override
    public Watch watch(Runnable onChange) {
      return settings.watch(onChange);
    }
  }

  @Test
  void domainDeletedMeanwhileIsReportedAsMissing(@TempDir Path home) {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("gone.test");
      PasswordHashing hashing = new PasswordHashing(settings);
      hashing.start();
      AccountCreation creation =
          new AccountCreation(
              new DirectoryTransactions(database.transactions(), directory.versions()),
              new NewPasswords(
                  new Looked(
                      () ->
                          done(
                              directory
                                  .domains()
                                  .delete(ADMINISTRATOR, "gone.test", OptionalLong.empty()))),
                  hashing,
                  directory.homeKey(),
                  new SecretPolicy(new DeclaredSettings())),
              new DeclaredSettings(),
              directory.audit(),
              new FiredEvents<>());
      NewAccount wanted = new NewAccount("alice@gone.test", "correct horse", "", true);

      Answer<?> meanwhile = creation.create(ADMINISTRATOR, wanted);

      assertThat(meanwhile.asFailure())
          .get()
          .isInstanceOfSatisfying(
              Failure.Invalid.class, failure -> assertThat(failure.field()).isEqualTo("address"))
          .isEqualTo(creation.create(ADMINISTRATOR, wanted).asFailure().orElseThrow());
    }
  }

  /** Another new account's transaction has locked the domain and counted, uncommitted. */
  @Test
  void accountCreationDoesNotWaitForTheDomain(@TempDir Path home) throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("busy.test");
      try (Connection other = directory.connection();
          var statement = other.createStatement()) {
        other.setAutoCommit(false);
        statement.execute("select id from domain for share");
        statement.execute("update change_counter set version = version + 1 where slot = 0");
        CompletableFuture<Account> made =
            CompletableFuture.supplyAsync(() -> directory.account("ann@busy.test"));
        assertThat(made).succeedsWithin(Duration.ofSeconds(30));
        other.rollback();
      }
    }
  }

  @Test
  void addressRequestedTwiceIsGivenOnceAndReportedTaken(@TempDir Path home) throws Exception {
    try (TestDatabase database = TestDatabase.fresh()) {
      TestDirectory directory = new TestDirectory(database, home);
      directory.domain("race.test");
      for (int round = 0; round < 10; round++) {
        String address = "a" + round + "@race.test";
        Supplier<Answer<Account>> create =
            () ->
                directory
                    .accounts()
                    .create(ADMINISTRATOR, new NewAccount(address, "correct horse", "", true));
        CompletableFuture<Answer<Account>> other = CompletableFuture.supplyAsync(create);
        List<Answer<Account>> both = List.of(create.get(), other.get());
        assertThat(both).filteredOn(each -> each.asFailure().isEmpty()).hasSize(1);
        assertThat(both)
            .filteredOn(each -> each.asFailure().isPresent())
            .singleElement()
            .extracting(each -> ((Failure.Taken) each.asFailure().orElseThrow()).message())
            .isEqualTo("The address " + address + " is in use.");
      }
    }
  }
}
