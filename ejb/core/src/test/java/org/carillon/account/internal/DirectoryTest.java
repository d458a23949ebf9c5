package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.ADMINISTRATOR;
import static org.carillon.account.internal.TestDirectory.done;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.Answer;
import org.carillon.account.DigestSecrets.Algorithm;
import org.carillon.account.DirectorySettings;
import org.carillon.account.DomainChange;
import org.carillon.account.NewAccount;
import org.carillon.account.NewAdministrator;
import org.carillon.account.NewDomain;
import org.carillon.account.PageRequest;
import org.carillon.account.Resolution;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.settings.Origin;
import org.carillon.settings.Scope;
import org.carillon.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {
  private static final PageRequest FIRST = new PageRequest(Optional.empty(), Optional.empty(), 100);

  @TempDir Path home;
  private TestDatabase database;
  private TestDirectory directory;

  @BeforeEach
  void open() {
    database = TestDatabase.emptied();
    directory = new TestDirectory(database, home);
  }

  @Test
  void aDomainIsKeptInItsCanonicalFormAndMadeOnce() {
    var made = directory.domain("MÜNCHEN.example");

    assertThat(made.name()).isEqualTo("xn--mnchen-3ya.example");
    assertThat(
            directory.domains().create(ADMINISTRATOR, new NewDomain("xn--mnchen-3ya.example", "")))
        .isInstanceOf(Answer.Taken.class);
    assertThat(directory.domains().create(ADMINISTRATOR, new NewDomain("no domain", "")))
        .isInstanceOf(Answer.Invalid.class);
  }

  @Test
  void anAliasDomainLeadsToTheSameAccounts() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    done(
        directory
            .domains()
            .change(
                ADMINISTRATOR,
                "example.test",
                new DomainChange(
                    Optional.of(List.of("Example.ORG")), Optional.empty(), Optional.empty()),
                OptionalLong.empty()));

    assertThat(directory.addresses().resolve("Alice@example.org"))
        .isEqualTo(new Resolution.Local(alice.id(), alice.domain(), "alice@example.test", ""));
  }

  @Test
  void addressesResolveWithDetailAliasAndTelephoneNumber() {
    var domain = directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    done(
        directory
            .aliases()
            .create(
                ADMINISTRATOR,
                new Alias("+4930123@example.test", Alias.Kind.TELEPHONE, "alice@example.test")));
    var here = directory.addresses();

    assertThat(here.resolve("alice+Lists@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), domain.id(), "alice@example.test", "Lists"));
    assertThat(here.resolve("+4930123@example.test"))
        .isEqualTo(new Resolution.Local(alice.id(), domain.id(), "alice@example.test", ""));
    assertThat(here.resolve("bob@example.test")).isEqualTo(new Resolution.Unknown(domain.id()));
    assertThat(here.resolve("bob@elsewhere.test"))
        .isEqualTo(new Resolution.Elsewhere("elsewhere.test"));
  }

  @Test
  void anAddressAskedForBeforeItWasMadeIsFoundAfterwards() {
    directory.domain("example.test");
    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Unknown.class);

    directory.account("alice@example.test");

    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Local.class);
  }

  @Test
  void postmasterExistsInADomainThatHasAnAccount() {
    directory.domain("example.test");
    var first = directory.account("first@example.test");
    var second = directory.account("second@example.test");
    assertThat(directory.addresses().resolve("Postmaster@example.test"))
        .isEqualTo(new Resolution.Local(first.id(), first.domain(), first.address(), ""));

    done(
        directory
            .settingChanges()
            .change(
                ADMINISTRATOR,
                Scope.domain(first.domain()),
                Map.of("directory.postmaster", Optional.of(second.address())),
                OptionalLong.empty()));

    assertThat(directory.addresses().resolve("postmaster@example.test"))
        .isEqualTo(new Resolution.Local(second.id(), first.domain(), second.address(), ""));
    directory.domain("empty.test");
    assertThat(directory.addresses().resolve("postmaster@empty.test"))
        .isEqualTo(new Resolution.Local(first.id(), first.domain(), first.address(), ""));
    assertThat(directory.addresses().resolve("POSTMASTER")).isInstanceOf(Resolution.Local.class);
  }

  @Test
  void anAccountSignsInWithItsPasswordUnderAnyOfItsNames() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    done(
        directory
            .aliases()
            .create(
                ADMINISTRATOR,
                new Alias("al@example.test", Alias.Kind.NAME, "alice@example.test")));

    assertThat(signIn("ALICE@Example.Test", "correct horse"))
        .isEqualTo(
            new SignIn.Admitted(
                new Caller(alice.id(), "alice@example.test", new Rights.User(), "s1")));
    assertThat(signIn("al@example.test", "correct horse")).isInstanceOf(SignIn.Admitted.class);
    assertThat(signIn("alice@example.test", "wrong"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(signIn("nobody@example.test", "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
  }

  @Test
  void aPasswordWithoutEncryptionIsTakenFromThisMachineOnly() throws Exception {
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
  void whoeverIsSwitchedOffNeitherSignsInNorReceives() {
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

    assertThat(signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
    assertThat(directory.addresses().resolve(alice.address()))
        .isEqualTo(new Resolution.SwitchedOff(alice.domain()));
  }

  @Test
  void aChangedPasswordEndsWebSessionsAndTheOldPassword() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");
    var caller = ((SignIn.Admitted) signIn(alice.address(), "correct horse")).caller();
    String secret = done(directory.tokens().openWebSession(caller)).secret();
    assertThat(withToken(secret)).isInstanceOf(SignIn.Admitted.class);

    done(
        directory
            .accounts()
            .change(
                caller,
                alice.address(),
                new AccountChange(
                    Optional.of("battery staple"), Optional.empty(), Optional.empty()),
                OptionalLong.empty()));

    assertThat(withToken(secret)).isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(signIn(alice.address(), "correct horse")).isInstanceOf(SignIn.Rejected.class);
    assertThat(signIn(alice.address(), "battery staple")).isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void anOutdatedVersionChangesNothing() {
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
        .isEqualTo(new Answer.Outdated<>(changed.version()));
  }

  @Test
  void aDeletedAccountsAddressIsFreeAndItsIdIsNot() {
    directory.domain("example.test");
    var alice = directory.account("alice@example.test");

    done(directory.accounts().delete(ADMINISTRATOR, alice.address(), OptionalLong.empty()));

    assertThat(directory.addresses().resolve(alice.address()))
        .isInstanceOf(Resolution.Unknown.class);
    assertThat(signIn(alice.address(), "correct horse"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(directory.deleted().fired()).hasSize(1);
    assertThat(directory.account(alice.address()).id()).isNotEqualTo(alice.id());
  }

  @Test
  void aDomainWithAccountsStaysUntilTheyAreDeleted() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    assertThat(directory.domains().delete(ADMINISTRATOR, "example.test", OptionalLong.empty()))
        .isInstanceOf(Answer.Taken.class);

    done(directory.accounts().delete(ADMINISTRATOR, "alice@example.test", OptionalLong.empty()));
    done(directory.domains().delete(ADMINISTRATOR, "example.test", OptionalLong.empty()));

    assertThat(directory.addresses().resolve("alice@example.test"))
        .isInstanceOf(Resolution.Elsewhere.class);
    directory.domain("example.test");
  }

  @Test
  void aShortPasswordIsRefusedWithTheFieldAtFault() {
    directory.domain("example.test");

    assertThat(
            directory
                .accounts()
                .create(ADMINISTRATOR, new NewAccount("a@example.test", "short", "")))
        .isEqualTo(
            new Answer.Invalid<>("password", "too-short", "A password has at least 8 characters."));
  }

  @Test
  void digestSecretsAreThoseThatATelephoneComputes() {
    directory.domain("example.test");
    directory.account("alice@example.test");

    assertThat(directory.digests().find("alice", "example.test", Algorithm.MD5).orElseThrow().ha1())
        // printf 'alice:example.test:correct horse' | md5sum
        .isEqualTo("fccdf07ee11ba6d92b720cc00f94f8da");
    assertThat(directory.digests().find("alice", "elsewhere.test", Algorithm.MD5)).isEmpty();
  }

  @Test
  void aDomainAdministratorSeesItsOwnDomainOnly() {
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
    var alice = ((SignIn.Admitted) signIn("alice@example.test", "correct horse")).caller();

    assertThat(done(directory.accounts().list(alice, Optional.empty(), FIRST)).items())
        .extracting("address")
        .containsExactly("alice@example.test");
    assertThat(directory.accounts().find(alice, "bob@other.test"))
        .isInstanceOf(Answer.NotFound.class);
    assertThat(directory.accounts().create(alice, new NewAccount("c@other.test", "12345678", "")))
        .isInstanceOf(Answer.Invalid.class);
    assertThat(directory.domains().create(alice, new NewDomain("third.test", "")))
        .isInstanceOf(Answer.NotAllowed.class);
  }

  @Test
  void listsComeInPagesAndAreSearched() {
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
    var minimum = DirectorySettings.PASSWORD_MINIMUM;
    set(Scope.server(), "password.minimum-length", "10");

    assertThat(directory.settings().resolve(minimum, Scope.domain(domain.id())).origin())
        .isEqualTo(Origin.SERVER);
    set(Scope.domain(domain.id()), "password.minimum-length", "12");
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
  void aSheetThatWasChangedMeanwhileIsNotOverwritten() {
    var sheet = done(directory.settingChanges().list(ADMINISTRATOR, Scope.server()));
    set(Scope.server(), "password.minimum-length", "10");

    assertThat(
            directory
                .settingChanges()
                .change(
                    ADMINISTRATOR,
                    Scope.server(),
                    Map.of("password.minimum-length", Optional.of("9")),
                    OptionalLong.of(sheet.version())))
        .isInstanceOf(Answer.Outdated.class);
    assertThat(
            directory
                .settingChanges()
                .change(
                    ADMINISTRATOR,
                    Scope.server(),
                    Map.of("password.minimum-length", Optional.of("three")),
                    OptionalLong.empty()))
        .isInstanceOf(Answer.Invalid.class);
  }

  @Test
  void whatAdministratorsChangeIsInTheBook() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    set(Scope.server(), "password.minimum-length", "10");

    assertThat(directory.audit().list(ADMINISTRATOR, OptionalLong.empty(), 10))
        .extracting("action")
        .containsExactly("setting.change", "account.create", "domain.create");
    assertThat(directory.audit().list(ADMINISTRATOR, OptionalLong.empty(), 10))
        .allSatisfy(
            line ->
                assertThat(line.after().orElse("")).doesNotContain("correct horse", "argon2id"));
  }

  @Test
  void theFirstStartMakesAdminOnceAndTheLastAdministratorStays() throws Exception {
    Path file = Files.writeString(home.resolve("password"), "opensesame\n");

    directory.firstStart().begin(Optional.of(file), Optional.of("first.test"));
    directory.firstStart().begin(Optional.of(file), Optional.of("second.test"));

    var admitted = (SignIn.Admitted) signIn("admin", "opensesame");
    assertThat(admitted.caller().administersServer()).isTrue();
    assertThat(done(directory.domains().list(admitted.caller(), FIRST)).items())
        .extracting("name")
        .containsExactly("first.test");
    assertThat(directory.administrators().delete(admitted.caller(), "admin", OptionalLong.empty()))
        .isInstanceOf(Answer.Taken.class);
    assertThat(done(directory.administrators().list(admitted.caller(), FIRST)).items()).hasSize(1);
  }

  @Test
  void aBearerTokenStandsForItsMakerUntilRevoked() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    var alice = ((SignIn.Admitted) signIn("alice@example.test", "correct horse")).caller();
    var issued = done(directory.tokens().create(alice, "script", Optional.empty()));

    assertThat(withToken(issued.secret())).isEqualTo(new SignIn.Admitted(alice));
    done(directory.tokens().revoke(alice, issued.token().id()));

    assertThat(withToken(issued.secret())).isEqualTo(new SignIn.Rejected(SignIn.Reason.WRONG));
    assertThat(done(directory.tokens().list(alice))).isEmpty();
  }

  @Test
  void aDearerHashIsMadeAtTheNextSignIn() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    set(Scope.server(), "password.hash-memory", "2048");

    assertThat(signIn("alice@example.test", "correct horse")).isInstanceOf(SignIn.Admitted.class);

    String kept =
        database
            .transactions()
            .read(
                entities ->
                    entities
                        .createQuery("SELECT c.password FROM CredentialRow c", String.class)
                        .getSingleResult());
    assertThat(kept).startsWith("$argon2id$v=19$m=2048,t=1,p=1$");
    assertThat(signIn("alice@example.test", "correct horse")).isInstanceOf(SignIn.Admitted.class);
  }

  private void set(Scope scope, String key, String text) {
    done(
        directory
            .settingChanges()
            .change(ADMINISTRATOR, scope, Map.of(key, Optional.of(text)), OptionalLong.empty()));
  }

  private SignIn signIn(String name, String password) {
    return directory.sessions().signIn(new Credentials.Password("", name, password), loopback());
  }

  private SignIn withToken(String secret) {
    return directory.sessions().signIn(new Credentials.Token(secret), loopback());
  }

  private static Peer loopback() {
    return new Peer(Service.WEB, InetAddress.getLoopbackAddress(), false, "s1");
  }
}
