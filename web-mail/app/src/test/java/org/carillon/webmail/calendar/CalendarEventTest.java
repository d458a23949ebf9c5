package org.carillon.webmail.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.carillon.mailbox.label.LabelColour;
import org.junit.jupiter.api.Test;

class CalendarEventTest {
  private static CalendarEvent of(String owner, ParticipationStatus participation) {
    LocalDateTime start = LocalDateTime.parse("2026-12-24T10:00");
    return new CalendarEvent(
        new ShownCalendar(1, "Work", owner, LabelColour.BLUE, true, true, true),
        "key",
        "",
        "Roof meeting",
        "",
        start,
        start.plusHours(1),
        false,
        participation,
        false,
        List.of(),
        false);
  }

  @Test
  void invitationOfAnotherAccountNeedsNoReply() {
    assertThat(of("", ParticipationStatus.ASKED).isAsked()).isTrue();
    assertThat(of("", ParticipationStatus.FIRM).isAsked()).isFalse();
    assertThat(of("jonas", ParticipationStatus.ASKED).isAsked()).isFalse();
  }
}
