package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.junit.jupiter.api.Test;

/** Tests in whose name meetings are sent to groups that restrict their senders. */
class InvitedGroupsTest extends MeetingFixture {
  private static final String TEAM = "team@example.test";

  private static Meeting message(String method, String object) {
    return StoredMeeting.read(
            object
                .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:" + method + "\r\n")
                .getBytes(UTF_8))
        .orElseThrow();
  }

  @Test
  void invitationToAGroupIsSentByItsAuthor() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", TEAM)));
    tellAll();
    assertThat(mails).singleElement().asString().startsWith(TEAM);
    assertThat(authors).containsOnlyKeys(TEAM).containsEntry(TEAM, anna.account());

    authors.clear();
    done(put(anna, "talk.ics", event("talk", TOMORROW, "STATUS:CANCELLED\r\n", TEAM)));
    tellAll();
    assertThat(authors).containsEntry(TEAM, anna.account());
  }

  /** Otherwise outsiders could write to the group as an attendee who answers, such as a room. */
  @Test
  void replyToAGroupHasNoAuthor() throws Exception {
    String asked =
        event("trap", TOMORROW, "", BEN)
            .replace("ORGANIZER:mailto:" + ANNA, "ORGANIZER:mailto:" + TEAM);
    incoming.take(ben.account(), message("REQUEST", asked), ItipSender.proven(TEAM));
    done(put(ben, "trap.ics", answered(ben, "trap", "ACCEPTED")));
    tellAll();
    assertThat(mails).anyMatch(mail -> mail.startsWith(TEAM));
    assertThat(authors).isEmpty();
  }

  @Test
  void delegationToAGroupHasNoAuthor() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    authors.clear();
    String reply =
        event("talk", TOMORROW, "", TEAM)
            .replace(
                "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + ANNA,
                "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:" + TEAM + "\":mailto:" + FAR)
            .replace(
                "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + TEAM,
                "ATTENDEE;DELEGATED-FROM=\"mailto:" + FAR + "\":mailto:" + TEAM);
    incoming.take(anna.account(), message("REPLY", reply), ItipSender.proven(FAR));
    tellAll();
    assertThat(meeting(anna, "talk").calendar().toString()).contains(TEAM);
    assertThat(authors).doesNotContainKey(TEAM);
  }
}
