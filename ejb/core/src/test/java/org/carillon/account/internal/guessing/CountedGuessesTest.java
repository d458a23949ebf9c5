package org.carillon.account.internal.guessing;

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
import org.carillon.account.signin.Guess;
import org.carillon.account.signin.Guesses;
import org.carillon.contract.net.ClientNetwork;
import org.carillon.startup.DatabaseReady;
import org.carillon.testing.DeclaredSettings;
import org.junit.jupiter.api.Test;

class CountedGuessesTest {
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
  private final MemoryBook book = new MemoryBook();
  private final CountedGuesses guesses = new CountedGuesses(settings, book, now::get);

  private Guess begin(String name, InetAddress from) {
    return ((Guesses.Begun) guesses.begin(name, from, false)).guess();
  }

  private boolean barred(String name, InetAddress from) {
    return guesses.begin(name, from, false) instanceof Guesses.Barred;
  }

  private void wrong(String name, InetAddress from, int times) {
    for (int i = 0; i < times; i++) {
      begin(name, from).wrong();
    }
  }

  /** From as many networks. */
  private void wrongFromElsewhere(String name, int times) {
    for (int i = 0; i < times; i++) {
      wrong(name, InetAddress.ofLiteral("198.51.100." + i), 1);
    }
  }

  private void right(String name, InetAddress from, long password) {
    Guess guess = begin(name, from);
    assertThat(guess.isOf(name, password)).isTrue();
    assertThat(guess.right()).isTrue();
  }

  @Test
  void aNetworkThatGuessesIsBarredFromAllAccountsForAWhile() {
    wrong(ALICE, HERE, 2);
    assertThat(barred("bob@example.test", HERE)).isFalse();
    wrong("carol@example.test", HERE, 1);

    assertThat(barred("bob@example.test", HERE)).isTrue();
    assertThat(barred("bob@example.test", THERE)).isFalse();

    now.addAndGet(TIME.toNanos());
    assertThat(barred("bob@example.test", HERE)).isFalse();
  }

  @Test
  void whoIsBarredIsToldForHowLong() {
    wrong(ALICE, HERE, 1);
    now.addAndGet(TIME.toNanos() / 2);
    wrong(ALICE, HERE, 2);

    assertThat(guesses.begin("bob@example.test", HERE, false))
        .as("counted since the first")
        .isEqualTo(new Guesses.Barred(TIME.dividedBy(2)));
    now.addAndGet(TIME.toNanos() / 2);
    assertThat(begin("bob@example.test", HERE).rest()).isZero();

    wrongFromElsewhere(ALICE, 5);
    now.addAndGet(1);
    assertThat(guesses.begin(ALICE, HERE, false)).isEqualTo(new Guesses.Barred(TIME.minusNanos(1)));
  }

  @Test
  void anAccountThatIsGuessedAtIsBarredFromEverywhereButWhereItSignsIn() {
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
  void whereAnAccountSignsInItMayBeTriedWithTwiceAsManyAndNoMore() {
    right(ALICE, HERE, FIRST);
    for (int i = 0; i < 10; i++) {
      Guess guess = begin(ALICE, HERE);
      assertThat(guess.isOf(ALICE, FIRST)).isTrue();
      assertThat(guess.wrong()).isTrue();
    }

    assertThat(barred(ALICE, HERE)).isTrue();
    right(ALICE, HERE, FIRST, () -> now.addAndGet(TIME.toNanos()));
  }

  private void right(String name, InetAddress from, long password, Runnable before) {
    before.run();
    right(name, from, password);
  }

  @Test
  void whereAnEarlierPasswordWasRightIsAPlaceLikeAnyOther() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);

