package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import org.carillon.account.Account;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that nobody can act on an account that administers more than the caller does. */
class AuthorityTest extends OwnIdentityTest {
  private static final OptionalLong ANY = OptionalLong.empty();

  private Domain domain;
  private Caller chief;
  private Caller peer;
  private Account plain;
  private Account wide;
  private Account elsewhere;

  /** Every operation on an account, with the rights of its domain's administrator. */
  private final Map<String, BiFunction<Caller, String, Answer<?>>> operations =
      new LinkedHashMap<>(
          Map.of(
              "look into", (caller, on) -> directory.accounts().governed(caller, on),
              "password", (caller, on) -> change(caller, on, "new password", null, null),
              "name", (caller, on) -> change(caller, on, null, "Somebody", null),
              "switch off", (caller, on) -> change(caller, on, null, null, false),
              "add an alias", this::alias,
              "remove an alias", (caller, on) -> directory.aliases().delete(caller, "also-" + on),
              "set", this::set,
              "sign out", (caller, on) -> directory.tokens().signOutEverywhere(caller, on),
              "delete", (caller, on) -> directory.accounts().delete(caller, on, ANY)));

  @BeforeEach
  void people() {
    domain = directory.domain("own.test");
    directory.domain("other.test");
    plain = directory.account("plain@own.test");
    directory.account("chief@own.test");
    directory.account("peer@own.test");
    wide = directory.account("wide@own.test");
    elsewhere = directory.account("elsewhere@own.test");
    grant("chief@own.test", Optional.of("own.test"));
    grant("peer@own.test", Optional.of("own.test"));
    grant("wide@own.test", Optional.empty());
    grant("elsewhere@own.test", Optional.of("other.test"));
    for (Account one : List.of(plain, wide, elsewhere)) {
      done(
          directory
              .aliases()
              .create(
                  ADMINISTRATOR,
                  new Alias("also-" + one.address(), Alias.Kind.NAME, one.address())));
    }
    chief = caller("chief@own.test");
    peer = caller("peer@own.test");
  }

  private void grant(String account, Optional<String> of) {
    done(
        directory
            .administrators()
            .create(ADMINISTRATOR, new NewAdministrator(account, Optional.empty(), of)));
  }

  private Caller caller(String account) {
    return ((SignIn.Admitted) directory.signIn(account, "correct horse")).caller();
  }

  private Answer<?> change(
      Caller caller, String on, String password, String name, Boolean enabled) {
    return directory
        .accounts()
        .change(
            caller,
            on,
            new AccountChange(
                Optional.ofNullable(password).map(PasswordInput.Typed::new),
                Optional.ofNullable(name),
                Optional.ofNullable(enabled)),
            ANY);
  }

  private Answer<?> alias(Caller caller, String on) {
    return directory.aliases().create(caller, new Alias("new-" + on, Alias.Kind.NAME, on));
  }

  private Answer<?> set(Caller caller, String on) {
    long id = done(directory.accounts().find(ADMINISTRATOR, on)).id();
    return directory
        .settingChanges()
        .change(
            caller,
            Scope.account(domain.id(), id),
            Map.of("mailbox.undelete-period", Optional.of("P7D")),
            ANY);
  }

