package org.carillon.push.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.calendar.Reminder;
import org.carillon.push.internal.message.PushMessage;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

class AlarmDeliveryTest {
  private static final Instant NOON = Instant.parse("2031-03-12T12:00:00Z");

  private static Reminder reminder(String key, String title, Instant start) {
    return new Reminder(
        7,
        new ItemKey(key),
        title,
        "Hall\n2",
        NOON.minusSeconds(900),
        Optional.ofNullable(start),
        false,
        "");
  }

  @Test
  void alarmStatesTitleTimeAndPlaceInOneLineEach() {
    assertThat(
            AlarmDelivery.text(
                reminder("a.ics", "Talk\u202E x", NOON), "Europe/Berlin", "de", true))
        .isEqualTo(
            "{\"reminder\":{\"calendar\":\"7\",\"rang\":\"2031-03-12T11:45:00Z\","
                + "\"title\":\"Talk x\",\"place\":\"Hall 2\",\"zone\":\"Europe/Berlin\","
                + "\"allDay\":false,\"start\":\"2031-03-12T12:00:00Z\",\"language\":\"de\","
                + "\"key\":\"a.ics\",\"instance\":\"\"}}");
    assertThat(AlarmDelivery.text(reminder("a.ics", "Talk", NOON), "Europe/Berlin", "auto", false))
        .doesNotContain("Talk", "Hall", "Berlin", "12:00")
        .contains("a.ics");
  }

  @Test
  void overlongAlarmIsPushedWithoutItsKey() {
    for (String key : new String[] {"\u0001".repeat(1_024), "\"".repeat(1_024)}) {
      String text =
          AlarmDelivery.text(reminder(key, "🔔".repeat(500), NOON), "Europe/Berlin", "de", true);
      assertThat(text.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(PushMessage.MOST_TEXT);
      assertThat(text).contains("🔔");
    }
  }

  @Test
  void alarmIsQueuedForTheDeviceUntilTheEventBegins() {
    assertThat(AlarmDelivery.kept(reminder("a", "", NOON), NOON.minusSeconds(3_600)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(AlarmDelivery.kept(reminder("a", "", NOON), NOON.plusSeconds(60)))
        .isEqualTo(Duration.ofMinutes(10));
    assertThat(AlarmDelivery.kept(reminder("a", "", null), NOON)).isEqualTo(Duration.ofMinutes(10));
    assertThat(AlarmDelivery.kept(reminder("a", "", NOON), NOON.minusSeconds(864_000)))
        .isEqualTo(Duration.ofDays(1));
  }
}
