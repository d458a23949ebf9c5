package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.OptionalLong;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.calendar.scheduling.SchedulingSettings;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.format.itip.Meeting;
import org.carillon.format.packed.TnefWriter;
import org.carillon.settings.Scope;
import org.junit.jupiter.api.Test;

/** Tests of invitations by mail, in the forms in which other programs write them. */
class InvitationInboxTest extends MeetingMailFixture {
  /** Returns a message of Google's form: next to text and HTML, and again as a file. */
  private static String google(String object) {
    return "Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n--outer\r\n"
        + "Content-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n--inner\r\n"
        + "Content-Type: text/plain; charset=\"UTF-8\"; format=flowed; delsp=yes\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\nSGk=\r\n--inner\r\n"
        + "Content-Type: text/html; charset=\"UTF-8\"\r\n\r\n<p>Hi</p>\r\n--inner\r\n"
        + "Content-Type: text/calendar; charset=\"UTF-8\"; method=REQUEST\r\n"
        + "Content-Transfer-Encoding: 7bit\r\n\r\n"
        + object
        + "\r\n--inner--\r\n--outer\r\n"
        + "Content-Type: application/ics; name=\"invite.ics\"\r\n"
        + "Content-Disposition: attachment; filename=\"invite.ics\"\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(object.getBytes(UTF_8))
        + "\r\n--outer--\r\n";
  }

  /** Returns a message of Exchange's form: the calendar in Base64 next to the text. */
  private static String exchange(String object) {
    return "Content-Class: urn:content-classes:calendarmessage\r\n"
        + "Content-Type: multipart/alternative; boundary=\"_000_\"\r\n\r\n--_000_\r\n"
        + "Content-Type: text/plain; charset=\"us-ascii\"\r\n\r\nHi\r\n--_000_\r\n"
        + "Content-Type: text/calendar; charset=\"utf-8\"; method=REQUEST\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(object.getBytes(UTF_8))
        + "\r\n--_000_--\r\n";
  }

  /** Returns a message with a file of which only the name tells what it is. */
  private static String file(String object) {
    return "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        + "Content-Type: text/plain\r\n\r\nHi\r\n--x\r\n"
        + "Content-Type: application/octet-stream; name=\"meeting.ics\"\r\n"
        + "Content-Disposition: attachment; filename=\"meeting.ics\"\r\n"
        + "Content-Transfer-Encoding: base64\r\n\r\n"
        + Base64.getMimeEncoder().encodeToString(object.getBytes(UTF_8))
        + "\r\n--x--\r\n";
  }

  @Test
  void invitationsOfCommonProgramsAreTaken() throws Exception {
    OptionalLong byAnna = OptionalLong.of(anna.account());
    assertThat(take(ben, ANNA, byAnna, google(request("google", ANNA)))).isFalse();
    take(ben, ANNA, byAnna, exchange(request("exchange", ANNA)));
    take(ben, ANNA, byAnna, notes(request("notes", ANNA)));
    take(ben, ANNA, byAnna, file(request("file", ANNA)));

    for (String uid : new String[] {"google", "exchange", "notes", "file"}) {
      assertThat(isThere(uid)).as(uid).isTrue();
      assertThat(status(ben, uid, BEN)).isEqualTo("NEEDS-ACTION");
    }
  }

  @Test
  void commonErrorsInInvitationsAreRepaired() throws Exception {
    OptionalLong byAnna = OptionalLong.of(anna.account());
    String ends = "END:VEVENT";
    take(
        ben,
        ANNA,
        byAnna,
        notes(
            request("ends", ANNA)
                .replace(ends, "RRULE:FREQ=DAILY;COUNT=3;UNTIL=20300605T000000Z\r\n" + ends)));
    take(
        ben,
        ANNA,
        byAnna,
        notes(request("plain", ANNA).replace(ends, "DESCRIPTION:one\r\nand two\r\n" + ends)));
    take(ben, ANNA, byAnna, notes(request("nameless", ANNA).replace("VERSION:2.0\r\n", "")));
    take(ben, ANNA, byAnna, notes(request("listed", ANNA) + "\r\n-- \r\nOur list\r\n"));
    take(
        ben,
        ANNA,
        byAnna,
        "Content-Type: application/octet-stream; name=\"invite.ics\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder()
                .encodeToString(
                    request("latin", ANNA)
                        .replace(ends, "LOCATION:Café\r\n" + ends)
                        .getBytes(ISO_8859_1)));

    for (String uid : new String[] {"ends", "plain", "nameless", "listed", "latin"}) {
      assertThat(isThere(uid)).as(uid).isTrue();
    }
    assertThat(incoming.stored(ben.account(), "latin").orElseThrow().first().text("LOCATION"))
        .contains("Café");
  }

