package org.carillon.identity.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.AccountChange;
import org.carillon.account.Domain;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.account.Resolution;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.IdentitySourceType;
import org.carillon.contract.directory.PersonAttributes;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Challenge;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.Proof;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.contract.source.SourceAnswer;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.identity.source.SourceKind;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of signing in by identity sources. */
class SourceSignInTest extends OwnIdentityTest {
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final String ANN = "ann@corp.test";

  private final FakeSource source = new FakeSource();
  private Domain domain;

  @BeforeEach
  void begin() {
    domain = directory.domain("corp.test");
    directory.set(Scope.domain(domain.id()), "sign-in.passwords", "source");
    directory.sourceUser().offer(source);
    source.passwords.put(ANN, "there");
  }

  private void make(ProvisioningPolicy accounts, Duration remember, boolean keepsHash) {
    done(
        directory
            .identitySources()
            .create(
                ADMINISTRATOR,
                use(accounts, remember)
                    .with(IdentitySourceType.NAME, "staff")
                    .with(IdentitySourceType.KIND, SourceKind.LDAP.word())
                    .with(IdentitySourceType.DOMAINS, List.of("corp.test"))
                    .with(IdentitySourceType.ADDRESS, "ldap://localhost")
                    .with(IdentitySourceType.START_TLS, false)
                    .with(IdentitySourceType.CONNECTIONS, 4)
                    .with(IdentitySourceType.BASE, "dc=test")
                    .with(IdentitySourceType.FILTER, "(uid={user})")
                    .with(
                        IdentitySourceType.ATTRIBUTES,
                        List.of(
                            "displayName=cn",
                            "title=title",
                            "aliases=alias",
                            "mailbox.undelete-period=keep"))
                    .with(IdentitySourceType.KEEP_HASH, keepsHash)
                    .with(IdentitySourceType.SECRET, "s3cret")));
  }

  private static AttributeValues use(ProvisioningPolicy accounts, Duration remember) {
    return new AttributeValues()
        .with(IdentitySourceType.ACCOUNTS, accounts.word())
        .with(IdentitySourceType.REMEMBER, (int) remember.toSeconds());
  }

  private void change(AttributeValues values) {
    done(directory.identitySources().change(ADMINISTRATOR, "staff", values, OptionalLong.empty()));
  }

  private String answers() {
    return done(directory.identitySources().find(ADMINISTRATOR, "staff"))
        .values()
        .require(IdentitySourceType.ANSWERS);
  }

  @Test
  void firstSignInCreatesAnAccountForASourcePerson() {
    source.attributes.put(
        ANN,
        Map.of(
            "cn", List.of("Ann\tArbor"),
            "title", List.of("Buyer"),
            "keep", List.of("P3D"),
            "alias", List.of("SMTP:a.arbor@corp.test", "ann@elsewhere.test", ANN)));
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);

    assertThat(directory.signIn(ANN, "wrong")).isEqualTo(WRONG);
    assertThat(directory.signIn("nobody@corp.test", "there")).isEqualTo(WRONG);
    assertThat(directory.addresses().resolve(ANN)).isInstanceOf(Resolution.Unknown.class);

    assertThat(directory.signIn("Ann@Corp.test", "there")).isInstanceOf(SignIn.Admitted.class);
    var account = done(directory.accounts().find(ADMINISTRATOR, ANN));
    assertThat(account.displayName()).isEqualTo("Ann Arbor");
    assertThat(account.profile().text(PersonAttributes.TITLE)).isEqualTo("Buyer");
    assertThat(
            directory
                .settings()
                .value(DirectorySettings.UNDELETE_PERIOD, Scope.account(domain.id(), account.id())))
        .isEqualTo(Duration.ofDays(3));
    assertThat(directory.signIn("a.arbor@corp.test", "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.addresses().resolve("ann@elsewhere.test"))
        .isInstanceOf(Resolution.Remote.class);
  }

  @Test
  void sourceSignInNeedsAnAccountWithoutProvisioning() {
    make(ProvisioningPolicy.NEVER, Duration.ZERO, false);
    assertThat(directory.signIn(ANN, "there")).isEqualTo(WRONG);

    directory.account(ANN);
    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn(ANN, "correct horse")).isEqualTo(WRONG);
  }

