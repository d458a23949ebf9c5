package org.carillon.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthChecksTest {
  private final AtomicLong now = new AtomicLong();

  private record Part(String part, java.util.function.Supplier<Health> answer)
      implements HealthCheck {
    @Override
    public Health check() {
      return answer.get();
    }
  }

  private static HealthCheck well(String part) {
    return new Part(part, () -> new Health(part, true, "Well."));
  }

  @Test
  void healthPartsAreListedInOrder() {
    assertThat(new HealthChecks(List.of(well("store"), well("database"))).parts())
        .extracting(Health::part)
        .containsExactly("database", "store");
  }

  @Test
  void partsNeedingTheDatabaseAreNotReadyInAnOutage() {
    HealthCheck signIn =
        new HealthCheck() {
          @Override
          public String part() {
            return "sign-in";
          }

          @Override
          public boolean needsDatabase() {
            return true;
          }

          @Override
          public Health check() {
            return new Health("sign-in", true, "Well.");
          }
        };
    HealthCheck away = new Part("database", () -> new Health("database", false, "Away."));

    assertThat(new HealthChecks(List.of(away, signIn, well("store"))).parts())
        .extracting(Health::ready)
        .containsExactly(false, false, true);
    assertThat(new HealthChecks(List.of(well("database"), signIn, well("store"))).parts())
        .extracting(Health::ready)
        .containsExactly(true, true, true);
  }

  @Test
  void hangingPartIsNotReadyAndNotCheckedAgain() throws Exception {
    var thaw = new CountDownLatch(1);
    var asked = new AtomicInteger();
    HealthCheck frozen =
        new Part(
            "database",
            () -> {
              asked.incrementAndGet();
              await(thaw);
              return new Health("database", true, "Well again.");
            });
    var checkUp = new HealthChecks(List.of(frozen, well("store")));

    Instant begin = Instant.now();
    List<Health> first = checkUp.parts();
    List<Health> second = checkUp.parts();

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
    assertThat(first).extracting(Health::ready).containsExactly(false, true);
    assertThat(second.getFirst().sentence()).contains("hangs");
    assertThat(asked).hasValue(1);

    thaw.countDown();
    assertThat(checkUp.parts().getFirst().ready()).isTrue();
  }

  @Test
  void failingPartIsNotReady() {
    HealthCheck broken =
        new Part(
            "store",
            () -> {
              throw new IllegalStateException("a surprise");
            });

    assertThat(new HealthChecks(List.of(broken)).parts().getFirst().ready()).isFalse();
  }

  @Test
  void failingCheckIsLoggedOnceUntilItRecovers() {
    var broken = new AtomicBoolean(true);
    HealthCheck part =
        new Part(
            "store",
            () -> {
              if (broken.get()) {
                throw new IllegalStateException("a surprise");
              }
              return new Health("store", true, "Well.");
            });
    var told = new ArrayList<String>();
    var checkUp = new HealthChecks(List.of(part), (name, surprise) -> told.add(name), now::get);

    checkUp.parts();
    later();
    checkUp.parts();
    assertThat(told).containsExactly("store");

    broken.set(false);
    later();
    checkUp.parts();
    broken.set(true);
    later();
    checkUp.parts();
    assertThat(told).containsExactly("store", "store");
  }

  @Test
  void checkFailingWithoutTheDatabaseIsNotLoggedAsADefect() {
    var away = new AtomicBoolean(true);
    HealthCheck database =
        new Part("database", () -> new Health("database", !away.get(), "As it is."));
    HealthCheck keys =
        new Part(
            "dkim",
            () -> {
              throw new IllegalStateException("The database is not ready yet");
            });
    var told = new ArrayList<String>();
    var checkUp =
        new HealthChecks(List.of(database, keys), (name, surprise) -> told.add(name), now::get);

    assertThat(checkUp.parts().getLast().sentence()).contains("without the database");
    assertThat(told).isEmpty();

    away.set(false);
    later();
    assertThat(checkUp.parts().getLast().sentence()).contains("the server's log has the cause");
    assertThat(told).containsExactly("dkim");
  }

  private void later() {
    now.addAndGet(HealthChecks.KEPT.toNanos());
  }

  @Test
  void partIsCheckedAtMostOnceASecond() {
    var checked = new AtomicInteger();
    HealthCheck part =
        new Part("store", () -> new Health("store", true, "Check " + checked.incrementAndGet()));
    var checkUp = new HealthChecks(List.of(part), (name, surprise) -> {}, now::get);

    for (int i = 0; i < 1_000; i++) {
      assertThat(checkUp.parts()).extracting(Health::sentence).containsExactly("Check 1");
    }
    later();

    assertThat(checkUp.parts()).extracting(Health::sentence).containsExactly("Check 2");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
