package org.carillon.identity.internal.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
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
import org.carillon.identity.source.IdentitySource;
import org.carillon.identity.source.ProvisioningPolicy;
import org.carillon.identity.source.RecipientLookup;
import org.carillon.identity.source.SourceKind;
import org.carillon.identity.source.SourceState;
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

  private IdentitySource make(ProvisioningPolicy accounts, Duration remember, boolean keepsHash) {
    return done(
        directory
            .identitySources()
            .create(ADMINISTRATOR, wanted(accounts, remember, keepsHash), "s3cret"));
  }

  private static IdentitySource wanted(
      ProvisioningPolicy accounts, Duration remember, boolean keepsHash) {
    return new IdentitySource(
        0,
        "staff",
        SourceKind.LDAP,
        true,
        100,
        List.of("corp.test"),
        new IdentitySource.Reach("ldap://localhost", false, "", "", Duration.ofSeconds(5), 4),
        new IdentitySource.Search(
            "",
            "dc=test",
            "(uid={user})",
            List.of(
                "displayName=cn", "title=title", "aliases=alias", "mailbox.undelete-period=keep")),
        new IdentitySource.Use(accounts, Duration.ofMinutes(60), remember, keepsHash),
        IdentitySource.Browsing.NONE,
        0,
        Instant.EPOCH);
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
        .isInstanceOf(Resolution.Elsewhere.class);
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
    IdentitySource staff = make(ProvisioningPolicy.SIGN_IN, Duration.ZERO, false);
    directory.account("bob@corp.test");
    assertThat(directory.state(staff)).isEqualTo(new SourceState.Unasked());

    source.isAway = true;
    for (int i = 0; i < 30; i++) {
      assertThat(directory.signIn("bob@corp.test", "guess" + i)).isInstanceOf(SignIn.NotNow.class);
    }
    assertThat(directory.state(staff)).isInstanceOf(SourceState.Silent.class);
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
    done(
        directory
            .identitySources()
            .change(
                ADMINISTRATOR,
                "staff",
                now -> wanted(ProvisioningPolicy.NEVER, Duration.ofMinutes(4), false),
                Optional.empty(),
                OptionalLong.empty()));
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

    done(
        directory
            .identitySources()
            .change(
                ADMINISTRATOR,
                "staff",
                now ->
                    new IdentitySource(
                        now.id(),
                        now.name(),
                        now.kind(),
                        true,
                        1,
                        now.domains(),
                        now.reach(),
                        now.search(),
                        new IdentitySource.Use(
                            ProvisioningPolicy.SIGN_IN, Duration.ZERO, Duration.ZERO, false),
                        now.browsing(),
                        now.version(),
                        now.created()),
                Optional.of("another"),
                OptionalLong.empty()));
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
}
