package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.format.itip.ItipResultCode;
import org.carillon.format.itip.ItipSender;
import org.carillon.format.itip.Meeting;
import org.carillon.groupware.Telling;
import org.carillon.settings.Scope;
import org.carillon.store.item.ItemKey;
import org.carillon.store.item.Precondition;
import org.junit.jupiter.api.Test;

/** Tests of changes that people may not make to meetings, and of failures halfway. */
class HostileMeetingsTest extends MeetingFixture {

  private static Meeting request(String object) {
    return StoredMeeting.read(
            object.replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REQUEST\r\n").getBytes(UTF_8))
        .orElseThrow();
  }

  private static String presumed(String object) {
    return object.replace("NEEDS-ACTION", "ACCEPTED");
  }

  private String annas(String uid) throws Exception {
    return meeting(anna, uid).calendar().toString().replace("\r\n ", "");
  }

  @Test
  void repliesForARoomFromOthersAreIgnored() throws Exception {
    Caller room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    Instant later = TOMORROW.plusSeconds(7200);
    incoming.take(
        room.account(),
        request(presumed(event("first", TOMORROW, "", ROOM))),
        ItipSender.proven(ANNA));
    incoming.take(
        room.account(),
        request(presumed(event("taken", TOMORROW, "", ROOM))),
        ItipSender.proven(ANNA));
    incoming.take(
        room.account(),
        request(presumed(event("moved", later, "", ROOM))),
        ItipSender.proven(ANNA));

    assertThat(status(room, "first", ROOM)).isEqualTo("ACCEPTED");
    assertThat(incoming.stored(room.account(), "taken")).isEmpty();
    assertThat(status(room, "moved", ROOM)).isEqualTo("ACCEPTED");
    for (int sequence : new int[] {0, 1}) {
      String moved =
          presumed(event("moved", TOMORROW, "SEQUENCE:" + sequence + "\r\n", ROOM))
              .replace("DTSTAMP:20261124T08", "DTSTAMP:20261124T09");
      incoming.take(room.account(), request(moved), ItipSender.proven(ANNA));
      assertThat(status(room, "moved", ROOM)).isEqualTo("DECLINED");
    }
  }

  @Test
  void roomIsBookedOnlyByAllowedOrganizers() throws Exception {
    Caller room = room(rules(BookingPermission.DOMAIN, true, SeriesConflicts.REFUSE_ALL, 0));
    incoming.take(
        room.account(),
        request(event("talk", TOMORROW, "", ROOM)),
        ItipSender.proven("eve@example.org"));

    assertThat(incoming.stored(room.account(), "talk")).isEmpty();
  }

  @Test
  void eventWithoutOrganizerIsNotOverwritten() throws Exception {
    String plain = event("own", TOMORROW, "").replaceAll("(ORGANIZER|ATTENDEE)[^\r]*\r\n", "");
    done(put(ben, "own.ics", plain));

    assertThat(
            incoming
                .take(
                    ben.account(),
                    request(event("own", TOMORROW.plusSeconds(3600), "SEQUENCE:9\r\n", BEN)),
                    ItipSender.proven(ANNA))
                .note())
        .isEqualTo(ItipResultCode.OTHER_ORGANIZER);
    assertThat(meeting(ben, "own").organizer()).isEmpty();
  }

  @Test
  void laterOfTwoChangesWithinASecondWins() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    for (String place : new String[] {"Yard", "Hall", "Roof"}) {
      done(put(anna, "talk.ics", event("talk", TOMORROW, "LOCATION:" + place + "\r\n", BEN)));
      tellAll();
      assertThat(meeting(ben, "talk").calendar().toString()).contains("LOCATION:" + place);
    }
  }

