package org.carillon.identity.internal.guessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.identity.internal.TestIdentity.ADMINISTRATOR;
import static org.carillon.identity.internal.TestIdentity.done;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.account.AccountChange;
import org.carillon.account.Alias;
import org.carillon.account.NewAdministrator;
import org.carillon.account.PasswordInput;
import org.carillon.contract.identity.Credentials;
import org.carillon.contract.identity.Peer;
import org.carillon.contract.identity.SignIn;
import org.carillon.contract.net.Service;
import org.carillon.identity.internal.OwnIdentityTest;
import org.carillon.identity.internal.TestIdentity;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests of the cost of guessing to the server and of its limits. */
class GuessedSignInTest extends OwnIdentityTest {
  private static final String ALICE = "alice@example.test";
  private static final SignIn WRONG = new SignIn.Rejected(SignIn.Reason.WRONG);
  private static final int PARALLEL = 4;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void open() {
    directory.domain("example.test");
    directory.account(ALICE);
    Metrics.addRegistry(meters);
  }

  @AfterEach
  void close() {
    Metrics.removeRegistry(meters);
  }

  private void bound(String setting, int most) {
    directory.set(Scope.server(), setting, Integer.toString(most));
  }

  private SignIn attempt(String name, String password, int network) {
    InetAddress from = InetAddress.ofLiteral("2001:db8:" + Integer.toHexString(network) + "::1");
    return directory
        .sessions()
        .signIn(
            new Credentials.Password("", name, password),
            new Peer(Service.IMAPS, from, true, "s1"));
  }

  private int hashes() {
    return (int) meters.counter("carillon.sign-in.password", "checked", "hashed").count();
  }

