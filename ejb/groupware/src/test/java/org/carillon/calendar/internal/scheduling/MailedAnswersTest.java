package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.groupware.StoredObjectResult;
import org.junit.jupiter.api.Test;

/** Tests the changes that messages from outside may make to stored meetings. */
class MailedAnswersTest extends MeetingMailFixture {
  private static final OptionalLong NOBODY = OptionalLong.empty();
  private static final String PROVEN = OURS.formatted("pass");
  private static final String UNPROVEN = OURS.formatted("none");
  private static final String EVE = "eve@example.org";

  private String kept(String uid) throws Exception {
    return meeting(anna, uid).calendar().toString();
  }

  private static String cancelled(String uid) {
    return notes(cancel(uid, FAR));
  }

  @Test
  void unauthenticatedMessageChangesNothingAutomatically() throws Exception {
    take(ben, FAR, NOBODY, PROVEN + notes(request("talk", FAR)));
    take(ben, FAR, NOBODY, UNPROVEN + cancelled("talk"));
    assertThat(meeting(ben, "talk").calendar().toString()).doesNotContain("CANCELLED");
    String away = "boss@nowhere..example";
    take(ben, away, NOBODY, UNPROVEN + notes(request("away", away)));
    assertThat(isThere("away")).isFalse();

    // The reader may take it over, and without authentication checks it is taken over
    // automatically.
    done(
        new MessageMeetings(calendars, incoming, own)
            .take(ben, cancel("talk", FAR).getBytes(UTF_8)));
    assertThat(meeting(ben, "talk").calendar().toString()).contains("CANCELLED");
    take(ben, FAR, NOBODY, PROVEN + notes(request("other", FAR)));
    take(ben, FAR, NOBODY, cancelled("other"));
    assertThat(meeting(ben, "other").calendar().toString()).contains("CANCELLED");

    done(put(anna, "own.ics", event("own", TOMORROW, "", FAR)));
    take(anna, FAR, NOBODY, UNPROVEN + reply("own", FAR, "DECLINED", "20261124T090000Z", ""));
    assertThat(status(anna, "own", FAR)).isEqualTo("NEEDS-ACTION");
    take(anna, FAR, NOBODY, PROVEN + reply("own", FAR, "DECLINED", "20261124T090000Z", ""));
    assertThat(status(anna, "own", FAR)).isEqualTo("DECLINED");
  }

  @Test
  void repliesPerAddressAndMeetingAreLimited() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    int changes = 0;
    String before = kept("talk");
    for (int i = 0; i < 60; i++) {
      String stamp = "20261124T0900%02dZ".formatted(i);
      String said = i % 2 == 0 ? "ACCEPTED" : "DECLINED";
      take(anna, FAR, NOBODY, PROVEN + reply("talk", FAR, said, stamp, ""));
      changes += kept("talk").equals(before) ? 0 : 1;
      before = kept("talk");
    }
    assertThat(changes).isEqualTo(40);

    // All uninvited senders share one counter, whatever they call themselves.
    for (int i = 0; i < 60; i++) {
      String who = "eve" + i + "@example.org";
      take(anna, who, NOBODY, PROVEN + reply("talk", who, "ACCEPTED", "20261124T090000Z", ""));
    }
    assertThat(meeting(anna, "talk").attendees()).hasSize(42);
  }

  @Test
  void repliesLeaveRoomForOrganizerUpdates() throws Exception {
    String series = "RRULE:FREQ=DAILY\r\nDESCRIPTION:" + "x".repeat(150_000) + "\r\n";
    done(put(anna, "talk.ics", event("talk", TOMORROW, series, FAR)));
    for (int day = 1; day < 9; day++) {
      String instance = "RECURRENCE-ID:" + UTC.format(TOMORROW.plusSeconds(86_400L * day)) + "\n";
      take(
          anna, FAR, NOBODY, PROVEN + reply("talk", FAR, "DECLINED", "20261124T090000Z", instance));
    }
    assertThat(meeting(anna, "talk").parts().keySet()).hasSize(3);
    Answer<StoredObjectResult> edit =
        put(anna, "talk.ics", kept("talk").replace("SUMMARY:Talk", "SUMMARY:Speech"));
    assertThat(edit.asFailure()).isEmpty();

    // The reader of the messages can take them over all the same.
    String instance = "RECURRENCE-ID:" + UTC.format(TOMORROW.plusSeconds(86_400L * 5)) + "\n";
    String message = reply("talk", FAR, "DECLINED", "20261124T090000Z", instance);
    byte[] object = message.substring(message.indexOf("BEGIN:VCALENDAR")).getBytes(UTF_8);
    done(new MessageMeetings(calendars, incoming, own).take(anna, object));
    assertThat(meeting(anna, "talk").parts().keySet()).hasSize(4);
  }

  @Test
  void replyForADayOutsideTheSeriesIsNotSentOn() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "RRULE:FREQ=WEEKLY\r\n", FAR, BEN)));
    tellAll();
    String told = kept("talk");
    mails.clear();
    String other = "RECURRENCE-ID:" + UTC.format(TOMORROW.plusSeconds(86_400L * 3)) + "\n";
    take(anna, FAR, NOBODY, PROVEN + reply("talk", FAR, "DECLINED", "20261124T090000Z", other));
    tellAll();
    assertThat(kept("talk")).isEqualTo(told);
    assertThat(meeting(ben, "talk").parts()).hasSize(1);
    assertThat(mails).isEmpty();
  }

  @Test
  void uninvitedReplyDoesNotRewriteALargeMeeting() throws Exception {
    String large = "DESCRIPTION:" + "x".repeat(150_000) + "\r\n";
    done(put(anna, "talk.ics", event("talk", TOMORROW, large, FAR)));
    take(anna, EVE, NOBODY, PROVEN + reply("talk", EVE, "ACCEPTED", "20261124T090000Z", ""));
    assertThat(meeting(anna, "talk").attendees()).doesNotContain(EVE);
    take(anna, FAR, NOBODY, PROVEN + reply("talk", FAR, "ACCEPTED", "20261124T090000Z", ""));
    assertThat(status(anna, "talk", FAR)).isEqualTo("ACCEPTED");
  }

  @Test
  void counterByUninvitedSendersIsIgnored() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    String proposal = event("talk", TOMORROW.plusSeconds(3600), "", EVE, FAR);
    String counter = notes(proposal.replace("VERSION:2.0\r\n", "METHOD:COUNTER\r\n"));
    take(anna, EVE, NOBODY, PROVEN + counter);
    assertThat(inboxes.messages(anna.account(), 0)).isEmpty();
    take(anna, FAR, NOBODY, PROVEN + counter);
    assertThat(inboxes.messages(anna.account(), 0)).hasSize(1);
  }

  @Test
  void refreshAnswersAreLimitedInTimeAndBySendingLimit() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, EVE)));
    tellAll();
    mails.clear();
    for (int i = 0; i < 8; i++) {
      take(anna, FAR, NOBODY, PROVEN + refresh(FAR));
    }
    assertThat(mails).hasSize(1);

    allowed = 0;
    take(anna, EVE, NOBODY, PROVEN + refresh(EVE));
    assertThat(mails).hasSize(1);
  }

  private static String refresh(String who) {
    return reply("talk", who, "NEEDS-ACTION", "20261124T090000Z", "").replace("REPLY", "REFRESH");
  }
}
