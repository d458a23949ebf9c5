package org.carillon.calendar.internal.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Duration;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.contract.identity.Caller;
import org.junit.jupiter.api.Test;

/** Tests that local users have a meeting in the calendar at once and get a message. */
class LocalMeetingMailTest extends MeetingFixture {

  @Test
  void localAttendeesGetOneMessagePerInvitationMoveAndCancel() throws Exception {
    Caller cid = person("cid@example.test");
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, cid.name())));
    tellAll();
    assertThat(localMails).hasSize(2);
    assertThat(localMails.getFirst())
        .startsWith(BEN)
        .contains("Subject: Invitation: Talk", "method=REQUEST");

    done(
        put(
            anna,
            "talk.ics",
            event("talk", TOMORROW.plus(Duration.ofHours(1)), "", BEN, cid.name())));
    tellAll();
    assertThat(localMails).hasSize(4);

    done(put(anna, "talk.ics", event("talk", TOMORROW.plus(Duration.ofHours(1)), "", BEN)));
    tellAll();
    // Ben gets a message that she does not come any more.
    assertThat(localMails).hasSize(6);
    assertThat(localMails.getLast()).startsWith(cid.name()).contains("method=CANCEL");

    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    tellAll();
    assertThat(localMails).hasSize(6);
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(mails).isEmpty();
  }

  /** Simulates a node that fails between the calendar and the message. */
  @Test
  void interruptedNotificationIsSentOnce() throws Exception {
    isMailAway = true;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    turn.take();
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    isMailAway = false;
    for (int round = 0; round < 2; round++) {
      fixture.execute("update scheduling set due = now() where due is not null");
      tellAll();
    }
    assertThat(localMails).hasSize(1);
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  @Test
  void roomReceivesNoMail() throws Exception {
    room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", ROOM)));
    tellAll();
    assertThat(status(anna, "talk", ROOM)).isEqualTo("ACCEPTED");
    assertThat(localMails).isEmpty();
    assertThat(mails).isEmpty();
  }
}
