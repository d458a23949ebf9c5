package org.carillon.account.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GuessesTest {
  private static final Guesses.Bounds BOUNDS = new Guesses.Bounds(3, 5, Duration.ofMinutes(10));
  private static final InetAddress HERE = InetAddress.ofLiteral("192.0.2.1");
  private static final InetAddress THERE = InetAddress.ofLiteral("192.0.2.2");

  private final AtomicLong now = new AtomicLong();
  private final Guesses guesses = new Guesses(now::get);

  private void wrong(String name, InetAddress address, int times) {
    for (int i = 0; i < times; i++) {
      guesses.wrong(name, address, BOUNDS);
    }
  }

  @Test
  void anAddressThatGuessesIsPutOffForAllAccountsAndForAWhile() {
    wrong("alice", HERE, 2);
    assertThat(guesses.tooMany("bob", HERE, BOUNDS)).isFalse();
    wrong("carol", HERE, 1);

    assertThat(guesses.tooMany("bob", HERE, BOUNDS)).isTrue();
    assertThat(guesses.tooMany("bob", THERE, BOUNDS)).isFalse();

    now.addAndGet(BOUNDS.time().toNanos());
    assertThat(guesses.tooMany("bob", HERE, BOUNDS)).isFalse();
  }

  @Test
  void anAccountThatIsGuessedAtIsPutOffFromEverywhereButItsOwnersPlaces() {
    guesses.right("alice", THERE);
    for (int i = 0; i < 5; i++) {
      guesses.wrong("alice", InetAddress.ofLiteral("198.51.100." + i), BOUNDS);
    }

    assertThat(guesses.tooMany("alice", HERE, BOUNDS)).isTrue();
    assertThat(guesses.tooMany("alice", THERE, BOUNDS)).isFalse();

    now.addAndGet(Duration.ofDays(1).toNanos());
    wrong("alice", HERE, 5);
    assertThat(guesses.tooMany("alice", THERE, BOUNDS)).isTrue();
  }

  @Test
  void anIpv6NetworkCountsAsOneAddress() {
    for (int i = 1; i <= 3; i++) {
      guesses.wrong("a" + i, InetAddress.ofLiteral("2001:db8:1:2::" + i), BOUNDS);
    }

    assertThat(guesses.tooMany("b", InetAddress.ofLiteral("2001:db8:1:2:ffff::1"), BOUNDS))
        .isTrue();
    assertThat(guesses.tooMany("b", InetAddress.ofLiteral("2001:db8:1:3::1"), BOUNDS)).isFalse();
  }

  @Test
  void thisMachineItselfIsBoundedByAccountOnly() {
    wrong("alice", InetAddress.getLoopbackAddress(), 5);

    assertThat(guesses.tooMany("alice", InetAddress.getLoopbackAddress(), BOUNDS)).isTrue();
    assertThat(guesses.tooMany("bob", InetAddress.getLoopbackAddress(), BOUNDS)).isFalse();
  }

  @Test
  void zeroIsWithoutLimit() {
    Guesses.Bounds none = new Guesses.Bounds(0, 0, Duration.ofMinutes(10));
    wrong("alice", HERE, 1_000);

    assertThat(guesses.tooMany("alice", HERE, none)).isFalse();
  }
}