  @Test
  void barredNameCostsNoHashInAnySpelling() {
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("al@example.test", Alias.Kind.NAME, ALICE)));
    bound("sign-in.guesses-by-account", 3);
    attempt("\uff41lice@example.test", "guess", 1);
    attempt("ALICE@example\u3002test", "guess", 2);
    attempt("al@example.test", "guess", 3);
    assertThat(hashes()).isEqualTo(3);

    for (String spelling : List.of(ALICE, "\uff21LICE@example.test", "al@example.test")) {
      assertThat(attempt(spelling, "correct horse", 4)).isInstanceOf(SignIn.TryLater.class);
    }
    assertThat(hashes()).isEqualTo(3);
    assertThat(attempt("bob@example.test", "guess", 4)).isEqualTo(WRONG);
  }

  @Test
  void unknownNameIsBarredAndHashedLikeAKnownOne() {
    bound("sign-in.guesses-by-account", 3);
    for (int i = 0; i < 5; i++) {
      SignIn known = attempt(ALICE, "guess", 10 + i);
      int before = hashes();
      assertThat(attempt("nobody@example.test", "guess", 20 + i))
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .ignoringFields("rest")
          .isEqualTo(known);
      assertThat(hashes() - before).isEqualTo(i < 3 ? 1 : 0);
    }
  }

  @Test
  void overlongNameCostsNoHash() {
    assertThat(attempt("x".repeat(65_536) + "@example.test", "guess", 1)).isEqualTo(WRONG);
    assertThat(hashes()).isZero();
  }

  @Test
  void parallelGuessesGetNoMoreAnswersThanSequentialOnes()
      throws InterruptedException, ExecutionException {
    bound("sign-in.guesses-by-account", 10);
    List<SignIn> answers = atOnce(200, "guess");

    assertThat(answers).filteredOn(WRONG::equals).hasSize(10);
    // These are the attempts that were in progress, and as many again whose hashing had ended
    // before their answer was counted.
    assertThat(hashes()).isLessThan(10 + 2 * PARALLEL);
  }

  @Test
  void parallelCorrectPasswordsAreNoGuesses() throws InterruptedException, ExecutionException {
    bound("sign-in.guesses-by-account", 10);
    bound("sign-in.guesses-by-address", 10);

    assertThat(atOnce(50, "correct horse")).hasOnlyElementsOfType(SignIn.Admitted.class);
  }

  @Test
  void passwordChangeEndsTheTrustOfAKnownNetwork() {
    bound("sign-in.guesses-by-account", 3);
    assertThat(attempt(ALICE, "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);
    for (int i = 2; i < 5; i++) {
      attempt(ALICE, "guess", i);
    }
    assertThat(attempt(ALICE, "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);

    done(
        directory
            .accounts()
            .change(
                ADMINISTRATOR,
                ALICE,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed("battery staple")),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));

    assertThat(attempt(ALICE, "battery staple", 1)).isInstanceOf(SignIn.TryLater.class);
  }

  /** Changes the account's own password, as a page or REST does. */
  private void renewPassword(SignIn shown, String password) {
    done(
        directory
            .accounts()
            .change(
                ((SignIn.Admitted) shown).caller(),
                ALICE,
                new AccountChange(
                    Optional.of(new PasswordInput.Typed(password)),
                    Optional.empty(),
                    Optional.empty()),
                OptionalLong.empty()));
  }

  private void bar() {
    bound("sign-in.guesses-by-account", 3);
    for (int i = 2; i < 5; i++) {
      attempt(ALICE, "guess", i);
    }
  }

  @Test
  void barredAccountSignsInFromTheNetworkOfThePasswordChange() throws SQLException {
    SignIn shown = attempt(ALICE, "correct horse", 1);
    bar();
    renewPassword(shown, "battery staple");

    assertThat(attempt(ALICE, "battery staple", 1)).isInstanceOf(SignIn.Admitted.class);
    assertThat(attempt(ALICE, "battery staple", 9)).isInstanceOf(SignIn.TryLater.class);
    directory.book().write();
    restart();
    bar();
    assertThat(attempt(ALICE, "battery staple", 1)).isInstanceOf(SignIn.Admitted.class);
  }

  private void restart() {
    directory = new TestIdentity(database, home);
  }

  @Test
  void barredAccountSignsInFromAKnownNetworkAfterRestart() throws SQLException {
    done(
        directory
            .aliases()
            .create(ADMINISTRATOR, new Alias("al@example.test", Alias.Kind.NAME, ALICE)));
    attempt("al@example.test", "correct horse", 1);
    directory.book().write();
    assertThat(directory.book().latest(2))
        .extracting(KnownPlaceStore.Latest::principal)
        .containsExactly(ALICE);
    restart();
    bar();

    assertThat(attempt(ALICE, "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);
    assertThat(attempt("al@example.test", "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);
    assertThat(attempt(ALICE, "correct horse", 9)).isInstanceOf(SignIn.TryLater.class);
  }

  private void createRoot() {
    done(
        directory
            .administrators()
            .create(
                ADMINISTRATOR,
                new NewAdministrator("root", Optional.of("correct horse"), Optional.empty())));
  }

  @Test
  void changedHashCostKeepsKnownNetworks() throws SQLException {
    createRoot();
    attempt("root", "correct horse", 1);
    directory.book().write();
    restart();
    bound("password.hash-passes", 3);
    assertThat(attempt("root", "correct horse", 2)).isInstanceOf(SignIn.Admitted.class);
    bound("sign-in.guesses-by-account", 3);
    for (int i = 3; i < 6; i++) {
      attempt("root", "guess", i);
    }

    assertThat(attempt("root", "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);
    assertThat(attempt("root", "correct horse", 9)).isInstanceOf(SignIn.TryLater.class);
  }

  @Test
  void administratorNamesHaveKnownNetworksToo() throws SQLException {
    createRoot();
    attempt("root", "correct horse", 1);
    directory.book().write();
    assertThat(directory.book().latest(2))
        .extracting(KnownPlaceStore.Latest::principal)
        .containsExactly("root");
    restart();
    bound("sign-in.guesses-by-account", 3);
    for (int i = 2; i < 5; i++) {
      attempt("root", "guess", i);
    }

    assertThat(attempt("root", "correct horse", 9)).isInstanceOf(SignIn.TryLater.class);
    assertThat(attempt("root", "correct horse", 1)).isInstanceOf(SignIn.Admitted.class);
  }

  private long places() {
    return database
        .transactions()
        .read(
            entities ->
                ((Number)
                        entities
                            .createNativeQuery("SELECT count(*) FROM known_place")
                            .getSingleResult())
                    .longValue());
  }

  private void age(int days) {
    database
        .transactions()
        .run(
            entities ->
                entities
                    .createNativeQuery(
                        "UPDATE known_place SET seen = seen - interval '" + days + " days'")
                    .executeUpdate());
  }

  @Test
  void knownNetworksAreFewAndEndWithPasswordAgeOrAccount() throws SQLException {
    for (int network = 0; network < 20; network++) {
      attempt(ALICE, "correct horse", network);
      directory.book().write();
    }
    assertThat(places()).isEqualTo(16);

    renewPassword(attempt(ALICE, "correct horse", 3), "battery staple");
    directory.book().write();
    assertThat(places()).isEqualTo(1);

    age(91);
    restart();
    bar();
    assertThat(attempt(ALICE, "battery staple", 3)).isInstanceOf(SignIn.TryLater.class);

    directory.set(Scope.server(), "mailbox.undelete-period", "PT0S");
    var alice = done(directory.accounts().delete(ADMINISTRATOR, ALICE, OptionalLong.empty()));
    assertThat(directory.deletedAccounts().forget(alice.id())).isTrue();
    assertThat(places()).isZero();
  }

  private List<SignIn> atOnce(int tries, String password)
      throws InterruptedException, ExecutionException {
    var go = new CountDownLatch(1);
    List<Future<SignIn>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < tries; i++) {
        int network = password.equals("guess") ? i : 0;
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return attempt(ALICE, password, network);
                }));
      }
      go.countDown();
    }
    List<SignIn> all = new ArrayList<>();
    for (Future<SignIn> answer : answers) {
      all.add(answer.get());
    }
    return all;
  }
}
