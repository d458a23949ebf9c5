package org.carillon.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.carillon.launcher.BootProgress.Signs;
import org.junit.jupiter.api.Test;

class BootProgressTest {
  private long now;
  private boolean databaseWorks;
  private int questions;
  private final BootProgress progress = new BootProgress(() -> now, this::databaseWorks);

  private boolean databaseWorks() {
    questions++;
    return databaseWorks;
  }

  private boolean isStuckAfter(Duration time, Signs signs) {
    now += time.toNanos();
    return progress.isStuck(signs);
  }

  @Test
  void startWithoutProgressBecomesStuck() {
    Signs still = new Signs(7, Duration.ofSeconds(9), "Deploying the application");
    assertThat(isStuckAfter(Duration.ofSeconds(1), still)).isFalse();
    assertThat(isStuckAfter(Duration.ofMinutes(4), still)).isFalse();
    assertThat(isStuckAfter(Duration.ofSeconds(61), still)).isTrue();
  }

  @Test
  void oneLogLinePerIntervalCountsAsProgress() {
    for (int line = 0; line < 60; line++) {
      assertThat(isStuckAfter(Duration.ofMinutes(4), new Signs(line, Duration.ZERO, ""))).isFalse();
    }
  }

  @Test
  void changingStatusTextCountsAsProgress() {
    for (int part = 0; part < 60; part++) {
      assertThat(
              isStuckAfter(
                  Duration.ofMinutes(4), new Signs(7, Duration.ZERO, "search: " + part + " of 60")))
          .isFalse();
    }
  }

  @Test
  void startThatUsesProcessorTimeIsNotStuck() {
    for (int second = 0; second < 600; second += 10) {
      assertThat(isStuckAfter(Duration.ofMinutes(4), new Signs(7, Duration.ofSeconds(second), "")))
          .isFalse();
    }
  }

  @Test
  void backgroundProcessorTimeIsNotProgress() {
    boolean stuck = false;
    for (int second = 0; second <= 301; second++) {
      stuck = isStuckAfter(Duration.ofSeconds(1), new Signs(7, Duration.ofMillis(second * 5L), ""));
    }
    assertThat(stuck).isTrue();
  }

  @Test
  void startWaitsForADatabaseMigrationAndPollsRarely() {
    databaseWorks = true;
    Signs still = new Signs(7, Duration.ZERO, "Updating the database schema: 9 - index");
    for (int second = 0; second < 3_600; second++) {
      assertThat(isStuckAfter(Duration.ofSeconds(1), still)).isFalse();
    }
    assertThat(questions).isBetween(100, 121);

    databaseWorks = false;
    assertThat(isStuckAfter(Duration.ofMinutes(6), still)).isTrue();
  }
}