  @Test
  void localPasswordsComeFirstIfConfigured() {
    make(ProvisioningPolicy.NEVER, Duration.ZERO, false);
    directory.account(ANN);
    directory.set(Scope.domain(domain.id()), "sign-in.passwords", "here-then-source");

    assertThat(directory.signIn(ANN, "correct horse")).isInstanceOf(SignIn.Admitted.class);
    assertThat(source.questions).isEmpty();
    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn(ANN, "neither")).isEqualTo(WRONG);
  }

  @Test
  void removedSourcePersonIsRefusedAndAdministratorIsLocal() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);

    source.passwords.clear();
    assertThat(directory.signIn(ANN, "there")).isEqualTo(WRONG);

    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator("admin", Optional.of("correct horse"), Optional.empty())));
    int before = source.questions.size();
    assertThat(directory.signIn("admin", "there")).isEqualTo(WRONG);
    assertThat(source.questions).hasSize(before);
  }

  @Test
  void tokenIsRefusedOnceTheSourceDropsThePerson() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    long account = directory.account(ANN).id();
    Caller ann = new Caller(account, ANN, new Rights.User(), "s", Proof.PASSWORD);
    String token = done(directory.tokens().create(ann, "program", Optional.empty())).secret();

    source.passwords.clear();
    assertThat(byToken(token)).isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));

    source.passwords.put(ANN, "there");
    assertThat(byToken(token)).isInstanceOf(SignIn.Admitted.class);
  }

  private SignIn byToken(String token) {
    return directory
        .sessions()
        .signIn(
            new Credentials.Token("", token),
            new Peer(Service.WEB, InetAddress.getLoopbackAddress(), true, "rest-1"));
  }

  @Test
  void refusalByTheSourceIsNotCountedAsAGuess() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    source.instead = Optional.of(new SourceAnswer.Refused("expired"));

    assertThat(directory.signIn(ANN, "there"))
        .isEqualTo(new SignIn.Rejected(SignIn.Reason.NOT_ALLOWED));
  }

  @Test
  void unavailableSourceIsNoWrongPassword() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    directory.account("bob@corp.test");
    assertThat(answers()).isEqualTo("not-asked");

    source.isAway = true;
    for (int i = 0; i < 30; i++) {
      assertThat(directory.signIn("bob@corp.test", "guess" + i)).isInstanceOf(SignIn.NotNow.class);
    }
    assertThat(answers()).isEqualTo("no");
    // The source's circuit breaker is open.
    assertThat(source.questions).hasSizeLessThan(10);
  }

  @Test
  void correctPasswordIsCachedUntilSourceOrAccountChange() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ofMinutes(5), false);
    directory.signIn(ANN, "there");
    directory.signIn(ANN, "there");
    source.isAway = true;

    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn(ANN, "wrong")).isInstanceOf(SignIn.NotNow.class);

    source.isAway = false;
    change(use(ProvisioningPolicy.NEVER, Duration.ofMinutes(4)));
    int before = source.questions.size();
    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(source.questions).hasSize(before + 1);
  }

  @Test
  void cachedPasswordSignsInWhileTheSourceIsUnavailable() {
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, true);
    directory.signIn(ANN, "there");
    directory.signIn(ANN, "there");
    source.isAway = true;

    assertThat(directory.signIn(ANN, "there")).isInstanceOf(SignIn.Admitted.class);
    assertThat(directory.signIn(ANN, "wrong")).isEqualTo(WRONG);
  }

  @Test
  void sourceAttributesAreRefreshedWhenDue() {
    source.attributes.put(ANN, Map.of("cn", List.of("Ann"), "title", List.of("Buyer")));
    make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    directory.signIn(ANN, "there");
    source.attributes.put(ANN, Map.of("cn", List.of("Ann Arbor")));

    directory.signIn(ANN, "there");
    assertThat(done(directory.accounts().find(ADMINISTRATOR, ANN)).displayName()).isEqualTo("Ann");

    change(
        new AttributeValues()
            .with(IdentitySourceType.REFRESH, 0)
            .with(IdentitySourceType.SECRET, "another"));
    directory.signIn(ANN, "there");
    var account = done(directory.accounts().find(ADMINISTRATOR, ANN));
    assertThat(account.displayName()).isEqualTo("Ann Arbor");
    assertThat(account.profile().text(PersonAttributes.TITLE)).isEmpty();
  }

  @Test
  void mailForASourcePersonCreatesTheAccount() {
    make(ProvisioningPolicy.MAIL, Duration.ZERO, false);
    RecipientLookup mail = directory.newcomers();

    assertThat(mail.look("nobody@corp.test", domain.id()))
        .isEqualTo(RecipientLookup.Outcome.UNKNOWN);
    assertThat(mail.look("nobody@corp.test", domain.id()))
        .isEqualTo(RecipientLookup.Outcome.UNKNOWN);
    assertThat(source.questions).containsExactly("nobody@corp.test");

    source.isAway = true;
    assertThat(mail.look("Ann+news@corp.test", domain.id()))
        .isEqualTo(RecipientLookup.Outcome.LATER);
    source.isAway = false;
    assertThat(mail.look("Ann+news@corp.test", domain.id()))
        .isEqualTo(RecipientLookup.Outcome.MADE);
    assertThat(directory.addresses().resolve("ann+news@corp.test"))
        .isInstanceOf(Resolution.Local.class);
  }

  @Test
  void challengesAreNotOfferedWithSourcePasswords() {
    directory.set(Scope.server(), "password.keep-scram", "true");
    assertThat(directory.sessions().challenges(TestIdentity.loopback()))
        .contains(Challenge.SCRAM_SHA_256);

    directory.set(Scope.server(), "sign-in.passwords", "source");
    assertThat(directory.sessions().challenges(TestIdentity.loopback()))
        .doesNotContain(Challenge.SCRAM_SHA_256);
  }

  @Test
  void externalPasswordCannotBeChangedByItsOwner() {
    var account = directory.account(ANN);
    Caller ann = new Caller(account.id(), ANN, new Rights.User(), "s", Proof.PASSWORD);
    var change =
        new AccountChange(
            Optional.of(new PasswordInput.Typed("another horse")),
            Optional.empty(),
            Optional.empty());

    assertThat(directory.accounts().change(ann, ANN, change, OptionalLong.empty()))
        .isInstanceOfSatisfying(
            Answer.Failed.class,
            failed ->
                assertThat(failed.failure())
                    .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        invalid -> assertThat(invalid.code()).isEqualTo("kept-elsewhere")));
  }

  @Test
  void sourcesAreVisibleToServerAdministratorsOnly() {
    make(ProvisioningPolicy.NEVER, Duration.ZERO, false);
    Caller domains =
        new Caller(0, "d", new Rights.DomainAdministrator(domain.id()), "s", Proof.PASSWORD);

    assertThat(directory.identitySources().find(domains, "staff"))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(directory.identitySources().test(domains, "staff"))
        .isEqualTo(Answer.failed(new Failure.NotAllowed()));
    assertThat(done(directory.identitySources().test(ADMINISTRATOR, "staff")))
        .isEqualTo(new TestOutcome(true, List.of("canned")));
  }

  @Test
  void rowOfAnOlderBackupGetsInitialValues() throws Exception {
    make(ProvisioningPolicy.NEVER, Duration.ZERO, false);
    var sources = directory.identitySources();
    List<String> saved = new ArrayList<>();
    try (var connection = directory.database().dataSource().getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      sources.save(connection, saved::add);
      String older =
          saved.getFirst().replaceAll(", \"(scopes|claim|nameFormat)\" : \"[^\"]*\"", "");
      assertThat(older).hasSizeLessThan(saved.getFirst().length());
      statement.executeUpdate("delete from identity_source");
      assertThat(sources.restore(connection, older)).isTrue();
      assertThat(sources.restore(connection, older)).isFalse();
      connection.commit();
    }
    sources.restored();

    AttributeValues restored = done(sources.find(ADMINISTRATOR, "staff")).values();
    assertThat(restored.require(IdentitySourceType.SCOPES)).isEqualTo("openid profile email");
    assertThat(restored.require(IdentitySourceType.ATTRIBUTES)).hasSize(4);
    assertThat(restored.get(IdentitySourceType.SECRET)).isEmpty();
    assertThat(done(sources.test(ADMINISTRATOR, "staff")).works()).isTrue();
  }
}
