package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Accounts;
import org.carillon.account.Alias;
import org.carillon.account.NewAccount;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.profile.Profile;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an account's profile and addresses change together or not at all. */
class PersonTest {
  @TempDir private Path home;
  private TestDatabase database;
  private TestDirectory directory;
  private Account alice;

  @BeforeEach
  void aPersonWithAnAlias() throws Exception {
    database = TestDatabase.fresh();
    directory = new TestDirectory(database, home);
    directory.domain("example.test");
    directory.account("bob@example.test");
    alice =
        done(
            directory
                .accounts()
                .create(
                    ADMINISTRATOR,
                    new NewAccount(
                        "alice@example.test",
                        new PasswordInput.Hashed("!"),
                        "Alice",
                        true,
                        new Profile(Map.of("givenName", "Alicia", "department", "Bönnigheim")),
                        List.of(name("a.adams"), telephone("+4971")))));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static Alias name(String local) {
    return new Alias(local + "@example.test", Alias.Kind.NAME, "");
  }

  private static Alias telephone(String number) {
    return new Alias(number + "@example.test", Alias.Kind.TELEPHONE, "");
  }

  private Answer<Account> change(Caller caller, Profile profile, List<Alias> aliases) {
    return directory
        .accounts()
        .change(
            caller,
            "alice@example.test",
            new AccountChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                profile,
                Optional.of(aliases)),
            OptionalLong.empty());
  }

  private List<String> found(String part) {
    return done(
            directory
                .accounts()
                .list(
                    ADMINISTRATOR,
                    Optional.empty(),
                    new PageRequest(Optional.of(part), Optional.empty(), 10)))
        .items()
        .stream()
        .map(Account::address)
        .toList();
  }

  @Test
  void personsAreFoundByPartsOfTheirAttributes() {
    assertThat(found("önnig")).containsExactly("alice@example.test");
    assertThat(found("alice@ex")).containsExactly("alice@example.test");

    change(ADMINISTRATOR, new Profile(Map.of("department", "")), List.of());

    assertThat(found("önnig")).isEmpty();
    assertThat(found("alicia")).containsExactly("alice@example.test");
  }

  @Test
  void aliasesAreReplacedByTheGivenOnes() {
    var changed =
        done(change(ADMINISTRATOR, Profile.NONE, List.of(name("a.adams"), name("adams"))));

    assertThat(changed.version()).isGreaterThan(alice.version());
    assertThat(directory.addresses().resolve("adams@example.test"))
        .isInstanceOf(Resolution.Local.class);
    assertThat(directory.addresses().resolve("+4971@example.test"))
        .isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void changeWithATakenAddressChangesNothing() {
    var refused =
        change(
            ADMINISTRATOR,
            new Profile(Map.of("givenName", "Bob")),
            List.of(name("new"), name("bob")));

    assertThat(refused.asFailure()).containsInstanceOf(Failure.Taken.class);
    assertThat(done(directory.accounts().find(ADMINISTRATOR, alice.address()))).isEqualTo(alice);
    assertThat(directory.addresses().resolve("new@example.test"))
        .isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void ownersChangeOnlyPermittedAttributes() {
    Caller self =
        new Caller(alice.id(), alice.address(), new Rights.User(), "test", Proof.PASSWORD);
    AccountChange change =
        new AccountChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new Profile(Map.of("mobilePhone", "+49 170 1", "title", "Ringer")),
            Optional.empty());
    Accounts accounts = directory.accounts();

    Account changed = done(accounts.change(self, alice.address(), change, OptionalLong.empty()));
    assertThat(changed.profile().text(PersonAttributes.MOBILE_PHONE)).isEqualTo("+49 170 1");

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.account(alice.domain(), alice.id()),
                Map.of("directory.own-entry", Optional.of("mobilePhone")),
                OptionalLong.empty()));
    assertThat(accounts.change(self, alice.address(), change, OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void ownersCannotChangeAdministrativeAttributes() {
    Caller self =
        new Caller(alice.id(), alice.address(), new Rights.User(), "test", Proof.PASSWORD);

    assertThat(change(self, new Profile(Map.of("department", "Board")), List.of()).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void patternIsNoAlias() {
    assertThat(change(ADMINISTRATOR, Profile.NONE, List.of(name("*"))).asFailure())
        .hasValueSatisfying(
            why -> assertThat(((Failure.Invalid) why).message()).contains("catch-all"));
  }

  @Test
  void controlCharactersInAttributesAreRefused() {
    assertThat(change(ADMINISTRATOR, new Profile(Map.of("title", "a\nb")), List.of()).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }
}