  @Test
  void pendingReplyIsSentAfterAnOrganizerChange() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN)));
    tellAll();
    done(put(ben, "talk.ics", answered(ben, "talk", "ACCEPTED")));
    incoming.take(
        ben.account(),
        request(
            event("talk", TOMORROW, "LOCATION:Yard\r\n", BEN)
                .replace("DTSTAMP:2026", "DTSTAMP:2036")),
        ItipSender.proven(ANNA));
    tellAll();

    assertThat(meeting(ben, "talk").calendar().toString()).contains("LOCATION:Yard");
    assertThat(status(ben, "talk", BEN)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "talk", BEN)).isEqualTo("ACCEPTED");
  }

  @Test
  void unreachableAndExcessAttendeesAreNotInvited() throws Exception {
    unreached = FAR;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", BEN, FAR)));
    tellAll();
    assertThat(mails).isEmpty();
    assertThat(annas("talk")).contains("SCHEDULE-STATUS=3.8:mailto:" + FAR);
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");

    unreached = "";
    most = 2;
    done(put(anna, "many.ics", event("many", TOMORROW, "", BEN, FAR, "z@example.org")));
    tellAll();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).startsWith(FAR);
    assertThat(annas("many")).contains("SCHEDULE-STATUS=3.8:mailto:z@example.org");
  }

  @Test
  void invitationsCountTowardsTheSendingLimit() throws Exception {
    allowed = 0;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR, "z@example.org", BEN)));
    tellAll();
    assertThat(mails).isEmpty();
    assertThat(incoming.stored(ben.account(), "talk")).isEmpty();
    // A recipient of this server gets it at once, but it counts as a message all the same.
    allowed = 1;
    fixture.execute("update scheduling set due = now() where account = " + anna.account());
    tellAll();
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(mails).isEmpty();
    assertThat(localMails).hasSize(1);
    allowed = 100;
    fixture.execute("update scheduling set due = now() where account = " + anna.account());
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(mails.get(0).substring(0, 3)).isNotEqualTo(mails.get(1).substring(0, 3));
  }

  @Test
  void meetingsDeletedWithoutTheRightSendNoCancel() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    done(
        fixture
            .mailboxes()
            .grant(
                anna,
                new MailboxName("Calendar"),
                Identifier.parse(BEN),
                RightsChange.REPLACE,
                MailboxRights.of(Right.LOOKUP, Right.READ, Right.INSERT)));
    assertThat(
            groupware
                .objects()
                .delete(
                    ben,
                    calendar(anna),
                    new ItemKey("talk.ics"),
                    new Precondition.Always(),
                    Telling.AT_ONCE)
                .asFailure())
        .containsInstanceOf(Failure.NotAllowed.class);
    // No pending notification is recorded either.
    assertThat(turn.take()).isFalse();
    fixture.execute("update scheduling set due = now() where due is not null");
    assertThat(turn.take()).isFalse();
    assertThat(mails).hasSize(1);
  }

  @Test
  void invitationsCarryTheirAttachmentsOnce() throws Exception {
    String octets = "QUJD".repeat(20);
    String attached = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + octets + "\r\n";
    done(put(anna, "talk.ics", event("talk", TOMORROW, attached, FAR)));
    tellAll();
    assertThat(parts(mails.getFirst())).filteredOn(part -> part.contains(octets)).hasSize(1);
    done(
        groupware
            .objects()
            .delete(
                anna,
                calendar(anna),
                new ItemKey("talk.ics"),
                new Precondition.Always(),
                Telling.AT_ONCE));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).contains("method=CANCEL");
    assertThat(parts(mails.getLast())).isNotEmpty().noneMatch(part -> part.contains(octets));
  }

  private static List<String> parts(String mail) {
    return Pattern.compile(
            "(?m)^Content-Transfer-Encoding: base64\\R(?:[^\\r\\n]+\\R)*\\R([A-Za-z0-9+/=\\r\\n]+)")
        .matcher(mail)
        .results()
        .map(found -> new String(Base64.getMimeDecoder().decode(found.group(1)), UTF_8))
        .map(text -> text.replace("\r\n ", ""))
        .toList();
  }

  @Test
  void accountsWithoutInvitationsGetThemAsMail() throws Exception {
    blocking = ben.account();
    done(put(anna, "blocked.ics", event("blocked", TOMORROW, "", BEN)));
    tellAll();
    assertThat(incoming.stored(ben.account(), "blocked")).isEmpty();
    assertThat(mails).hasSize(1);

    blocking = 0;
    directory.set(Scope.account(1, ben.account()), SchedulingSettings.INVITATIONS.key(), "never");
    done(put(anna, "never.ics", event("never", TOMORROW, "", BEN)));
    tellAll();
    assertThat(incoming.stored(ben.account(), "never")).isEmpty();
    assertThat(mails).hasSize(2);
  }

  @Test
  void unreachableRecipientDoesNotDelayOthersAndIsReported() throws Exception {
    String first = "another@example.org";
    isMailAway = true;
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", first, BEN)));
    turn.take();
    assertThat(status(ben, "talk", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(annas("talk")).doesNotContain("SCHEDULE-STATUS");

    fixture.execute(
        "update scheduling set tries = 12, due = now() where account = " + anna.account());
    turn.take();
    assertThat(annas("talk")).contains("SCHEDULE-STATUS=5.1:mailto:" + first);
    isMailAway = false;
    done(put(anna, "talk.ics", annas("talk").replace("SUMMARY:Talk", "SUMMARY:Speech")));
    tellAll();
    assertThat(mails).hasSize(1);
    assertThat(annas("talk")).contains("SCHEDULE-STATUS=1.1:mailto:" + first);
  }

  @Test
  void calendarOwnerIsFoundByShortNameToo() {
    for (String name : new String[] {"anna", ANNA}) {
      assertThat(own.owner(ben, MailboxName.ofOther(name, new MailboxName("Calendar"))))
          .contains(anna.account());
    }
    assertThat(own.owner(ben, new MailboxName("Calendar"))).contains(ben.account());
  }
}
