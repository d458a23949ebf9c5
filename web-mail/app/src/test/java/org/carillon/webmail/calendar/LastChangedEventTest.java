package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.carillon.mailbox.label.LabelColour;
import org.junit.jupiter.api.Test;

/** Tests which event the calendar marks as done last. */
class LastChangedEventTest {
  private static CalendarEvent instance(String instance) {
    ShownCalendar calendar = new ShownCalendar(1, "Work", "", LabelColour.BLUE, true, true, true);
    LocalDateTime start = LocalDateTime.parse(instance);
    return new CalendarEvent(
        calendar,
        "choir.ics",
        instance,
        "Choir",
        "",
        start,
        start.plusHours(1),
        false,
        ParticipationStatus.FIRM,
        false,
        List.of(),
        false);
  }

  @Test
  void changedInstanceOrItsWholeSeriesIsMarked() {
    CalendarEvent first = instance("2027-01-05T19:00:00");
    CalendarEvent second = instance("2027-01-12T19:00:00");

    assertThat(LastChangedEvent.isOf("choir.ics", second.instance(), first)).isFalse();
    assertThat(LastChangedEvent.isOf("choir.ics", second.instance(), second)).isTrue();
    assertThat(LastChangedEvent.isOf("choir.ics", "", first)).isTrue();
    assertThat(LastChangedEvent.isOf("fair.ics", "", first)).isFalse();
    assertThat(LastChangedEvent.isOf("", "", first)).isFalse();
  }

  @Test
  void addressNamesTheChangedInstance() {
    assertThat(LastChangedEvent.address("/calendar?view=week", "a b", "2027-01-12T19:00:00"))
        .isEqualTo("/calendar?view=week&done=a+b&instance=2027-01-12T19%3A00%3A00#done");
    assertThat(LastChangedEvent.address("/calendar?view=week", "a", ""))
        .isEqualTo("/calendar?view=week&done=a#done");
  }
}
