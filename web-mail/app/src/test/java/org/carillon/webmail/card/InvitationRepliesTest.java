package org.carillon.webmail.card;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.carillon.calendar.scheduling.MessageMeetingState;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.store.item.ItemKey;
import org.junit.jupiter.api.Test;

class InvitationRepliesTest {
  private static String part(String day, String answer) {
    return "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20310101T000000Z\r\nRECURRENCE-ID:"
        + day
        + "T090000Z\r\nORGANIZER:mailto:anna@example.test\r\nATTENDEE;CN=Ben;PARTSTAT="
        + answer
        + ":mailto:ben@example.test\r\nEND:VEVENT\r\n";
  }

  private static InvitationReplies of(String... parts) {
    String message =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:REPLY\r\n"
            + String.join("", parts)
            + "END:VCALENDAR\r\n";
    if (CalendarObject.readMessage(message.getBytes(UTF_8))
        instanceof CalendarParseResult.Read(CalendarObject read)) {
      return new InvitationReplies(
          read,
          "",
          part -> part.recurrenceId().orElseThrow().local().getDayOfMonth() + ".",
          count -> "+" + count);
    }
    throw new AssertionError("unread");
  }

  @Test
  void answeredDaysAreListedAndTheRestIsCounted() {
    assertThat(of(part("20310301", "ACCEPTED")).isOfSeveralDays()).isFalse();
    InvitationReplies two = of(part("20310301", "ACCEPTED"), part("20310308", "ACCEPTED"));
    assertThat(two.isOfSeveralDays()).isTrue();
    assertThat(two.days()).isEqualTo("1. · 8.");

    String[] many = new String[400];
    for (int i = 0; i < many.length; i++) {
      LocalDate day = LocalDate.of(2031, 3, 1).plusDays(i);
      many[i] = part(day.format(DateTimeFormatter.BASIC_ISO_DATE), "DECLINED");
    }
    assertThat(of(many).days()).isEqualTo("1. · 2. · 3. · 4. · 5. · +395");
  }

  @Test
  void daysWithDifferentAnswersAreListedSeparately() {
    assertThat(of(part("20310301", "ACCEPTED"), part("20310308", "ACCEPTED")).all())
        .containsExactly(new Invitation.Reply("Ben <ben@example.test>", "invitation.accepted", ""));
    assertThat(
            of(
                    part("20310301", "ACCEPTED"),
                    part("20310308", "DECLINED"),
                    part("20310315", "ACCEPTED"))
                .all())
        .containsExactly(
            new Invitation.Reply("Ben <ben@example.test>", "invitation.accepted", "1. · 15."),
            new Invitation.Reply("Ben <ben@example.test>", "invitation.declined", "8."));
  }

  private static MessageMeetingState state(ItipResultCode note, boolean isKept) {
    return new MessageMeetingState(
        note,
        isKept
            ? Optional.of(
                new MessageMeetingState.Kept(
                    1,
                    new ItemKey("a.ics"),
                    true,
                    false,
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Set.of()))
            : Optional.empty(),
        false,
        false);
  }

  @Test
  void oversizedInvitationIsReported() {
    assertThat(InvitationStates.answered(state(ItipResultCode.TOO_MUCH, true)))
        .isEqualTo("invitation.too-much");
    assertThat(InvitationStates.answered(state(ItipResultCode.DUPLICATE, true))).isEmpty();
    assertThat(InvitationStates.answered(state(ItipResultCode.UNKNOWN, false)))
        .isEqualTo("invitation.absent");
  }
}
