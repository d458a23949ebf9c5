package org.carillon.format.kolab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.junit.jupiter.api.Test;

/** Tests that objects and documents of both versions agree and conversion is lossless. */
class KolabFormTest {
  private static final Instant CHANGED = Instant.parse("2026-11-26T05:00:00Z");

  private static final String SERIES =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Example//EN
      X-WR-CALNAME:Work
      BEGIN:VEVENT
      UID:standup@example.com
      DTSTAMP:20261101T080000Z
      DTSTART;TZID=Europe/Berlin:20261130T093000
      DURATION:PT15M
      SUMMARY:Stand-up\\, daily
      LOCATION:Room 1
      CATEGORIES:Work,Team
      RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20
      ATTENDEE;CN=Bob;PARTSTAT=ACCEPTED;X-NUM-GUESTS=2:mailto:bob@example.com
      ORGANIZER;CN=Ann:mailto:ann@example.com
      CONFERENCE;VALUE=URI:https://meet.example.com/1
      COLOR:tomato
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:Go
      TRIGGER:-PT10M
      END:VALARM
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  private static String document(KolabType type, KolabVersion version, String object) {
    return new String(
        KolabForm.document(type, version, "n1", object.getBytes(UTF_8), Optional.empty(), CHANGED)
            .orElseThrow(),
        UTF_8);
  }