    assertThat(begin(ALICE, THERE).isOf(ALICE, SECOND)).isFalse();
    assertThat(barred(ALICE, THERE)).isTrue();
  }

  /** As if the process had begun anew. */
  private CountedGuesses restarted() {
    return new CountedGuesses(settings, book, now::get);
  }

  @Test
  void placesOutliveARestartAndAreLookedForOnlyWhenSomebodyIsAboutToBeBarred() {
    right(ALICE, THERE, FIRST);
    right(ALICE, THERE, FIRST);
    assertThat(book.places(ALICE)).as("noted once a day").hasSize(1);
    CountedGuesses later = restarted();
    for (int i = 0; i < 5; i++) {
      InetAddress elsewhere = InetAddress.ofLiteral("198.51.100." + i);
      ((Guesses.Begun) later.begin(ALICE, elsewhere, false)).guess().wrong();
    }
    assertThat(book.looks()).isZero();

    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(Guesses.Begun.class);
    assertThat(later.begin(ALICE, HERE, false)).isInstanceOf(Guesses.Barred.class);
    for (int i = 0; i < 100; i++) {
      later.begin(ALICE, InetAddress.ofLiteral("203.0.113." + i), false);
    }
    assertThat(book.looks()).as("nobody is made to read").isEqualTo(1);
  }

  @Test
  void afterARestartPlacesAreKnownBeforeAnybodyIsAboutToBeBarred() {
    right(ALICE, HERE, FIRST);
    CountedGuesses restarted = restarted();
    restarted.start(new DatabaseReady());

    assertThat(source(restarted, HERE)).isEqualTo(Guess.Source.KNOWN);
    assertThat(source(restarted, THERE)).isEqualTo(Guess.Source.NEW);
  }

  private static Guess.Source source(CountedGuesses guesses, InetAddress from) {
    return ((Guesses.Begun) guesses.begin(ALICE, from, false)).guess().source();
  }

  @Test
  void aBarredNetworkIsLookedForInTheBookNoOftenerThanItMayGuess() {
    settings.with(DirectorySettings.GUESSES_BY_ACCOUNT, 0L);
    right(ALICE, HERE, FIRST);
    CountedGuesses later = restarted();
    for (int i = 0; i < 3; i++) {
      ((Guesses.Begun) later.begin("a" + i + "@example.test", HERE, false)).guess().wrong();
    }

    assertThat(later.begin(ALICE, HERE, false)).isInstanceOf(Guesses.Begun.class);
    for (int i = 0; i < 100; i++) {
      assertThat(later.begin("b" + i + "@example.test", HERE, false))
          .isInstanceOf(Guesses.Barred.class);
    }
    assertThat(book.looks()).isEqualTo(3);
  }

  @Test
  void whatTheBookCannotSayNowIsAskedAgain() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    CountedGuesses later = restarted();
    for (int i = 0; i < 5; i++) {
      InetAddress elsewhere = InetAddress.ofLiteral("198.51.100." + i);
      ((Guesses.Begun) later.begin(ALICE, elsewhere, false)).guess().wrong();
    }
    book.setAway(true);
    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(Guesses.Barred.class);
    book.setAway(false);

    assertThat(later.begin(ALICE, THERE, false)).isInstanceOf(Guesses.Begun.class);
  }

  @Test
  void whoChangesThePasswordSignsInFromThereAtOnce() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    guesses.renewed(ALICE, SECOND, ClientNetwork.of(THERE));

    assertThat(begin(ALICE, THERE).isOf(ALICE, SECOND)).isTrue();
    assertThat(barred(ALICE, HERE)).isTrue();
  }

  @Test
  void barsThatBeganAreTold() {
    Guess guess = begin(ALICE, HERE);
    for (int i = 0; i < 5; i++) {
      guess = begin(ALICE, InetAddress.ofLiteral("198.51.100." + i));
      guess.isOf(ALICE, FIRST);
      now.addAndGet(Duration.ofMinutes(1).toNanos());
      guess.wrong();
    }
    wrong("nobody@example.test", HERE, 3);

    assertThat(book.bars()).containsExactly(ALICE + " PT6M", "192.0.2.1 PT10M");
  }

  @Test
  void whatWasLiftedMayBeTriedAgain() {
    right(ALICE, THERE, FIRST);
    wrongFromElsewhere(ALICE, 5);
    wrong(ALICE, THERE, 10);
    assertThat(barred(ALICE, THERE)).isTrue();

    guesses.forget(ALICE);

    assertThat(barred(ALICE, THERE)).isFalse();
    assertThat(barred(ALICE, HERE)).isFalse();
    wrong("bob@example.test", HERE, 3);
    assertThat(barred(ALICE, HERE)).isTrue();
    guesses.forget(ClientNetwork.of(HERE));
    assertThat(barred(ALICE, HERE)).isFalse();
  }

  @Test
  void spellingsAndAliasesOfOneAccountAreCountedAsOne() {
    wrongFromElsewhere("\uff41lice@example.test", 2);
    wrongFromElsewhere("ALICE@EXAMPLE\u3002test", 2);
    Guess alias = begin("al@example.test", HERE);
    assertThat(alias.isOf(ALICE, FIRST)).isTrue();
    assertThat(alias.wrong()).isTrue();

    assertThat(barred("\uff21lice@example.test", THERE)).isTrue();
    assertThat(barred("al@example.test", THERE)).as("not looked up yet").isFalse();
    assertThat(begin("al@example.test", THERE).isOf(ALICE, FIRST)).isFalse();
  }

  @Test
  void networksOfIpv6AreCountedByThemselvesAndBySite() {
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
  void thisMachineItselfIsBoundedByAccountOnly() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 5; i++) {
      ((Guesses.Begun) guesses.begin(ALICE, loopback, true)).guess().wrong();
    }

    assertThat(guesses.begin(ALICE, loopback, true)).isInstanceOf(Guesses.Barred.class);
    assertThat(guesses.begin("bob@example.test", loopback, true)).isInstanceOf(Guesses.Begun.class);
    assertThat(guesses.begin("bob@example.test", loopback, false))
        .as("by a proxy here")
        .isInstanceOf(Guesses.Barred.class);
  }

  @Test
  void thisMachineIsSuspectedOnceItGuessesLikeAStranger() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    for (int i = 0; i < 20; i++) {
      assertThat(book.bars()).hasSize(i < 3 ? 0 : 1);
      ((Guesses.Begun) guesses.begin("a" + i + "@example.test", loopback, true)).guess().wrong();
    }

    assertThat(book.bars()).containsExactly("this machine 3");
  }

  @Test
  void zeroIsWithoutLimit() {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 0L);
    settings.with(DirectorySettings.GUESSES_BY_ACCOUNT, 0L);
    wrong(ALICE, HERE, 1_000);

    assertThat(barred(ALICE, HERE)).isFalse();
  }

  @Test
  void noMoreIsLearntByTryingAllAtOnce() throws InterruptedException {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 20L);
    List<Guess> open = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      open.add(begin("a" + i + "@example.test", HERE));
    }
    Guess owners = begin(ALICE, HERE);
    var learnt = new AtomicInteger();
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Guess guess : open) {
        threads.submit(
            () -> {
              go.await();
              return guess.wrong() ? learnt.incrementAndGet() : 0;
            });
      }
      go.countDown();
    }

    assertThat(learnt).hasValue(20);
    assertThat(open).noneMatch(Guess::goesOn);
    assertThat(owners.right()).as("nor whether one was right").isFalse();
  }

  @Test
  void aMillionNamesLeaveNoMoreThanTheirBudget() {
    settings.with(DirectorySettings.GUESSES_BY_ADDRESS, 0L);
    String tail = "x".repeat(65_000);
    for (int i = 0; i < 2_000; i++) {
      assertThat(guesses.begin(i + tail, HERE, false)).isEqualTo(new Guesses.Nobody());
    }
    assertThat(guesses.octets()).isZero();

    long before = used();
    String longest = "@" + "d".repeat(MailAddress.MOST_CHARACTERS - 8);
    for (int i = 0; i < 1_000_000; i++) {
      begin(i + longest, address(i)).wrong();
    }
    assertThat(guesses.octets())
        .isLessThanOrEqualTo(CountedGuesses.NAMES_OCTETS + CountedGuesses.NETWORKS_OCTETS);
    assertThat(used() - before)
        .as("as measured")
        .isLessThan(CountedGuesses.NAMES_OCTETS + CountedGuesses.NETWORKS_OCTETS + (4 << 20));

    now.addAndGet(TIME.toNanos());
    wrong(ALICE, HERE, 1);
    assertThat(guesses.octets()).as("ended counts go").isLessThan(1_000);
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