  @Test
  void domainAdministratorsCannotChangeHigherAdministrators() {
    for (Account one : List.of(wide, elsewhere)) {
      operations.forEach(
          (what, operation) ->
              assertThat(operation.apply(chief, one.address()).asFailure().orElseThrow())
                  .as(what + " of " + one.address())
                  .isInstanceOfSatisfying(
                      Failure.NotAllowed.class,
                      refused -> {
                        assertThat(refused.code()).isEqualTo("administers-more");
                        assertThat(refused.message()).contains(one.address());
                      }));
      assertThat(done(directory.accounts().find(chief, one.address())).displayName()).isEmpty();
    }
    assertThat(directory.signIn("wide@own.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void domainAdministratorsChangePlainAccountsAndPeers() {
    for (String one : List.of("plain@own.test", "peer@own.test")) {
      assertThat(directory.accounts().governed(chief, one)).isInstanceOf(Answer.Done.class);
      assertThat(change(chief, one, "new password", null, null)).isInstanceOf(Answer.Done.class);
    }
    var last = operations.remove("delete");
    operations.forEach(
        (what, operation) ->
            assertThat(operation.apply(chief, plain.address()))
                .as(what)
                .isInstanceOf(Answer.Done.class));
    assertThat(last.apply(chief, plain.address())).isInstanceOf(Answer.Done.class);
    assertThat(directory.accounts().find(chief, plain.address()).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  @Test
  void administratorsManageThemselves() {
    var self = caller("wide@own.test");
    var user = caller("plain@own.test");

    assertThat(change(self, self.name(), "new password", null, null))
        .isInstanceOf(Answer.Done.class);
    assertThat(directory.accounts().governed(user, user.name())).isInstanceOf(Answer.Done.class);
    assertThat(directory.accounts().governed(user, "peer@own.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.tokens().signOutEverywhere(user, "peer@own.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.accounts().delete(user, user.name(), ANY).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void domainWithHigherAdministratorsIsNotDisabledByItsOwn() {
    assertThat(switchOff(chief).asFailure()).containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.signIn("wide@own.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);

    done(directory.administrators().create(ADMINISTRATOR, named("root")));
    done(directory.administrators().delete(ADMINISTRATOR, "wide@own.test", ANY));
    done(directory.administrators().delete(ADMINISTRATOR, "elsewhere@own.test", ANY));
    assertThat(switchOff(chief)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void domainWithHigherAdministratorsKeepsThemAdmitted() {
    assertThat(shut(chief).asFailure())
        .hasValueSatisfying(refused -> isRefused(refused, "administers-more"));
    assertThat(shut(ADMINISTRATOR)).isInstanceOf(Answer.Done.class);

    done(directory.administrators().create(ADMINISTRATOR, named("root")));
    done(directory.administrators().delete(ADMINISTRATOR, "wide@own.test", ANY));
    done(directory.administrators().delete(ADMINISTRATOR, "elsewhere@own.test", ANY));
    assertThat(shut(chief)).isInstanceOf(Answer.Done.class);
  }

  private static void isRefused(Failure failure, String code) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            Failure.NotAllowed.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private Answer<?> shut(Caller by) {
    return set(by, "access.web", "false");
  }

  private Answer<?> set(Caller by, String key, String text) {
    return directory
        .settingChanges()
        .change(by, Scope.domain(domain.id()), Map.of(key, Optional.of(text)), ANY);
  }

  @Test
  void webmailAddressIsSetByServerAdministratorsOnly() {
    assertThat(set(chief, "web.address", "https://evil.example").asFailure())
        .as("letters with codes lead there, also of who administers more")
        .hasValueSatisfying(refused -> isRefused(refused, "server-only"));
    assertThat(set(ADMINISTRATOR, "web.address", "https://mail.own.test"))
        .isInstanceOf(Answer.Done.class);
  }

  private Answer<Domain> switchOff(Caller by) {
    return directory
        .domains()
        .change(
            by,
            "own.test",
            new DomainChange(Optional.empty(), Optional.empty(), Optional.of(false)),
            ANY);
  }

  private static NewAdministrator named(String name) {
    return new NewAdministrator(name, Optional.of("correct horse"), Optional.empty());
  }

  @Test
  void lastServerAdministratorCannotBeRemoved() {
    var self = caller("wide@own.test");

    for (Answer<?> tried :
        List.of(
            directory.administrators().delete(self, self.name(), ANY),
            directory.accounts().delete(self, self.name(), ANY),
            change(self, self.name(), null, null, false),
            switchOff(self))) {
      assertThat(tried.asFailure().orElseThrow())
          .isInstanceOfSatisfying(
              Failure.NotAllowed.class,
              refused -> assertThat(refused.code()).isEqualTo("last-administrator"));
    }
    done(directory.administrators().create(self, named("root")));
    assertThat(directory.accounts().delete(self, self.name(), ANY)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void disabledAdministratorDoesNotCountAsAnother() {
    directory.account("second@own.test");
    grant("second@own.test", Optional.empty());
    done((Answer<Account>) change(ADMINISTRATOR, "second@own.test", null, null, false));
    var self = caller("wide@own.test");

    assertThat(directory.accounts().delete(self, self.name(), ANY).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.administrators().delete(self, "second@own.test", ANY))
        .isInstanceOf(Answer.Done.class);
  }
}
