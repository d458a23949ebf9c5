package org.carillon.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.Domain;
import org.carillon.account.DomainChange;
import org.carillon.account.NewAccount;
import org.carillon.account.NewAdministrator;
import org.carillon.account.NewDomain;
import org.carillon.account.Resolution;
import org.carillon.account.setting.PasswordSettings;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.resetting.FirstStart;
import org.carillon.settings.Origin;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests of what administrators may see and change. */
class AdministrationTest extends OwnIdentityTest {
  private static final PageRequest FIRST = new PageRequest(Optional.empty(), Optional.empty(), 100);

  @Test
  void outdatedVersionIsRefused() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var change = new AccountChange(Optional.empty(), Optional.of("Alice"), Optional.empty());
    var changed =
        done(
            directory
                .accounts()
                .change(ADMINISTRATOR, alice.address(), change, OptionalLong.of(alice.version())));

    assertThat(
            directory
                .accounts()
                .change(ADMINISTRATOR, alice.address(), change, OptionalLong.of(alice.version())))
        .isEqualTo(Answer.failed(new Failure.Outdated(changed.version())));
  }

  @Test
  void domainAdministratorSeesOnlyItsDomain() {
    directory.domain("example.test");
    directory.domain("other.test");
    directory.account("alice@example.test");
    directory.account("bob@other.test");
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator(
                    "alice@example.test", Optional.empty(), Optional.of("example.test"))));
    var alice =
        ((SignIn.Admitted) directory.signIn("alice@example.test", "correct horse")).caller();

    assertThat(done(directory.accounts().list(alice, Optional.empty(), FIRST)).items())
        .extracting("address")
        .containsExactly("alice@example.test");
    assertThat(directory.accounts().find(alice, "bob@other.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(
            directory
                .accounts()
                .create(alice, new NewAccount("c@other.test", "12345678", "", true))
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(directory.domains().create(alice, new NewDomain("third.test", "")).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void accountsWithoutTheRightToDeleteGetNotFound() {
    directory.domain("example.test");
    directory.domain("other.test");
    directory.account("alice@example.test");
    directory.account("bob@other.test");
    var boss = administratorOf("example.test", "alice@example.test");
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("b@other.test", Alias.Kind.NAME, "bob@other.test")));

    assertThat(
            directory.accounts().delete(boss, "bob@other.test", OptionalLong.empty()).asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.aliases().delete(boss, "b@other.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.accounts().find(ADMINISTRATOR, "b@other.test"))
        .isInstanceOf(Answer.Done.class);
  }

  @Test
  void postmasterMustBeAnAccountOfTheAdministrator() {
    var domain = directory.domain("example.test");
    directory.domain("other.test");
    directory.account("alice@example.test");
    directory.account("bob@other.test");
    var boss = administratorOf("example.test", "alice@example.test");

    assertThat(postmaster(boss, domain, "bob@other.test").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            refused -> assertThat(refused.field()).isEqualTo("directory.postmaster"));
    assertThat(postmaster(boss, domain, "nobody@example.test").asFailure())
        .containsInstanceOf(Failure.Invalid.class);
    assertThat(postmaster(boss, domain, "alice@example.test")).isInstanceOf(Answer.Done.class);
    assertThat(postmaster(ADMINISTRATOR, domain, "bob@other.test")).isInstanceOf(Answer.Done.class);
    // A value that a form sends back unchanged is not a requested change.
    assertThat(postmaster(boss, domain, "bob@other.test")).isInstanceOf(Answer.Done.class);
    assertThat(postmaster(boss, domain, "")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void catchAllMustBeAnAddressOfTheAdministrator() {
    var domain = directory.domain("example.test");
    directory.domain("other.test");
    directory.account("alice@example.test");
    directory.account("bob@other.test");
    var boss = administratorOf("example.test", "alice@example.test");

    for (String unfit :
        List.of("bob@other.test", "nobody@example.test", "*@example.test", "alice")) {
      assertThat(catchAll(boss, domain, unfit).asFailure().orElseThrow())
          .isInstanceOfSatisfying(
              Failure.Invalid.class,
              refused -> assertThat(refused.field()).isEqualTo("directory.catch-all"));
    }
    assertThat(catchAll(boss, domain, "alice@example.test")).isInstanceOf(Answer.Done.class);
    assertThat(catchAll(boss, domain, "alice+rest@example.test")).isInstanceOf(Answer.Done.class);
    assertThat(catchAll(ADMINISTRATOR, domain, "bob@other.test")).isInstanceOf(Answer.Done.class);
    assertThat(catchAll(boss, domain, "")).isInstanceOf(Answer.Done.class);
  }

  private Answer<?> catchAll(Caller caller, Domain domain, String address) {
    return set(caller, domain, "directory.catch-all", address);
  }

  private Answer<?> postmaster(Caller caller, Domain domain, String account) {
    return set(caller, domain, "directory.postmaster", account);
  }

  private Answer<?> set(Caller caller, Domain domain, String key, String value) {
    return directory
        .settingChanges()
        .change(
            caller,
            Scope.domain(domain.id()),
            Map.of(key, Optional.of(value)),
            OptionalLong.empty());
  }

  private Caller administratorOf(String domain, String account) {
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator(account, Optional.empty(), Optional.of(domain))));
    return ((SignIn.Admitted) directory.signIn(account, "correct horse")).caller();
  }

  @Test
  void changeWithoutEffectKeepsTheVersion() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    assertThat(
            done(
                directory
                    .accounts()
                    .change(
                        ADMINISTRATOR,
                        alice.address(),
                        new AccountChange(Optional.empty(), Optional.of(""), Optional.of(true)),
                        OptionalLong.empty())))
        .isEqualTo(alice);
    assertThat(
            done(
                directory
                    .domains()
                    .change(
                        ADMINISTRATOR,
                        domain.name(),
                        new DomainChange(
                            Optional.of(List.of()), Optional.of(""), Optional.of(true)),
                        OptionalLong.empty())))
        .isEqualTo(domain);
  }

  @Test
  void accountCanBeCreatedDisabled() {
    directory.domain("example.test");

    var made =
        done(
            directory
                .accounts()
                .create(
                    ADMINISTRATOR,
                    new NewAccount("alice@example.test", "correct horse", "", false)));

    assertThat(made.enabled()).isFalse();
    assertThat(directory.signIn("alice@example.test", "correct horse"))
        .isNotInstanceOf(SignIn.Admitted.class);
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.SwitchedOff.class);
  }

  @Test
  void nulCharactersAreRefusedByTheirField() {
    directory.domain("example.test");
    var search = new PageRequest(Optional.of("a\0"), Optional.empty(), 10);
    var after = new PageRequest(Optional.empty(), Optional.of("\0"), 10);

    assertInvalid("search", directory.accounts().list(ADMINISTRATOR, Optional.empty(), search));
    assertInvalid("after", directory.accounts().list(ADMINISTRATOR, Optional.empty(), after));
    assertInvalid("after", directory.aliases().list(ADMINISTRATOR, Optional.empty(), after));
    assertInvalid("after", directory.domains().list(ADMINISTRATOR, after));
    assertInvalid("after", directory.administrators().list(ADMINISTRATOR, after));
    assertInvalid("domain", directory.accounts().list(ADMINISTRATOR, Optional.of("\0"), FIRST));
    assertInvalid(
        "description", directory.domains().create(ADMINISTRATOR, new NewDomain("b.test", "\0")));
    assertInvalid("label", directory.tokens().create(ADMINISTRATOR, "\0x", Optional.empty()));
    assertInvalid("label", directory.tokens().create(ADMINISTRATOR, "\ud800", Optional.empty()));
    assertThat(directory.tokens().revoke(ADMINISTRATOR, "\0").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.administrators().find(ADMINISTRATOR, "\0").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.accounts().find(ADMINISTRATOR, "\0@example.test").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
  }

  private static void assertInvalid(String field, Answer<?> answer) {
    assertThat(answer.asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class, refused -> assertThat(refused.field()).isEqualTo(field));
  }

  @Test
  void listsArePagedAndSearched() {
    directory.domain("example.test");
    for (String name : List.of("carol", "alice", "bob_1", "bobx1")) {
      directory.account(name + "@example.test");
    }

    var first =
        done(
            directory
                .accounts()
                .list(
                    ADMINISTRATOR,
                    Optional.empty(),
                    new PageRequest(Optional.empty(), Optional.empty(), 3)));
    var second =
        done(
            directory
                .accounts()
                .list(
                    ADMINISTRATOR,
                    Optional.empty(),
                    new PageRequest(Optional.empty(), first.next(), 3)));

    assertThat(first.items()).extracting("address").startsWith("alice@example.test").hasSize(3);
    assertThat(second.items()).extracting("address").containsExactly("carol@example.test");
    assertThat(second.next()).isEmpty();
    assertThat(
            done(directory
                    .accounts()
                    .list(
                        ADMINISTRATOR,
                        Optional.of("example.test"),
                        new PageRequest(Optional.of("B_1"), Optional.empty(), 3)))
                .items())
        .extracting("address")
        .containsExactly("bob_1@example.test");
    assertThat(done(directory.aliases().list(ADMINISTRATOR, Optional.empty(), FIRST)).items())
        .isEmpty();
  }

  @Test
  void aSettingResolvesFromTheNarrowestLevel() {
    var domain = directory.domain("example.test");
    var minimum = PasswordSettings.MINIMUM;
    directory.set(Scope.server(), "password.minimum-length", "10");

    assertThat(directory.settings().resolve(minimum, Scope.domain(domain.id())).origin())
        .isEqualTo(Origin.SERVER);
    directory.set(Scope.domain(domain.id()), "password.minimum-length", "12");
    assertThat(directory.settings().value(minimum, Scope.account(domain.id(), 99))).isEqualTo(12);
    assertThat(directory.settings().value(minimum)).isEqualTo(10);

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(domain.id()),
                Map.of("password.minimum-length", Optional.empty()),
                OptionalLong.empty()));
    assertThat(directory.settings().value(minimum, Scope.domain(domain.id()))).isEqualTo(10);
  }

  @Test
  void settingsChangedMeanwhileAreNotOverwritten() {
    var sheet = done(directory.settingChanges().list(ADMINISTRATOR, Scope.server()));
    directory.set(Scope.server(), "password.minimum-length", "10");

    assertThat(
            directory
                .settingChanges()
                .change(
                    ADMINISTRATOR,
                    Scope.server(),
                    Map.of("password.minimum-length", Optional.of("9")),
                    OptionalLong.of(sheet.version()))
                .asFailure())
        .containsInstanceOf(Failure.Outdated.class);
    assertThat(
            directory
                .settingChanges()
                .change(
                    ADMINISTRATOR,
                    Scope.server(),
                    Map.of("password.minimum-length", Optional.of("three")),
                    OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void administrativeChangesAreAuditedWithoutPasswords() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    directory.set(Scope.server(), "password.minimum-length", "10");

    assertThat(directory.audit().list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 10))
        .extracting("action")
        .containsExactly("setting.change", "account.create", "domain.create");
    assertThat(directory.audit().list(ADMINISTRATOR, AuditFilter.ALL, OptionalLong.empty(), 10))
        .allSatisfy(
            line ->
                assertThat(line.after().orElse("")).doesNotContain("correct horse", "argon2id"));
  }

  @Test
  void accountSettingsAreFoundInTheAuditLogByAddress() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    directory.set(Scope.domain(domain.id()), "mailbox.undelete-period", "P10D");
    directory.set(Scope.account(domain.id(), alice.id()), "mailbox.undelete-period", "P20D");

    assertThat(subjects("alice@example.test"))
        .containsExactly("mailbox.undelete-period of alice@example.test", "alice@example.test");
    assertThat(subjects("of example.test"))
        .containsExactly("mailbox.undelete-period of example.test");
  }

  private List<String> subjects(String part) {
    var filter =
        new AuditFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.of(part),
            Optional.empty(),
            Optional.empty());
    return directory.audit().list(ADMINISTRATOR, filter, OptionalLong.empty(), 10).stream()
        .map(AuditRecord::subject)
        .toList();
  }

  @Test
  void olderAuditEntriesAreFoundByAddressToo() throws Exception {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    try (var connection = database.dataSource().getConnection();
        var sql = connection.createStatement();
        var migration =
            getClass().getClassLoader().getResourceAsStream("db/before/V39__audit_names.sql")) {
      for (String whose : List.of("domain " + domain.id(), "account " + alice.id(), "the server")) {
        sql.execute(
            "insert into audit (at, actor, session, action, subject) values (now(), 'admin', '',"
                + " 'setting.change', 'mailbox.undelete-period of "
                + whose
                + "')");
      }
      sql.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
    }

    assertThat(subjects("mailbox.undelete"))
        .containsExactly(
            "mailbox.undelete-period of the server",
            "mailbox.undelete-period of alice@example.test",
            "mailbox.undelete-period of example.test");
  }

  @Test
  void auditLogIsSearchedByActorActionSubjectAndTime() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    directory.set(Scope.server(), "password.minimum-length", "10");
    var now = Instant.now();

    assertThat(found(new AuditFilter(of("ADMIN"), none(), none(), none(), none()))).hasSize(3);
    assertThat(found(new AuditFilter(of("chief"), none(), none(), none(), none()))).isEmpty();
    assertThat(found(new AuditFilter(none(), of("account.create"), none(), none(), none())))
        .containsExactly("account.create");
    assertThat(found(new AuditFilter(none(), of("account"), none(), none(), none())))
        .containsExactly("account.create");
    assertThat(found(new AuditFilter(none(), of("acc"), none(), none(), none()))).isEmpty();
    assertThat(found(new AuditFilter(none(), none(), of("Example.TEST"), none(), none())))
        .containsExactly("account.create", "domain.create");
    assertThat(found(new AuditFilter(none(), none(), of("%"), none(), none()))).isEmpty();
    assertThat(
            found(
                new AuditFilter(
                    none(), none(), none(), Optional.of(now.minusSeconds(60)), Optional.of(now))))
        .hasSize(3);
    assertThat(found(new AuditFilter(none(), none(), none(), Optional.of(now), none()))).isEmpty();
  }

  private List<String> found(AuditFilter filter) {
    return directory.audit().list(ADMINISTRATOR, filter, OptionalLong.empty(), 10).stream()
        .map(AuditRecord::action)
        .toList();
  }

  private static Optional<String> of(String text) {
    return Optional.of(text);
  }

  private static <T> Optional<T> none() {
    return Optional.empty();
  }

  @Test
  void concurrentDeletionIsDoneAndAuditedOnce() throws Exception {
    directory.domain("kept.test");
    directory.account("kept@kept.test");
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("also@kept.test", Alias.Kind.NAME, "kept@kept.test")));
    directory.domain("gone.test");
    for (String name : List.of("stays", "gone")) {
      done(
          directory
              .administrators()
              .create(
                  ADMINISTRATOR,
                  new NewAdministrator(name, Optional.of("correct horse"), Optional.empty())));
    }
    String token =
        done(directory.tokens().create(signedIn("gone"), "gone", Optional.empty())).token().id();

    assertDeletedOnce(
        "domain.delete",
        () -> directory.domains().delete(ADMINISTRATOR, "gone.test", OptionalLong.empty()));
    assertDeletedOnce(
        "alias.delete", () -> directory.aliases().delete(ADMINISTRATOR, "also@kept.test"));
    assertDeletedOnce("token.revoke", () -> directory.tokens().revoke(ADMINISTRATOR, token));
    assertDeletedOnce(
        "account.delete",
        () -> directory.accounts().delete(ADMINISTRATOR, "kept@kept.test", OptionalLong.empty()));
    assertDeletedOnce(
        "administrator.delete",
        () -> directory.administrators().delete(ADMINISTRATOR, "gone", OptionalLong.empty()));
  }

  private Caller signedIn(String name) {
    return ((SignIn.Admitted) directory.signIn(name, "correct horse")).caller();
  }

  private void assertDeletedOnce(String action, Callable<Answer<?>> deletion) throws Exception {
    List<Answer<?>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(Collections.nCopies(8, deletion))) {
        answers.add(answer.get());
      }
    }
    assertThat(answers).as(action).filteredOn(Answer.Done.class::isInstance).hasSize(1);
    assertThat(answers)
        .as(action)
        .filteredOn(answer -> answer instanceof Answer.Failed(Failure.NotFound _))
        .hasSize(7);
    assertThat(found(new AuditFilter(none(), of(action), none(), none(), none()))).hasSize(1);
  }

  @Test
  void accountSeesItsSettingsAndChangesItsAppearance() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var scope = Scope.account(domain.id(), alice.id());
    var self = new Caller(alice.id(), "alice@example.test", new Rights.User(), "test");
    var other = new Caller(alice.id() + 1, "bob@example.test", new Rights.User(), "test");

    assertThat(done(directory.settingChanges().list(self, scope)).values())
        .extracting(value -> value.setting().key())
        .contains("web.look.theme", "mailbox.undelete-period");
    assertThat(change(self, scope, "web.look.theme", "dark")).isInstanceOf(Answer.Done.class);
    assertThat(change(self, scope, "calendar.birthdays", "false"))
        .as("what one's calendar shows is one's own")
        .isInstanceOf(Answer.Done.class);
    assertThat(change(self, scope, "mailbox.undelete-period", "P5D").asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.NotAllowed.class, no -> assertThat(no.code()).isEqualTo("not-owners"));
    assertThat(change(self, Scope.domain(domain.id()), "web.look.theme", "dark").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(change(other, scope, "web.look.theme", "light").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(directory.settingChanges().list(other, scope).asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  private Answer<?> change(Caller caller, Scope scope, String key, String value) {
    return directory
        .settingChanges()
        .change(caller, scope, Map.of(key, Optional.of(value)), OptionalLong.empty());
  }

  @Test
  void aMissingPasswordIsReportedAsMissing() {
    assertThat(
            directory
                .administrators()
                .create(
                    ADMINISTRATOR,
                    new NewAdministrator("chief", Optional.empty(), Optional.empty()))
                .asFailure()
                .orElseThrow())
        .isInstanceOfSatisfying(
            Failure.Invalid.class,
            refused -> {
              assertThat(refused.field()).isEqualTo("password");
              assertThat(refused.code()).isEqualTo("missing");
            });
  }

  @Test
  void domainAdministratorsSeeTheAuditLogOfTheirDomainOnly() {
    long own = directory.domain("own.test").id();
    directory.domain("other.test");
    directory.account("alice@own.test");
    directory.account("bob@other.test");
    directory.set(Scope.server(), "password.minimum-length", "10");
    directory.set(Scope.domain(own), "password.minimum-length", "11");
    Caller theirs = new Caller(0, "chief", new Rights.DomainAdministrator(own), "test");
    Caller user = new Caller(1, "alice@own.test", new Rights.User(), "test");

    assertThat(directory.audit().list(theirs, AuditFilter.ALL, OptionalLong.empty(), 10))
        .extracting("subject")
        .containsExactly("password.minimum-length of own.test", "alice@own.test", "own.test");
    assertThat(directory.audit().list(user, AuditFilter.ALL, OptionalLong.empty(), 10)).isEmpty();
  }

  @Test
  void firstStartCreatesAdminOnceAndTheLastOneStays() throws Exception {
    Path file = Files.writeString(home.resolve("password"), "opensesame\n");

    directory.firstStart().begin(Optional.of(file), Optional.of("first.test"));
    directory.firstStart().begin(Optional.of(file), Optional.of("second.test"));

    var admitted = (SignIn.Admitted) directory.signIn("admin", "opensesame");
    assertThat(admitted.caller().administersServer()).isTrue();
    assertThat(done(directory.domains().list(admitted.caller(), FIRST)).items())
        .extracting("name")
        .containsExactly("first.test");
    assertThat(
            directory
                .administrators()
                .delete(admitted.caller(), "admin", OptionalLong.empty())
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(done(directory.administrators().list(admitted.caller(), FIRST)).items()).hasSize(1);
  }

  @Test
  void serverWithoutAdministratorIsNotReadyUntilThePasswordFile() throws Exception {
    Path file = home.resolve("not-yet");
    FirstStart start = directory.firstStart();

    start.begin(Optional.of(file), Optional.of("first.test"));
    assertThat(start.check().ready()).isFalse();
    assertThat(start.check().sentence())
        .contains(file.toString())
        .endsWith("there is no such file.");

    Files.writeString(file, "opensesame\n");
    assertThat(start.check().ready()).isTrue();
    assertThat(directory.signIn("admin", "opensesame")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.domains().list(ADMINISTRATOR, FIRST))
        .isInstanceOfSatisfying(
            Answer.Done.class, done -> assertThat(done.toString()).contains("first.test"));
  }
}
