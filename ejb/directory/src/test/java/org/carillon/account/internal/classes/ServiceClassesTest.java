package org.carillon.account.internal.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.FIRST_PAGE;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Domain;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.classes.ServiceClass;
import org.carillon.account.internal.ClassedSettings;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.classes.entry.KnownClassMembers;
import org.carillon.account.internal.classes.entry.ServiceClassOperations;
import org.carillon.account.profile.Profile;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.account.setting.SettingChanges;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Origin;
import org.carillon.settings.Resolved;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of classes of service with a real database. */
class ServiceClassesTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private TestDirectory directory;
  private ServiceClassOperations classes;
  private Domain domain;
  private Account alice;
  private Caller chief;

  @BeforeEach
  void open() {
    directory = new TestDirectory(database, home);
    classes =
        new ServiceClassOperations(
            directory.transactions(), ClassedSettings.on(database).store(), directory.audit());
    domain = directory.domain("example.test");
    alice = directory.account("alice@example.test");
    chief =
        new Caller(0, "chief", new Rights.DomainAdministrator(domain.id()), "test", Proof.PASSWORD);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Scope scope(String name) {
    ServiceClass found = done(classes.find(ADMINISTRATOR, name));
    return Scope.serviceClass(found.domain().orElse(Scope.NO_DOMAIN), found.id());
  }

  private void set(Scope scope, long messages) {
    directory.set(scope, OwnerSettings.CONNECTIONS.key(), Long.toString(messages));
  }

  private Resolved<Long> limit(Account account) {
    return directory
        .settings()
        .resolve(OwnerSettings.CONNECTIONS, Scope.account(account.domain(), account.id()));
  }

  private Answer<Account> put(Caller caller, String address, String name) {
    return directory
        .accounts()
        .change(
            caller,
            address,
            new AccountChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Profile.NONE,
                Optional.empty(),
                Optional.of(name)),
            OptionalLong.empty());
  }

  @Test
  void classSettingsRankBetweenAccountAndDomain() {
    done(classes.create(ADMINISTRATOR, "Gold", "", true));
    set(Scope.domain(domain.id()), 100);
    set(scope("gold"), 500);

    assertThat(limit(alice)).isEqualTo(new Resolved<>(100L, Origin.DOMAIN));
    assertThat(done(put(ADMINISTRATOR, "alice@example.test", "GOLD")).serviceClass())
        .contains("gold");
    assertThat(limit(alice)).isEqualTo(new Resolved<>(500L, Origin.CLASS));
    set(Scope.account(alice.domain(), alice.id()), 7);
    assertThat(limit(alice)).isEqualTo(new Resolved<>(7L, Origin.ACCOUNT));
    SettingChanges.Sheet sheet =
        done(
            directory
                .settingChanges()
                .list(ADMINISTRATOR, Scope.account(alice.domain(), alice.id())));
    assertThat(sheet.serviceClass()).contains("gold");
  }

  @Test
  void classChangesReachAccountsOnOtherNodes() {
    done(classes.create(ADMINISTRATOR, "gold", "", true));
    var other = ClassedSettings.on(database);
    done(put(ADMINISTRATOR, "alice@example.test", "gold"));
    set(scope("gold"), 500);

    other.versions().compare();
    Scope own = Scope.account(alice.domain(), alice.id());
    assertThat(other.settings().value(OwnerSettings.CONNECTIONS, own)).isEqualTo(500L);
    done(put(ADMINISTRATOR, "alice@example.test", ""));
    other.versions().compare();
    assertThat(other.settings().resolve(OwnerSettings.CONNECTIONS, own).origin())
        .isEqualTo(Origin.BUILT_IN);
  }

  @Test
  void domainAdministratorsSeeOwnAndOfferedClassesOnly() {
    directory.domain("other.test");
    done(classes.create(ADMINISTRATOR, "gold", "", true));
    done(classes.create(ADMINISTRATOR, "hidden", "", false));
    done(classes.create(chief, "own@example.test", "", true));
    done(classes.create(ADMINISTRATOR, "theirs@other.test", "", true));

    assertThat(done(classes.list(chief, FIRST_PAGE)).items())
        .extracting(ServiceClass::name)
        .containsExactly("gold", "own@example.test");
    assertThat(put(chief, "alice@example.test", "gold")).isInstanceOf(Answer.Done.class);
    assertThat(put(chief, "alice@example.test", "own@example.test"))
        .isInstanceOf(Answer.Done.class);
    for (String not : List.of("hidden", "theirs@other.test", "none", "@")) {
      assertThat(put(chief, "alice@example.test", not).asFailure().orElseThrow())
          .isInstanceOf(Failure.Invalid.class)
          .extracting("field")
          .isEqualTo("class");
    }
    assertThat(put(ADMINISTRATOR, "alice@example.test", "theirs@other.test").asFailure())
        .isPresent();
    assertThat(put(ADMINISTRATOR, "alice@example.test", "hidden")).isInstanceOf(Answer.Done.class);
    assertThat(classes.create(chief, "mine", "", true).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(classes.delete(chief, "gold", OptionalLong.empty()).asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
    assertThat(
            directory
                .settingChanges()
                .change(chief, scope("gold"), Map.of(), OptionalLong.empty())
                .asFailure())
        .isPresent();
    assertThat(directory.settingChanges().list(chief, scope("gold")))
        .isInstanceOf(Answer.Done.class);
    Caller self =
        new Caller(alice.id(), alice.address(), new Rights.User(), "test", Proof.PASSWORD);
    assertThat(put(self, alice.address(), "gold").asFailure().orElseThrow())
        .isInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void classWithAccountsCannotBeDeleted() {
    done(classes.create(ADMINISTRATOR, "gold", "", true));
    set(scope("gold"), 500);
    done(put(ADMINISTRATOR, "alice@example.test", "gold"));

    assertThat(done(classes.find(ADMINISTRATOR, "gold")).accounts()).isEqualTo(1);
    assertThat(classes.delete(ADMINISTRATOR, "gold", OptionalLong.empty()).asFailure()).isPresent();
    done(directory.accounts().delete(ADMINISTRATOR, "alice@example.test", OptionalLong.empty()));
    done(classes.delete(ADMINISTRATOR, "gold", OptionalLong.empty()));
    done(classes.create(ADMINISTRATOR, "gold", "", true));
    assertThat(done(directory.settingChanges().list(ADMINISTRATOR, scope("gold"))).values())
        .noneMatch(value -> value.origin() == Origin.CLASS);
  }

  @Test
  void newAccountsInAClassDoNotNotifySettingsWatchers() {
    done(classes.create(ADMINISTRATOR, "gold", "", true));
    var members = new KnownClassMembers(database.transactions(), directory.versions());
    members.start();
    int[] told = new int[1];
    members.watch(() -> told[0]++);

    Account bob =
        done(
            directory
                .accounts()
                .create(
                    ADMINISTRATOR,
                    new NewAccount(
                        "bob@example.test",
                        new PasswordInput.Hashed("!"),
                        "",
                        true,
                        Profile.NONE,
                        List.of(),
                        Optional.of("gold"))));
    assertThat(bob.serviceClass()).contains("gold");
    assertThat(members.classOf(bob.id())).isEqualTo(done(classes.find(ADMINISTRATOR, "gold")).id());
    assertThat(told[0]).isZero();
    done(put(ADMINISTRATOR, "alice@example.test", "gold"));
    assertThat(told[0]).isOne();
  }
}
