package org.carillon.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final List<String> log = new ArrayList<>();
  private long now = Long.MAX_VALUE - 1_000;
  private final Outage outage = new Outage(log::add, () -> now, "Mail can't be stored");

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void outageLogsItsStartACountPerMinuteAndItsEnd() {
    for (int i = 0; i < 150_000; i++) {
      outage.met("no database");
      pass(Duration.ofMillis(1));
    }
    outage.over();
    pass(Duration.ofSeconds(10));
    outage.over();
    outage.over();

    assertThat(log)
        .containsExactly(
            "Mail can't be stored: no database (reported at most once a minute from now on)",
            "Mail can't be stored, 60001 times in 60 s: no database",
            "Mail can't be stored, 120001 times in 120 s: no database",
            "Mail can't be stored: recovered; the problem occurred 150000 times in 149 s");
  }

  @Test
  void intermittentFailuresAreOneOutage() {
    for (int i = 0; i < 1_000; i++) {
      outage.met("broken pipe");
      outage.over();
      pass(Duration.ofMillis(10));
    }
    assertThat(log).hasSize(1);
  }

  @Test
  void laterOutageIsLoggedAgain() {
    outage.met("no database");
    pass(Duration.ofMinutes(2));
    outage.met("no disk");

    assertThat(log).hasSize(2);
    assertThat(log.getLast()).startsWith("Mail can't be stored: no disk");

    pass(Duration.ofSeconds(10));
    outage.over();
    assertThat(log.getLast())
        .isEqualTo("Mail can't be stored: recovered; the problem occurred once");
  }

  @Test
  void recoveryWithoutOutageLogsNothing() {
    outage.over();
    assertThat(log).isEmpty();
  }
}