  @Test
  void minutelyEventIsNotTakenOver() throws Exception {
    String dense =
        request("dense", ANNA).replace("END:VEVENT", "RRULE:FREQ=MINUTELY\r\nEND:VEVENT");
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(dense));
    assertThat(isThere("dense")).isFalse();
  }

  @Test
  void forgedInvitationIsNotTakenOver() throws Exception {
    OptionalLong nobody = OptionalLong.empty();
    String proven = OURS.formatted("pass");
    String failed = OURS.formatted("fail");

    take(ben, FAR, nobody, failed + notes(request("failed", FAR)));
    take(ben, "eve@example.org", nobody, proven + notes(request("other-author", FAR)));
    take(ben, ANNA, nobody, proven + notes(request("from-outside", ANNA)));
    take(ben, BEN, OptionalLong.of(ben.account()), notes(request("not-anna", ANNA)));
    take(
        ben,
        ANNA,
        nobody,
        notes(request("not-signed-in", ANNA))
            .replace("Content-Transfer", "Received: by x\r\nContent-Transfer"));
    for (String uid :
        new String[] {"failed", "other-author", "from-outside", "not-anna", "not-signed-in"}) {
      assertThat(isThere(uid)).as(uid).isFalse();
    }
    take(ben, FAR, nobody, proven + notes(request("proven", FAR)));
    assertThat(isThere("proven")).isTrue();
  }

  @Test
  void unprovenSentByIsRejected() throws Exception {
    OptionalLong nobody = OptionalLong.empty();
    String proven = OURS.formatted("pass");
    String eve = "eve@example.org";
    String said = "ORGANIZER;SENT-BY=\"mailto:" + eve + "\":mailto:" + FAR;
    String acting = notes(request("acting", FAR)).replace("ORGANIZER:mailto:" + FAR, said);
    take(ben, eve, nobody, proven + acting);
    assertThat(isThere("acting")).isFalse();

    take(ben, FAR, nobody, proven + acting);
    assertThat(isThere("acting")).isTrue();
    take(
        ben,
        eve,
        nobody,
        proven
            + acting
                .replace("DTSTAMP:20261124T08", "DTSTAMP:20261124T09")
                .replace("SUMMARY:Talk", "SUMMARY:Speech"));
    assertThat(meeting(ben, "acting").calendar().toString()).contains("SUMMARY:Speech");
  }

  @Test
  void accountChoosesWhoseInvitationsAreTaken() throws Exception {
    Scope scope = Scope.account(1, ben.account());
    String unknown = "zoe@example.net";
    directory.set(scope, SchedulingSettings.INVITATIONS.key(), "never");
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("never", ANNA)));
    assertThat(isThere("never")).isFalse();
    directory.set(scope, SchedulingSettings.INVITATIONS.key(), "known");
    take(ben, unknown, OptionalLong.empty(), notes(request("unknown", unknown)));
    assertThat(isThere("unknown")).isFalse();
    directory.set(scope, SchedulingSettings.INVITATIONS.key(), "always");
    take(ben, unknown, OptionalLong.empty(), notes(request("always", unknown)));
    assertThat(isThere("always")).isTrue();
  }

  @Test
  void roomAnswersInvitationsAndDropsThem() throws Exception {
    Caller room = room(rules(BookingPermission.ANYBODY, true, SeriesConflicts.REFUSE_ALL, 0));

    assertThat(
            take(
                room,
                FAR,
                OptionalLong.empty(),
                OURS.formatted("pass") + google(request("talk", FAR))))
        .isTrue();
    tellAll();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .startsWith(FAR)
        .contains("Subject: Accepted: Talk", "method=REPLY");

    // If the domain has no policy, its signature is needed.
    String unproven = OURS.formatted("none");
    take(room, FAR, OptionalLong.empty(), unproven + google(request("nobody", FAR)));
    take(room, FAR, OptionalLong.empty(), google(request("unchecked", FAR)));
    String signed = unproven.replace("\r\nReceived", "; dkim=pass header.d=%s\r\nReceived");
    String others = signed.formatted("example.net");
    take(room, FAR, OptionalLong.empty(), others + google(request("others", FAR)));
    tellAll();
    assertThat(mails).hasSize(1);
    String own = signed.formatted("mail.example.org");
    String later = request("own", FAR);
    take(room, FAR, OptionalLong.empty(), own + google(later));
    tellAll();
    assertThat(mails).hasSize(2);
    assertThat(take(room, FAR, OptionalLong.empty(), "Content-Type: text/plain\r\n\r\nHi"))
        .isFalse();
  }

  @Test
  void replyToAnOwnMeetingIsTakenFromItsAttendees() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", "zoe@example.net")));
    tellAll();
    String reply =
        "BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:talk\r\nDTSTAMP:20261124T090000Z\r\n"
            + "ORGANIZER:mailto:anna@example.test\r\n"
            + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:zoe@example.net\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    take(anna, "zoe@example.net", OptionalLong.empty(), notes(reply));

    assertThat(status(anna, "talk", "zoe@example.net")).isEqualTo("ACCEPTED");
  }

  @Test
  void refreshRequestGetsTheMeetingAgain() throws Exception {
    done(put(anna, "talk.ics", event("talk", TOMORROW, "", FAR)));
    tellAll();
    String refresh =
        "BEGIN:VCALENDAR\r\nMETHOD:REFRESH\r\nBEGIN:VEVENT\r\nUID:talk\r\nDTSTAMP:20261124T090000Z\r\n"
            + "ORGANIZER:mailto:anna@example.test\r\nATTENDEE:mailto:far@example.org\r\n"
            + "END:VEVENT\r\nEND:VCALENDAR\r\n";
    take(anna, FAR, OptionalLong.empty(), OURS.formatted("pass") + notes(refresh));

    assertThat(mails).hasSize(2);
    assertThat(mails.getLast()).startsWith(FAR).contains("method=REQUEST");
  }

  @Test
  void invalidInvitationsAreIgnored() throws Exception {
    OptionalLong byAnna = OptionalLong.of(anna.account());
    for (String object :
        new String[] {
          "",
          "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
          "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n",
          "\0\0\0",
          request("x", ANNA).replace("UID:x\r\n", ""),
          request("x", ANNA).replace("METHOD:REQUEST", "METHOD:NONSENSE")
        }) {
      assertThat(take(ben, ANNA, byAnna, notes(object))).isFalse();
    }
  }

  private void lets(Caller owner, String deputy) {
    done(groupware.objects().collections(owner));
    done(
        fixture
            .mailboxes()
            .grant(
                owner,
                new MailboxName("Calendar"),
                Identifier.parse(deputy),
                RightsChange.REPLACE,
                MailboxRights.of(Right.LOOKUP, Right.READ, Right.INSERT)));
    directory.set(Scope.account(1, owner.account()), SchedulingSettings.DEPUTIES.key(), deputy);
  }

  @Test
  void deputiesGetTheChosenInvitationsExceptPrivateOnes() throws Exception {
    OptionalLong byAnna = OptionalLong.of(anna.account());
    String cleo = "cleo@example.test";
    person(cleo);
    directory.set(Scope.account(1, ben.account()), SchedulingSettings.DEPUTIES.key(), cleo);
    take(ben, ANNA, byAnna, notes(request("no-right", ANNA)));
    assertThat(mails).isEmpty();

    lets(ben, cleo);
    assertThat(take(ben, ANNA, byAnna, notes(request("both", ANNA)))).isFalse();
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst())
        .startsWith(cleo)
        .contains("Subject: For " + BEN + ": Talk")
        .doesNotContain("text/calendar");
    take(ben, ANNA, byAnna, notes(request("both", ANNA)));
    assertThat(mails).hasSize(1);

    Scope scope = Scope.account(1, ben.account());
    directory.set(scope, SchedulingSettings.INVITATION_READERS.key(), "deputies");
    assertThat(take(ben, ANNA, byAnna, notes(request("hers", ANNA)))).isTrue();
    assertThat(mails).hasSize(2);
    String secret = request("secret", ANNA).replace("SUMMARY", "CLASS:PRIVATE\r\nSUMMARY");
    assertThat(take(ben, ANNA, byAnna, notes(secret))).isFalse();
    assertThat(mails).hasSize(2);
    assertThat(isThere("secret")).isTrue();

    // No message is sent to deputies about a second copy, so it stays mail and somebody sees it in
    // any case.
    assertThat(take(ben, ANNA, byAnna, notes(request("hers", ANNA)))).isFalse();
    assertThat(mails).hasSize(2);

    directory.set(scope, SchedulingSettings.INVITATION_READERS.key(), "owner");
    assertThat(take(ben, ANNA, byAnna, notes(request("his", ANNA)))).isFalse();
    assertThat(mails).hasSize(2);
  }

  @Test
  void messagesToDeputiesAreLimited() throws Exception {
    String cleo = "cleo@example.test";
    person(cleo);
    lets(ben, cleo);
    directory.set(
        Scope.account(1, ben.account()), SchedulingSettings.INVITATION_READERS.key(), "deputies");
    Meeting meeting = StoredMeeting.read(request("many", ANNA).getBytes(UTF_8)).orElseThrow();
    for (int i = 0; i < CalendarDeputies.MOST_MESSAGES; i++) {
      assertThat(deputies.tell(ben.account(), meeting)).isTrue();
    }
    assertThat(mails).hasSize(CalendarDeputies.MOST_MESSAGES);
    assertThat(take(ben, ANNA, OptionalLong.of(anna.account()), notes(request("more", ANNA))))
        .isFalse();
    assertThat(isThere("more")).isTrue();
    assertThat(mails).hasSize(CalendarDeputies.MOST_MESSAGES);
  }

  /** The organizer writes the organizer's line, so the sender also chooses any name in it. */
  @Test
  void messagesToDeputiesOmitNamesChosenByTheSender() throws Exception {
    String cleo = "cleo@example.test";
    person(cleo);
    lets(ben, cleo);
    String named =
        request("named", ANNA)
            .replace("RSVP=TRUE:mailto:" + BEN, "RSVP=TRUE;CN=\"The Bank\":mailto:" + BEN);
    assertThat(named).contains("The Bank");
    take(ben, ANNA, OptionalLong.of(anna.account()), notes(named));
    assertThat(mails).hasSize(1);
    assertThat(mails.getFirst()).contains("From: <" + BEN + ">").doesNotContain("The Bank");
  }

  /** Delivers a message in Outlook's format for people whom it takes for Exchange users. */
  private boolean winmail(Caller to, Caller from, String kind, Instant said) throws IOException {
    byte[] packed =
        TnefWriter.meeting(
            "IPM.Schedule.Meeting." + kind, TnefWriter.id("outlook@example"), TOMORROW, said);
    String message =
        "From: <"
            + from.name()
            + ">\r\nTo: <"
            + to.name()
            + ">\r\nMIME-Version: 1.0\r\nSubject: Plans\r\n"
            + "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
            + "Content-Type: text/plain\r\n\r\nHi\r\n--x\r\n"
            + "Content-Type: application/ms-tnef; name=\"winmail.dat\"\r\n"
            + "Content-Disposition: attachment; filename=\"winmail.dat\"\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(packed)
            + "\r\n--x--\r\n";
    return take(to, OptionalLong.of(from.account()), message.getBytes(UTF_8));
  }

  @Test
  void outlookTnefInvitationIsTaken() throws Exception {
    Instant now = Instant.now();
    winmail(ben, anna, "Request", now);
    assertThat(status(ben, "outlook@example", BEN)).isEqualTo("NEEDS-ACTION");
    assertThat(meeting(ben, "outlook@example").calendar().toString())
        .contains("SUMMARY:Plans", "LOCATION:Room 7");
    winmail(ben, anna, "Canceled", now.plusSeconds(60));
    assertThat(meeting(ben, "outlook@example").calendar().toString()).contains("STATUS:CANCELLED");

    done(put(anna, "outlook.ics", event("outlook@example", TOMORROW, "", BEN)));
    winmail(anna, ben, "Resp.Tent", now.plusSeconds(120));
    assertThat(status(anna, "outlook@example", BEN)).isEqualTo("TENTATIVE");
  }
}
