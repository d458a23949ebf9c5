package org.carillon.account.internal.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.Alias;
import org.carillon.account.Domain;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.internal.AccountCreation;
import org.carillon.account.internal.TestDirectory;
import org.carillon.account.internal.classes.entry.ServiceClassOperations;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Scope;
import org.carillon.settings.internal.SettingsOn;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the initial data of new accounts with a real database. */
class NewAccountDefaultsTest {
  @TempDir private Path home;

  private final TestDatabase database = TestDatabase.fresh();
  private TestDirectory directory;
  private Domain domain;
  private Caller chief;

  @BeforeEach
  void open() {
    directory = new TestDirectory(database, home);
    domain = directory.domain("example.test");
    chief =
        new Caller(0, "chief", new Rights.DomainAdministrator(domain.id()), "test", Proof.PASSWORD);
    var classes =
        new ServiceClassOperations(
            directory.transactions(), SettingsOn.database(database).store(), directory.audit());
    done(classes.create(ADMINISTRATOR, "basic", "", false));
    done(classes.create(ADMINISTRATOR, "gold", "", true));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void set(Scope scope, String key, String text) {
    directory.set(scope, "new-accounts." + key, text);
  }

  private static NewAccount wanted(String name, String given, String family) {
    return new NewAccount(
        name + "@example.test",
        new PasswordInput.Hashed("!"),
        "",
        true,
        new Profile(Map.of("givenName", given, "familyName", family)),
        List.of());
  }

  private List<String> others(String name) {
    return done(
            directory
                .aliases()
                .list(
                    ADMINISTRATOR,
                    Optional.of(name + "@example.test"),
                    new PageRequest(Optional.empty(), Optional.empty(), 100)))
        .items()
        .stream()
        .map(Alias::address)
        .toList();
  }

  @Test
  void concurrentNewAccountsGetFreeAddressesAndNumbers() {
    Scope own = Scope.domain(domain.id());
    set(own, "aliases", "{givenName}.{familyName}");
    set(own, "telephones", "200-202");

    done(directory.accounts().create(chief, wanted("ann", "Ann", "Lee")));
    List<AccountCreation.Prepared> more =
        List.of(wanted("ann2", "Ann", "Lee"), wanted("ben", "Ben", "Lee"), wanted("cid", "", ""))
            .stream()
            .map(each -> done(directory.creation().prepared(chief, each)))
            .toList();
    List<Answer<Account>> made = done(directory.creation().createAll(chief, more));

    assertThat(made).allMatch(answer -> answer instanceof Answer.Done<Account>);
    assertThat(others("ann")).containsExactly("200@example.test", "ann.lee@example.test");
    assertThat(others("ann2")).containsExactly("201@example.test");
    assertThat(others("ben")).containsExactly("202@example.test", "ben.lee@example.test");
    assertThat(others("cid")).isEmpty();
  }

  @Test
  void givenValuesTakePrecedenceAndRestoredAccountsAreUnchanged() {
    Scope own = Scope.domain(domain.id());
    set(own, "class", "gold");
    set(own, "aliases", "{user}.x");

    Account named =
        done(
            directory
                .accounts()
                .create(
                    chief,
                    new NewAccount(
                        "ann@example.test",
                        new PasswordInput.Hashed("!"),
                        "",
                        true,
                        Profile.NONE,
                        List.of(),
                        Optional.of(""))));
    Account other = done(directory.accounts().create(chief, wanted("ben", "Ben", "Lee")));
    var archived = done(directory.archived().read(ADMINISTRATOR, "ben@example.test"));
    done(directory.accounts().delete(ADMINISTRATOR, "ben@example.test", OptionalLong.empty()));
    set(own, "aliases", "{user}.y");
    done(directory.archived().make(ADMINISTRATOR, List.of(archived)).getFirst());

    assertThat(named.serviceClass()).isEmpty();
    assertThat(other.serviceClass()).contains("gold");
    assertThat(others("ben")).containsExactly("ben.x@example.test");
    assertThat(done(directory.accounts().find(ADMINISTRATOR, "ben@example.test")).serviceClass())
        .contains("gold");
  }

  @Test
  void missingClassIsReportedWithTheSettingThatNamesIt() {
    set(Scope.domain(domain.id()), "class", "lost");

    assertThat(directory.accounts().create(chief, wanted("ann", "", "")).asFailure())
        .hasValueSatisfying(
            failure ->
                assertThat(failure.toString()).contains("The setting new-accounts.class names"));
  }

  @Test
  void emptyRangeOfNumbersAndUnknownTimeZoneAreRefused() {
    for (var wrong :
        Map.of("new-accounts.telephones", "9-1", "account.time-zone", "Mars/Base").entrySet()) {
      assertThat(
              directory
                  .settingChanges()
                  .change(
                      ADMINISTRATOR,
                      Scope.domain(domain.id()),
                      Map.of(wrong.getKey(), Optional.of(wrong.getValue())),
                      OptionalLong.empty())
                  .asFailure())
          .as(wrong.getKey())
          .isPresent();
    }
  }

  @Test
  void unofferedClassIsAllowedInTheServerSettingOnly() {
    set(Scope.domain(domain.id()), "class", "basic");
    assertThat(directory.accounts().create(chief, wanted("ann", "", "")).asFailure()).isPresent();

    directory.set(Scope.server(), "new-accounts.class", "basic");
    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain.id()),
                Map.of("new-accounts.class", Optional.empty()),
                OptionalLong.empty()));
    assertThat(done(directory.accounts().create(chief, wanted("ann", "", ""))).serviceClass())
        .contains("basic");
  }
}
