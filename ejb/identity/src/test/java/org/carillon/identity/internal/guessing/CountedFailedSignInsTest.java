package org.carillon.identity.internal.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.account.MailAddress;
import org.carillon.account.setting.DirectorySettings;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.identity.signin.FailedSignIns;
import org.carillon.identity.signin.SignInAttempt;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class CountedFailedSignInsTest {
  private static final Duration TIME = Duration.ofMinutes(10);
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.2");
  private static final long FIRST = 1;
  private static final long SECOND = 2;
  private static final String ALICE = "alice@example.test";

  private final AtomicLong now = new AtomicLong();
  private final DeclaredSettings settings =
      new DeclaredSettings()
          .with(DirectorySettings.GUESSES_BY_ADDRESS, 3L)
          .with(DirectorySettings.GUESSES_BY_ACCOUNT, 5L)
          .with(DirectorySettings.GUESSES_TIME, TIME);
  private final InMemoryKnownPlaces book = new InMemoryKnownPlaces();
  private final CountedFailedSignIns failedSignIns =
      new CountedFailedSignIns(settings, book, BannedClients.NONE, now::get);

  private SignInAttempt begin(String name, InetAddress from) {
    return ((FailedSignIns.Begun) failedSignIns.begin(name, from, false)).attempt();
  }

  private boolean barred(String name, InetAddress from) {
    return failedSignIns.begin(name, from, false) instanceof FailedSignIns.Barred;
  }

  private void wrong(String name, InetAddress from, int times) {
    for (int i = 0; i < times; i++) {
      begin(name, from).wrong();
    }
  }

  /** Counts wrong passwords, each from another network. */
  private void wrongFromElsewhere(String name, int times) {
    for (int i = 0; i < times; i++) {
      wrong(name, InetAddress.ofLiteral("198.51.100." + i), 1);
    }
  }

  private void right(String name, InetAddress from, long password) {
    SignInAttempt attempt = begin(name, from);
    assertThat(attempt.isOf(name, password)).isTrue();
    assertThat(attempt.right()).isTrue();
  }

  @Test
  void guessingNetworkIsBarredFromAllAccounts() {
    wrong(ALICE, HERE, 2);
    assertThat(barred("bob@example.test", HERE)).isFalse();
    wrong("carol@example.test", HERE, 1);

    assertThat(barred("bob@example.test", HERE)).isTrue();
    assertThat(barred("bob@example.test", THERE)).isFalse();

    now.addAndGet(TIME.toNanos());
    assertThat(barred("bob@example.test", HERE)).isFalse();
  }

  @Test
  void clientsInABannedNetworkAreRefusedAtOnce() {
    var shutOut =
        new CountedFailedSignIns(
            settings, book, address -> address.equals(HERE) ? TIME : Duration.ZERO, now::get);
    assertThat(shutOut.begin(ALICE, HERE, false)).isEqualTo(new FailedSignIns.Barred(TIME));
    assertThat(shutOut.begin(ALICE, THERE, false)).isInstanceOf(FailedSignIns.Begun.class);
  }

  @Test
  void barredClientIsGivenTheRemainingTime() {
    wrong(ALICE, HERE, 1);
    now.addAndGet(TIME.toNanos() / 2);
    wrong(ALICE, HERE, 2);

    assertThat(failedSignIns.begin("bob@example.test", HERE, false))
        .as("counted since the first")
        .isEqualTo(new FailedSignIns.Barred(TIME.dividedBy(2)));
    now.addAndGet(TIME.toNanos() / 2);
    assertThat(begin("bob@example.test", HERE).rest()).isZero();

    wrongFromElsewhere(ALICE, 5);
    now.addAndGet(1);
    assertThat(failedSignIns.begin(ALICE, HERE, false))
        .isEqualTo(new FailedSignIns.Barred(TIME.minusNanos(1)));
  }

  @Test
  void guessedAccountIsBarredExceptFromKnownNetworks() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);

    assertThat(barred(ALICE, HERE)).isTrue();
    assertThat(barred(ALICE, THERE)).isFalse();

    now.addAndGet(Duration.ofDays(1).toNanos());
    wrongFromElsewhere(ALICE, 5);
    book.forget();
    assertThat(barred(ALICE, THERE)).as("known for a day without the book").isTrue();
  }

  @Test
  void knownNetworkHasTwiceTheGuessLimit() {
    right(ALICE, HERE, FIRST);
    for (int i = 0; i < 10; i++) {
      SignInAttempt attempt = begin(ALICE, HERE);
      assertThat(attempt.isOf(ALICE, FIRST)).isTrue();
      assertThat(attempt.wrong()).isTrue();
    }

    assertThat(barred(ALICE, HERE)).isTrue();
    right(ALICE, HERE, FIRST, () -> now.addAndGet(TIME.toNanos()));
  }

  private void right(String name, InetAddress from, long password, Runnable before) {
    before.run();
    right(name, from, password);
  }

  @Test
  void networkKnownByAnOldPasswordIsNotTrusted() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);

    assertThat(begin(ALICE, THERE).isOf(ALICE, SECOND)).isFalse();
    assertThat(barred(ALICE, THERE)).isTrue();
  }

  /** Returns a new object, as after a restart of the process. */
  private CountedFailedSignIns restarted() {
    return new CountedFailedSignIns(settings, book, BannedClients.NONE, now::get);
  }

  @Test
  void knownNetworksSurviveARestartAndAreReadOnlyWhenNeeded() {
    right(ALICE, THERE, FIRST);
    right(ALICE, THERE, FIRST);
    assertThat(book.places(ALICE)).as("noted once a day").hasSize(1);
    CountedFailedSignIns later = restarted();
    for (int i = 0; i < 5; i++) {
      InetAddress elsewhere = InetAddress.ofLiteral("198.51.100." + i);
      ((FailedSignIns.Begun) later.begin(ALICE, elsewhere, false)).attempt().wrong();
    }
    assertThat(book.looks()).isZero();

    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(FailedSignIns.Begun.class);
    assertThat(later.begin(ALICE, HERE, false)).isInstanceOf(FailedSignIns.Barred.class);
    for (int i = 0; i < 100; i++) {
      later.begin(ALICE, InetAddress.ofLiteral("203.0.113." + i), false);
    }
    assertThat(book.looks()).as("nobody is made to read").isEqualTo(1);
  }

  @Test
  void knownNetworksAreLoadedAtTheStart() {
    right(ALICE, HERE, FIRST);
    CountedFailedSignIns restarted = restarted();
    restarted.start(new DatabaseReady());

    assertThat(source(restarted, HERE)).isEqualTo(SignInAttempt.Source.KNOWN);
    assertThat(source(restarted, THERE)).isEqualTo(SignInAttempt.Source.NEW);
  }

  private static SignInAttempt.Source source(CountedFailedSignIns failedSignIns, InetAddress from) {
    return ((FailedSignIns.Begun) failedSignIns.begin(ALICE, from, false)).attempt().source();
  }

  @Test
  void lookupsForABarredNetworkAreLimited() {
    settings.with(DirectorySettings.GUESSES_BY_ACCOUNT, 0L);
    right(ALICE, HERE, FIRST);
    CountedFailedSignIns later = restarted();
    for (int i = 0; i < 3; i++) {
      ((FailedSignIns.Begun) later.begin("a" + i + "@example.test", HERE, false)).attempt().wrong();
    }

    assertThat(later.begin(ALICE, HERE, false)).isInstanceOf(FailedSignIns.Begun.class);
    for (int i = 0; i < 100; i++) {
      assertThat(later.begin("b" + i + "@example.test", HERE, false))
          .isInstanceOf(FailedSignIns.Barred.class);
    }
    assertThat(book.looks()).isEqualTo(3);
  }

  @Test
  void unavailableBookIsAskedAgain() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    CountedFailedSignIns later = restarted();
    for (int i = 0; i < 5; i++) {
      InetAddress elsewhere = InetAddress.ofLiteral("198.51.100." + i);
      ((FailedSignIns.Begun) later.begin(ALICE, elsewhere, false)).attempt().wrong();
    }
    book.setAway(true);
    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(FailedSignIns.Barred.class);
    book.setAway(false);

    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(FailedSignIns.Begun.class);
  }

  @Test
  void networkOfAPasswordChangeIsTrustedAtOnce() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    failedSignIns.renewed(ALICE, SECOND, ClientNetwork.of(THERE));

    assertThat(begin(ALICE, THERE).isOf(ALICE, SECOND)).isTrue();
    assertThat(barred(ALICE, HERE)).isTrue();
  }

  @Test
  void startedBarsAreRecorded() {
    SignInAttempt attempt = begin(ALICE, HERE);
    for (int i = 0; i < 5; i++) {
      attempt = begin(ALICE, InetAddress.ofLiteral("198.51.100." + i));
      attempt.isOf(ALICE, FIRST);
      now.addAndGet(Duration.ofMinutes(1).toNanos());
      attempt.wrong();
    }
    wrong("nobody@example.test", HERE, 3);

    assertThat(book.bars()).containsExactly(ALICE + " PT6M", "192.0.2.1 PT10M");
  }

  @Test
  void liftedBarAllowsSignInAgain() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    wrong(ALICE, THERE, 10);
    assertThat(barred(ALICE, THERE)).isTrue();

    failedSignIns.forget(ALICE);

    assertThat(barred(ALICE, THERE)).isFalse();
    assertThat(barred(ALICE, HERE)).isFalse();
    wrong("bob@example.test", HERE, 3);
    assertThat(barred(ALICE, HERE)).isTrue();
    failedSignIns.forget(ClientNetwork.of(HERE));
    assertThat(barred(ALICE, HERE)).isFalse();
  }

  @Test
  void spellingsAndAliasesCountAsOneAccount() {
    wrongFromElsewhere("\uff41lice@example.test", 2);
    wrongFromElsewhere("ALICE@EXAMPLE\u3002test", 2);
    SignInAttempt alias = begin("al@example.test", HERE);
    assertThat(alias.isOf(ALICE, FIRST)).isTrue();
    assertThat(alias.wrong()).isTrue();

    assertThat(barred("\uff21lice@example.test", THERE)).isTrue();
    assertThat(barred("al@example.test", THERE)).as("not looked up yet").isFalse();
    assertThat(begin("al@example.test", THERE).isOf(ALICE, FIRST)).isFalse();
  }

  @Test
  void ipv6NetworksAreCountedAloneAndPerSite() {
    for (int i = 1; i <= 3; i++) {
      wrong("a" + i + "@example.test", InetAddress.ofLiteral("2001:db8:1:2::" + i), 1);
    }
    assertThat(barred("b@example.test", InetAddress.ofLiteral("2001:db8:1:2:ffff::1"))).isTrue();
    assertThat(barred("b@example.test", InetAddress.ofLiteral("2001:db8:1:3::1"))).isFalse();

    for (int i = 0; i < 21; i++) {
      wrong("c" + i + "@example.test", InetAddress.ofLiteral("2001:db8:1:f" + i + "::1"), 1);
    }
    assertThat(barred("b@example.test", InetAddress.ofLiteral("2001:db8:1:3::1"))).isTrue();
    assertThat(barred("b@example.test", InetAddress.ofLiteral("2001:db8:2:3::1"))).isFalse();
  }

  @Test
  void loopbackIsLimitedPerAccountOnly() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 5; i++) {
      ((FailedSignIns.Begun) failedSignIns.begin(ALICE, loopback, true)).attempt().wrong();
    }

    assertThat(failedSignIns.begin(ALICE, loopback, true)).isInstanceOf(FailedSignIns.Barred.class);
    assertThat(failedSignIns.begin("bob@example.test", loopback, true))
        .isInstanceOf(FailedSignIns.Begun.class);
    assertThat(failedSignIns.begin("bob@example.test", loopback, false))
        .as("by a proxy here")
        .isInstanceOf(FailedSignIns.Barred.class);
  }

  @Test
  void loopbackIsBarredAfterGuessing() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 20; i++) {
      assertThat(book.bars()).hasSize(i < 3 ? 0 : 1);
      ((FailedSignIns.Begun) failedSignIns.begin("a" + i + "@example.test", loopback, true))
          .attempt()
          .wrong();
    }

    assertThat(book.bars()).containsExactly("this machine 3");
  }

  @Test
  void zeroMeansNoLimit() {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 0L);
    settings.with(DirectorySettings.GUESSES_BY_ACCOUNT, 0L);
    wrong(ALICE, HERE, 1_000);

    assertThat(barred(ALICE, HERE)).isFalse();
  }

  @Test
  void parallelGuessesGetNoMoreAnswersThanAllowed() throws InterruptedException {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 20L);
    List<SignInAttempt> open = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      open.add(begin("a" + i + "@example.test", HERE));
    }
    SignInAttempt owners = begin(ALICE, HERE);
    var learnt = new AtomicInteger();
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (SignInAttempt attempt : open) {
        threads.submit(
            () -> {
              go.await();
              return attempt.wrong() ? learnt.incrementAndGet() : 0;
            });
      }
      go.countDown();
    }

    assertThat(learnt).hasValue(20);
    assertThat(open).noneMatch(SignInAttempt::goesOn);
    assertThat(owners.right()).as("nor whether one was right").isFalse();
  }

  @Test
  void memoryForManyNamesIsBounded() {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 0L);
    String tail = "x".repeat(65_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(failedSignIns.begin(i + tail, HERE, false)).isEqualTo(new FailedSignIns.Nobody());
    }
    assertThat(failedSignIns.octets()).isZero();

    long before = used();
    String longest = "@" + "d".repeat(MailAddress.MOST_CHARACTERS - 8);
    for (int i = 0; i < 1_000_000; i++) {
      begin(i + longest, address(i)).wrong();
    }
    assertThat(failedSignIns.octets())
        .isLessThanOrEqualTo(
            CountedFailedSignIns.NAMES_OCTETS + CountedFailedSignIns.NETWORKS_OCTETS);
    assertThat(used() - before)
        .as("as measured")
        .isLessThan(
            CountedFailedSignIns.NAMES_OCTETS + CountedFailedSignIns.NETWORKS_OCTETS + (4 << 20));

    now.addAndGet(TIME.toNanos());
    wrong(ALICE, HERE, 1);
    assertThat(failedSignIns.octets()).as("ended counts go").isLessThan(1_000);
  }

  private static InetAddress address(int i) {
    return InetAddress.ofLiteral(
        "2001:db8:" + Integer.toHexString(i >> 8) + ":" + (i & 0xFF) + "::1");
  }

  private static long used() {
    System.gc();
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
