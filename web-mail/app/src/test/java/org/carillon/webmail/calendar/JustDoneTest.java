package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.carillon.mailbox.label.LabelColour;
import org.junit.jupiter.api.Test;

/** Tests which event the calendar marks as done last. */
class JustDoneTest {
  private static Happening instance(String instance) {
    ShownCalendar calendar = new ShownCalendar(1, "Work", "", LabelColour.BLUE, true, true, true);
    LocalDateTime start = LocalDateTime.parse(instance);
    return new Happening(
        calendar,
        "choir.ics",
        instance,
        "Choir",
        "",
        start,
        start.plusHours(1),
        false,
        EventStanding.FIRM,
        false,
        List.of(),
        false);
  }

  @Test
  void ofASeriesTheInstanceThatWasChangedIsMarkedOrAllOfThem() {
    Happening first = instance("2027-01-05T19:00:00");
    Happening second = instance("2027-01-12T19:00:00");

    assertThat(JustDone.isOf("choir.ics", second.instance(), first)).isFalse();
    assertThat(JustDone.isOf("choir.ics", second.instance(), second)).isTrue();
    assertThat(JustDone.isOf("choir.ics", "", first)).isTrue();
    assertThat(JustDone.isOf("fair.ics", "", first)).isFalse();
    assertThat(JustDone.isOf("", "", first)).isFalse();
  }

  @Test
  void theAddressNamesTheInstance() {
    assertThat(JustDone.address("/calendar?view=week", "a b", "2027-01-12T19:00:00"))
        .isEqualTo("/calendar?view=week&done=a+b&instance=2027-01-12T19%3A00%3A00#done");
    assertThat(JustDone.address("/calendar?view=week", "a", ""))
        .isEqualTo("/calendar?view=week&done=a#done");
  }
}
