package org.carillon.identity.internal.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import org.carillon.account.AccountChange;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.account.setting.OwnerSettings;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.SignIn;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that tokens and web sessions can do less than the password that made them. */
class TokensTest extends OwnIdentityTest {
  private static final OptionalLong ANY = OptionalLong.empty();
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);

  private Caller alice;
  private String token;
  private String session;

  @BeforeEach
  void alice() {
    directory.domain("example.test");
    directory.account("alice@example.test");
    alice = caller(directory.signIn("alice@example.test", "correct horse"));
    token = done(directory.tokens().create(alice, "program", Optional.empty())).secret();
    session = done(directory.tokens().openWebSession(alice, "a browser")).secret();
  }

  private static Caller caller(SignIn answer) {
    return ((SignIn.Admitted) answer).caller();
  }

  @Test
  void numberOfTokensIsLimited() {
    directory.set(Scope.server(), OwnerSettings.TOKENS.key(), "2");
    done(directory.tokens().create(alice, "another", Optional.empty()));

    assertThat(directory.tokens().create(alice, "a third", Optional.empty()).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }

  @Test
  void anAccountWithoutTheRightCannotChangeItsPassword() {
    directory.set(Scope.server(), OwnerSettings.PASSWORD_CHANGE.key(), "false");

    assertThat(renew(alice, "alice@example.test").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
  }

  @Test
  void tokensAndWebSessionsCannotCreateCredentials() {
    for (Caller found :
        new Caller[] {caller(directory.withToken(token)), caller(directory.withSession(session))}) {
      assertNeedsPassword(directory.tokens().create(found, "more", Optional.empty()));
      assertNeedsPassword(directory.tokens().openWebSession(found, "a browser"));
      assertNeedsPassword(renew(found, "alice@example.test"));
    }
    assertThat(directory.signIn("alice@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
    assertThat(renew(alice, "alice@example.test")).isInstanceOf(Answer.Done.class);
  }

  private static void assertNeedsPassword(Answer<?> answer) {
    assertThat(answer.asFailure().orElseThrow())
        .isInstanceOfSatisfying(
            Failure.NotAllowed.class,
            refused -> assertThat(refused.code()).isEqualTo("needs-password"));
  }

  private Answer<?> renew(Caller by, String of) {
    return directory
        .accounts()
        .change(
            by,
            of,
            new AccountChange(
                Optional.of(new PasswordInput.Typed("battery staple")),
                Optional.empty(),
                Optional.empty()),
            ANY);
  }

  @Test
  void administratorTokenCannotCreateAdministrators() {
    var root = administrator("root", Optional.empty());
    var secret = done(directory.tokens().create(root, "program", Optional.empty())).secret();
    var program = caller(directory.withToken(secret));
    directory.account("bob@example.test");
    administrator("bob@example.test", Optional.of("example.test"));

    assertThat(
            directory
                .administrators()
                .create(
                    program,
                    new NewAdministrator("alice@example.test", Optional.empty(), Optional.empty()))
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(
            directory
                .administrators()
                .changePassword(program, "root", "battery staple", ANY)
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(renew(program, "bob@example.test").asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    assertThat(renew(program, "alice@example.test")).isInstanceOf(Answer.Done.class);
  }

  private Caller administrator(String name, Optional<String> domain) {
    boolean own = !name.contains("@");
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator(
                    name, own ? Optional.of("correct horse") : Optional.empty(), domain)));
    return caller(directory.signIn(name, "correct horse"));
  }

  @Test
  void webSessionAndTokenAreNotInterchangeable() {
    assertThat(directory.withToken(session)).isEqualTo(WRONG);
    assertThat(directory.withSession(token)).isEqualTo(WRONG);
  }

  @Test
  void signOutEverywhereKeepsOnlyThePassword() throws InterruptedException {
    var fallen = new CountDownLatch(1);
    var mail = (SignIn.Admitted) directory.signIn("alice@example.test", "correct horse");
    mail.validity().watch(fallen::countDown);

    done(directory.tokens().signOutEverywhere(alice, "alice@example.test"));

    assertThat(directory.withToken(token)).isEqualTo(WRONG);
    assertThat(directory.withSession(session)).isEqualTo(WRONG);
    fallen.await();
    assertThat(directory.signIn("alice@example.test", "correct horse"))
        .isInstanceOf(SignIn.Admitted.class);
  }

  @Test
  void namedAdministratorsSignOutAndRenewAlike() {
    var root = administrator("root", Optional.empty());
    var chief = administrator("chief", Optional.of("example.test"));
    var kept = done(directory.tokens().create(root, "program", Optional.empty())).secret();
    var opened = done(directory.tokens().openWebSession(chief, "a browser")).secret();

    assertThat(directory.tokens().signOutEverywhere(chief, "root").asFailure())
        .containsInstanceOf(Failure.NotFound.class);
    assertThat(directory.withToken(kept)).isInstanceOf(SignIn.Admitted.class);
    done(directory.tokens().signOutEverywhere(root, "chief"));
    assertThat(directory.withSession(opened)).isEqualTo(WRONG);

    done(directory.administrators().changePassword(root, "root", "battery staple", ANY));
    assertThat(directory.withToken(kept)).isEqualTo(WRONG);
  }

  @Test
  void ownTokensAreListedAmongThousandsOfOthers() {
    var root = administrator("root", Optional.empty());
    database
        .transactions()
        .run(
            entities ->
                entities
                    .createNativeQuery(
                        """
                        INSERT INTO token (id, hash, kind, label, account, created, used)
                        SELECT 'n' || n, sha256(text(n)::bytea), 'BEARER', 'n' || n, :alice,
                          now() - interval '1 day', now() FROM generate_series(1, 1001) n
                        """)
                    .setParameter("alice", alice.account())
                    .executeUpdate());
    directory.account("late@example.test");
    var late = caller(directory.signIn("late@example.test", "correct horse"));
    done(directory.tokens().create(late, "mine", Optional.empty()));
    done(directory.tokens().create(root, "root's", Optional.empty()));

    assertThat(done(directory.tokens().list(late, TestIdentity.FIRST_PAGE)).items())
        .extracting("label")
        .containsExactly("mine");
    assertThat(
            done(directory.tokens().list(root, TestIdentity.FIRST_PAGE)).items().getFirst().label())
        .isEqualTo("root's");
    assertThat(
            done(directory.tokens().list(alice, TestIdentity.FIRST_PAGE))
                .items()
                .getFirst()
                .label())
        .isEqualTo("program");
  }

  @Test
  void tokensAreListedInPages() {
    var root = administrator("root", Optional.empty());
    for (int i = 0; i < 5; i++) {
      done(directory.tokens().create(root, "root " + i, Optional.empty()));
    }
    List<String> seen = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      var page = done(directory.tokens().list(root, new PageRequest(Optional.empty(), after, 2)));
      assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
      page.items().forEach(token -> seen.add(token.label()));
      after = page.next();
    } while (after.isPresent());

    assertThat(seen)
        .containsExactlyInAnyOrder("root 0", "root 1", "root 2", "root 3", "root 4", "program")
        .last()
        .isEqualTo("program");
    var search = new PageRequest(Optional.of("ROOT 3"), Optional.empty(), 10);
    assertThat(done(directory.tokens().list(root, search)).items())
        .extracting("label")
        .containsExactly("root 3");
    var astray = new PageRequest(Optional.empty(), Optional.of("nowhere"), 10);
    assertThat(directory.tokens().list(root, astray).asFailure())
        .containsInstanceOf(Failure.Invalid.class);
  }
}
