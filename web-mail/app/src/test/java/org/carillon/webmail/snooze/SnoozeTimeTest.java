package org.carillon.webmail.snooze;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnoozeTimeTest {

  private static List<String> offered(String now) {
    return Arrays.stream(SnoozeTime.values())
        .map(time -> time.after(LocalDateTime.parse(now)))
        .flatMap(Optional::stream)
        .map(LocalDateTime::toString)
        .toList();
  }

  @Test
  void futureTimesOnlyAreOffered() {
    assertThat(offered("2026-11-25T10:20")) // a Wednesday
        .containsExactly(
            "2026-11-25T13:00",
            "2026-11-25T18:00",
            "2026-11-26T08:00",
            "2026-11-28T08:00",
            "2026-11-30T08:00");
    assertThat(offered("2026-11-25T22:00"))
        .containsExactly("2026-11-26T08:00", "2026-11-28T08:00", "2026-11-30T08:00");
  }

  @Test
  void snoozeDaysDoNotRepeatTomorrow() {
    assertThat(offered("2026-11-27T22:00")).containsExactly("2026-11-28T08:00", "2026-11-30T08:00");
    assertThat(offered("2026-11-29T22:00")).containsExactly("2026-11-30T08:00");
  }
}
