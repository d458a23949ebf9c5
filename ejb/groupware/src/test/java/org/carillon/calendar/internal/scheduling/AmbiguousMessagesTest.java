package org.carillon.calendar.internal.scheduling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.carillon.account.internal.TestDirectory.done;

import java.util.OptionalLong;
import org.carillon.account.resource.BookingPermission;
import org.carillon.account.resource.SeriesConflicts;
import org.carillon.contract.identity.Caller;
import org.junit.jupiter.api.Test;

/** Tests messages that contradict themselves, to mislead one of two checks. */
class AmbiguousMessagesTest extends MeetingMailFixture {
  private static final OptionalLong NOBODY = OptionalLong.empty();
  private static final String PROVEN = OURS.formatted("pass");
  private static final String EVE = "eve@example.org";
  private static final String ORGANIZER = "ORGANIZER:mailto:";

  /** Delivers a message of Eve's about somebody else's meeting. */
  private boolean eves(Caller to, String mime) throws Exception {
    return take(to, EVE, NOBODY, PROVEN + mime);
  }

  private void invited(Caller to, String uid) throws Exception {
    take(to, FAR, NOBODY, PROVEN + notes(request(uid, FAR)));
  }

  private String kept(Caller of, String uid) throws Exception {
    return meeting(of, uid).calendar().toString();
  }

  private static String twoOrganizers(String object, String first, String second) {
    return object.replace(
        ORGANIZER + FAR + "\r\n", ORGANIZER + first + "\r\n" + ORGANIZER + second + "\r\n");
  }

  @Test
  void meetingIsChangedByItsOrganizerOnly() throws Exception {
    invited(ben, "talk");
    String before = kept(ben, "talk");
    String later = request("talk", FAR).replace("DTSTAMP:20261124T08", "DTSTAMP:20261124T09");
    String moved = later.replace("SUMMARY:Talk", "SUMMARY:Moved");
    for (String object : new String[] {cancel("talk", FAR), moved}) {
      eves(ben, notes(twoOrganizers(object, FAR, EVE)));
      eves(ben, notes(twoOrganizers(object, EVE, FAR)));
      eves(ben, notes(object.replace(ORGANIZER, "ORGANIZER;EMAIL=" + EVE + ":mailto:")));
      eves(
          ben,
          notes(object.replace(ORGANIZER, "ORGANIZER;SENT-BY=\"mailto:" + EVE + "\":mailto:")));
      assertThat(kept(ben, "talk")).isEqualTo(before);
    }
    // A message that contradicts itself cannot be taken over by its reader either.
    byte[] message = twoOrganizers(moved, FAR, EVE).getBytes(UTF_8);
    assertThat(done(new MessageMeetings(calendars, incoming, own).take(ben, message))).isEmpty();
    take(ben, FAR, NOBODY, PROVEN + notes(moved));
    assertThat(kept(ben, "talk")).contains("SUMMARY:Moved");
  }

  @Test
  void ambiguousCancelLeavesTheRoomBooked() throws Exception {
    Caller room = room(rules(BookingPermission.ANYBODY, true, SeriesConflicts.REFUSE_ALL, 0));
    invited(room, "talk");
    assertThat(eves(room, notes(twoOrganizers(cancel("talk", FAR), FAR, EVE)))).isFalse();
    assertThat(status(room, "talk", ROOM)).isEqualTo("ACCEPTED");
    assertThat(kept(room, "talk")).doesNotContain("CANCELLED");
  }

  @Test
  void methodIsTakenFromTheContentType() throws Exception {
    eves(ben, notes(request("talk", EVE)).replace("method=REQUEST", "method=PUBLISH"));
    assertThat(isThere("talk")).isFalse();
    eves(ben, notes(request("talk", EVE)).replace(" method=REQUEST;", ""));
    assertThat(isThere("talk")).isTrue();
  }

  private static String parts(String... objects) {
    StringBuilder mime = new StringBuilder("Content-Type: multipart/mixed; boundary=x\r\n\r\n");
    for (String object : objects) {
      mime.append("--x\r\n").append(notes(object)).append("\r\n");
    }
    return mime.append("--x--\r\n").toString();
  }

  @Test
  void severalCalendarPartsMustAgree() throws Exception {
    eves(ben, parts(request("one", EVE), request("two", EVE)));
    eves(ben, parts(request("one", EVE), cancel("one", EVE)));
    eves(ben, notes(request("one", EVE) + request("two", EVE)));
    eves(ben, parts(request("one", EVE), request("one", FAR)));
    eves(ben, parts(request("one", EVE), twoOrganizers(request("one", FAR), FAR, EVE)));
    assertThat(isThere("one")).isFalse();
    assertThat(isThere("two")).isFalse();
    eves(ben, parts(request("one", EVE), request("one", EVE)));
    assertThat(isThere("one")).isTrue();
  }

  private static String reply(String lines) {
    return event("own", TOMORROW, "", FAR, EVE)
        .replace("VERSION:2.0\r\n", "VERSION:2.0\r\nMETHOD:REPLY\r\n")
        .replaceAll("ATTENDEE.*\r\n", "")
        .replace("END:VEVENT", lines + "END:VEVENT");
  }

  @Test
  void replyCountsForItsSenderOnly() throws Exception {
    done(put(anna, "own.ics", event("own", TOMORROW, "", FAR, EVE)));
    String far = "ATTENDEE;PARTSTAT=DECLINED:mailto:" + FAR + "\r\n";
    String eve = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + EVE + "\r\n";
    eves(anna, notes(reply(far.replace(":mailto", ";EMAIL=" + EVE + ":mailto"))));
    eves(anna, notes(reply(far.replace(":mailto", ";SENT-BY=\"mailto:" + EVE + "\":mailto"))));
    assertThat(status(anna, "own", EVE)).isEqualTo("NEEDS-ACTION");
    eves(anna, notes(reply(far + eve)));
    assertThat(status(anna, "own", EVE)).isEqualTo("ACCEPTED");
    assertThat(status(anna, "own", FAR)).isEqualTo("NEEDS-ACTION");
  }

  @Test
  void readerTakesTheReplyOfOneAttendeeOnly() throws Exception {
    done(put(anna, "own.ics", event("own", TOMORROW, "", FAR, EVE)));
    MessageMeetings messages = new MessageMeetings(calendars, incoming, own);
    String far = "ATTENDEE;PARTSTAT=DECLINED:mailto:" + FAR + "\r\n";
    String eve = "ATTENDEE;PARTSTAT=ACCEPTED:mailto:" + EVE + "\r\n";
    assertThat(done(messages.take(anna, reply(far + eve).getBytes(UTF_8)))).isEmpty();
    assertThat(status(anna, "own", EVE)).isEqualTo("NEEDS-ACTION");
    assertThat(status(anna, "own", FAR)).isEqualTo("NEEDS-ACTION");

    // A delegate is listed beside the attendee and does not answer for the attendee.
    String delegating =
        far.replace("DECLINED", "DELEGATED;DELEGATED-TO=\"mailto:dora@example.org\"")
            + "ATTENDEE;DELEGATED-FROM=\"mailto:"
            + FAR
            + "\":mailto:dora@example.org\r\n";
    done(messages.take(anna, reply(delegating).getBytes(UTF_8)));
    assertThat(status(anna, "own", FAR)).isEqualTo("DELEGATED");
  }

  @Test
  void encodedAddressesAreNotDecodedTwice() throws Exception {
    String shown = "ben%40example.test?x@example.org";
    take(ben, shown, NOBODY, PROVEN + notes(request("talk", shown)));
    assertThat(isThere("talk")).isFalse();
  }
}