  private static String object(KolabType type, String document, String current) {
    return new String(
            KolabForm.object(
                    type,
                    document.getBytes(UTF_8),
                    Optional.of(current)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.getBytes(UTF_8)),
                    CHANGED)
                .orElseThrow(),
            UTF_8)
        .replace("\r\n ", "");
  }

  private static void isSound(String calendar) {
    assertThat(CalendarObject.read(calendar.getBytes(UTF_8)))
        .isInstanceOf(CalendarParseResult.Read.class);
  }

  @Test
  void versionTwoEventHasTheElementsOutlookKnows() {
    assertThat(document(KolabType.EVENT, KolabVersion.TWO, SERIES))
        .contains("<event version=\"1.0\">")
        .contains("<uid>standup@example.com</uid>")
        .contains("<summary>Stand-up, daily</summary>")
        .contains("<start-date>2026-11-30T08:30:00Z</start-date>")
        .contains("<end-date>2026-11-30T08:45:00Z</end-date>")
        .contains("<categories>Work,Team</categories>")
        .contains("<alarm>10</alarm>")
        .contains("<recurrence cycle=\"weekly\">")
        .contains("<day>wednesday</day>")
        .contains("<range type=\"number\">20</range>")
        .contains("<smtp-address>bob@example.com</smtp-address>")
        .contains("<status>accepted</status>");
  }

  @Test
  void unchangedEventSurvivesTheRoundTrip() {
    for (KolabVersion version : KolabVersion.values()) {
      String back = object(KolabType.EVENT, document(KolabType.EVENT, version, SERIES), SERIES);
      isSound(back);
      for (String line : SERIES.split("\r\n")) {
        assertThat(back).contains(line);
      }
    }
  }

  @Test
  void changeByABridgeChangesOnlyThatProperty() {
    String changed =
        document(KolabType.EVENT, KolabVersion.TWO, SERIES)
            .replace("2026-11-30T08:30:00Z", "2026-11-30T09:00:00Z")
            .replace("2026-11-30T08:45:00Z", "2026-11-30T09:30:00Z")
            .replace("<status>accepted</status>", "<status>declined</status>");
    String back = object(KolabType.EVENT, changed, SERIES);
    isSound(back);
    assertThat(back)
        .contains("DTSTART;TZID=Europe/Berlin:20261130T100000")
        .contains("DTEND;TZID=Europe/Berlin:20261130T103000")
        .doesNotContain("DURATION:PT15M")
        .contains("X-NUM-GUESTS=2")
        .contains("PARTSTAT=DECLINED")
        .contains("CONFERENCE;VALUE=URI:https://meet.example.com/1")
        .contains("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20")
        .contains("X-WR-CALNAME:Work");
  }

  @Test
  void newEventOfABridgeIsConvertedToICalendar() {
    String event =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <event version="1.0">
         <uid>ab-1</uid><body>Bring &lt;it&gt;
        along</body><categories/><creation-date>2026-11-20T10:00:00Z</creation-date>
         <sensitivity>private</sensitivity><summary>Dentist</summary>
         <start-date>2026-12-01</start-date><end-date>2026-12-02</end-date>
         <show-time-as>outofoffice</show-time-as><x-bridge-key>17</x-bridge-key>
         <recurrence cycle="monthly" type="weekday"><interval>2</interval><day>tuesday</day>
          <daynumber>1</daynumber><range type="date">2027-06-30</range>
          <exclusion>2027-02-02</exclusion></recurrence>
        </event>
        """;
    String made = object(KolabType.EVENT, event, "");
    isSound(made);
    assertThat(made)
        .contains("UID:ab-1")
        .contains("DESCRIPTION:Bring <it>\\nalong")
        .contains("CLASS:PRIVATE")
        .contains("DTSTART;VALUE=DATE:20261201")
        .contains("DTEND;VALUE=DATE:20261203")
        .contains("X-MICROSOFT-CDO-BUSYSTATUS:OOF")
        .contains("RRULE:FREQ=MONTHLY;INTERVAL=2;BYDAY=1TU;UNTIL=20270630")
        .contains("EXDATE;VALUE=DATE:20270202");
    // Unknown elements stay in the document when other parts of the object change.
    String moved = made.replace("SUMMARY:Dentist", "SUMMARY:Dentist\\, moved");
    assertThat(
            new String(
                KolabForm.document(
                        KolabType.EVENT,
                        KolabVersion.TWO,
                        "ab-1",
                        moved.getBytes(UTF_8),
                        Optional.of(event.getBytes(UTF_8)),
                        CHANGED)
                    .orElseThrow(),
                UTF_8))
        .contains("<summary>Dentist, moved</summary>")
        .contains("<x-bridge-key>17</x-bridge-key>");
  }

  @Test
  void contactTimestampIsItsRevision() {
    String card = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:c1\r\nFN:Eve\r\nEND:VCARD\r\n";
    String never = document(KolabType.CONTACT, KolabVersion.THREE, card);
    assertThat(never).contains("<timestamp>20261126T050000Z</timestamp>");
    String said = never.replace("20261126T050000Z", "2020-01-02T03:04:05.6Z");
    String made =
        object(KolabType.CONTACT, said, card.replace("FN:", "REV:20190101T000000Z\r\nFN:"));
    assertThat(made).containsOnlyOnce("REV:").contains("REV:20200102T030405Z");
    assertThat(document(KolabType.CONTACT, KolabVersion.THREE, made))
        .contains("<timestamp>20200102T030405Z</timestamp>");
  }

  @Test
  void missingTimestampDefaultsToTheArrivalTime() {
    String note =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VJOURNAL\r\nUID:n\r\nSUMMARY:S\r\nEND:VJOURNAL\r\nEND:VCALENDAR\r\n";
    for (KolabType type : List.of(KolabType.JOURNAL, KolabType.NOTE)) {
      assertThat(document(type, KolabVersion.THREE, note))
          .contains("2026-11-26T05:00:00Z")
          .doesNotContain("1970");
    }
    assertThat(
            object(
                KolabType.NOTE,
                "<note version=\"1.0\"><uid>n</uid><summary>S</summary></note>",
                ""))
        .contains("DTSTAMP:20261126T050000Z");
  }

  @Test
  void versionThreeIsWrittenAsXCal() {
    String said = document(KolabType.EVENT, KolabVersion.THREE, SERIES);
    assertThat(said.replaceAll(">\\s+<", "><"))
        .contains("<tzid><text>/kolab.org/Europe/Berlin</text></tzid>")
        .contains("<date-time>2026-11-30T09:30:00</date-time>")
        .contains("<freq>WEEKLY</freq><count>20</count><byday>MO</byday><byday>WE</byday>")
        .contains("<cal-address>mailto:%3Cbob%40example.com%3E</cal-address>")
        .contains("<valarm>")
        .doesNotContain("tomato");
    String made = object(KolabType.EVENT, said, "");
    isSound(made);
    assertThat(made)
        .contains("DTSTART;TZID=Europe/Berlin:20261130T093000")
        .contains("BEGIN:VTIMEZONE")
        .contains("RRULE:FREQ=WEEKLY;COUNT=20;BYDAY=MO,WE")
        .contains("PARTSTAT=ACCEPTED")
        .contains("mailto:bob@example.com")
        .contains("TRIGGER:-PT10M")
        .contains("SUMMARY:Stand-up\\, daily");
  }

  @Test
  void contactsTasksAndNotesSurviveTheRoundTrip() {
    String card =
        "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c1\r\nFN:Dr. Ann B\r\nN:B;Ann;;Dr.;\r\n"
            + "ORG:Acme;Sales\r\nTEL;TYPE=CELL:+49 170 1\r\nEMAIL;TYPE=WORK:ann@example.com\r\n"
            + "ADR;TYPE=HOME:;;Way 1;Aachen;;52062;Germany\r\nBDAY:1980-01-02\r\n"
            + "X-KEPT:yes\r\nEND:VCARD\r\n";
    assertThat(document(KolabType.CONTACT, KolabVersion.TWO, card))
        .contains("<full-name>Dr. Ann B</full-name>")
        .contains("<department>Sales</department>")
        .contains("<type>mobile</type>")
        .contains("<birthday>1980-01-02</birthday>");
    for (KolabVersion version : KolabVersion.values()) {
      String said = document(KolabType.CONTACT, version, card);
      String back = object(KolabType.CONTACT, said.replace("Aachen", "Köln"), card);
      assertThat(back)
          .contains("UID:c1")
          .contains("X-KEPT:yes")
          .contains("Köln")
          .contains("ORG:Acme;Sales")
          .contains("ann@example.com")
          .contains("+49 170 1");
      assertThat(KolabForm.uid(KolabType.CONTACT, said.getBytes(UTF_8))).contains("c1");
    }
    String task =
        "<task version=\"1.0\"><uid>t1</uid><summary>Buy</summary><due-date>2026-12-24</due-date>"
            + "<priority>2</priority><completed>50</completed><status>in-progress</status></task>";
    String todo = object(KolabType.TASK, task, "");
    isSound(todo);
    assertThat(todo)
        .contains("DUE;VALUE=DATE:20261224")
        .contains("STATUS:IN-PROCESS")
        .contains("PERCENT-COMPLETE:50");
    String entry =
        object(
            KolabType.JOURNAL,
            "<journal version=\"1.0\"><uid>j1</uid><summary>Called</summary>"
                + "<start-date>2026-11-25T10:00:00Z</start-date>"
                + "<end-date>2026-11-25T10:05:00Z</end-date></journal>",
            "");
    isSound(entry);
    assertThat(entry).contains("DTSTART:20261125T100000Z").doesNotContain("DTEND");
    for (KolabVersion version : KolabVersion.values()) {
      String note = document(KolabType.NOTE, version, "Milk\nand honey");
      assertThat(note).contains("<summary>Milk</summary>").contains("and honey");
      assertThat(object(KolabType.NOTE, note, "")).contains("BEGIN:VJOURNAL").contains("UID:n1");
    }
  }

  @Test
  void invalidDocumentIsRefused() {
    for (String none :
        new String[] {
          "",
          "<event",
          "<contact/>",
          "<!DOCTYPE event [<!ENTITY a 'b'>]><event><uid>&a;</uid></event>",
          "<a>".repeat(100),
          "<event version=\"1.0\"><uid/></event>"
        }) {
      assertThat(KolabForm.object(KolabType.EVENT, none.getBytes(UTF_8), Optional.empty(), CHANGED))
          .isEmpty();
    }
  }
}
