package org.carillon.format.growth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carillon.format.css.StyleSanitizer;
import org.carillon.format.icalendar.CalendarObject;
import org.carillon.format.icalendar.CalendarParseResult;
import org.carillon.format.icalendar.file.CalendarFileReader;
import org.carillon.format.icalendar.recurrence.ExpansionLimit;
import org.carillon.format.icalendar.summary.CalendarSummary;
import org.carillon.format.icalendar.time.TimeSpan;
import org.carillon.format.mime.header.AddressFields;
import org.carillon.format.mime.header.DecodedText;
import org.carillon.format.mime.header.Header;
import org.carillon.format.mime.header.MailDate;
import org.carillon.format.mime.header.MimeValue;
import org.carillon.format.mime.header.References;
import org.carillon.format.mime.report.MessageReport;
import org.carillon.format.mime.structure.Outline;
import org.carillon.format.mime.summary.Summary;
import org.carillon.format.table.CsvCell;
import org.carillon.format.vcard.VCardReader;
import org.carillon.format.vcard.table.CsvContacts;
import org.carillon.format.vcard.table.LdifContacts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the cost of reading an untrusted text is linear and not quadratic in its length, for
 * every reader of this module. A shape that turns out to be expensive becomes a line here.
 */
class ReadersGrowthTest {
  private static final int LENGTH = 128 << 10;

  /** The cost that is always accepted, in ns per character, however it grows. */
  private static final long CHEAP = 1_000;

  private static final TimeSpan YEAR =
      new TimeSpan(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

  private static final String CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n";
  private static final String EVENT =
      "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260105T090000Z\r\n";
  private static final String ENDS = "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  private static final String CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:1\r\nFN:x\r\n";
  private static final String MADE = CALENDAR + "BEGIN:VTIMEZONE\r\nTZID:Made\r\n";
  private static final String IN_ZONE =
      "END:VTIMEZONE\r\n"
          + EVENT.replace("DTSTART:20260105T090000Z", "DTSTART;TZID=Made:20260105T090000")
          + "RRULE:FREQ=DAILY"
          + ENDS;

  private static Arguments shape(
      String reader, Consumer<String> work, String head, String piece, String tail) {
    return Arguments.of(
        HostileShape.of(
            reader
                + ": "
                + head.substring(Math.max(0, head.length() - 20)).strip()
                + " "
                + piece.strip(),
            head,
            piece,
            tail),
        work);
  }

  /** Returns arguments for a piece with its number, in place of a percent sign or two hashes. */
  private static Arguments numbered(
      String reader, Consumer<String> work, String head, String piece, String tail) {
    return Arguments.of(
        new HostileShape(
            reader + ": numbered " + piece.strip(),
            head,
            i -> piece.replace("##", "%06d".formatted(i)).replace("%", Integer.toString(i)),
            tail),
        work);
  }

  static Stream<Arguments> calendars() {
    Consumer<String> event = ReadersGrowthTest::calendar;
    Consumer<String> file = text -> CalendarFileReader.read(text.getBytes(UTF_8), 10_000);
    return Stream.of(
        shape("iCalendar", event, CALENDAR + EVENT + "SUMMARY:", "\r\n a", ENDS),
        shape("iCalendar", event, CALENDAR + EVENT + "SUMMARY", ";X=y", ":z" + ENDS),
        numbered("iCalendar", event, CALENDAR + EVENT + "SUMMARY", ";X%=y", ":z" + ENDS),
        shape("iCalendar", event, CALENDAR + EVENT + "SUMMARY:", "\\,", ENDS),
        shape("iCalendar", event, CALENDAR + EVENT + "SUMMARY;X=\"", "^n", "\":z" + ENDS),
        numbered(
            "iCalendar",
            event,
            CALENDAR + EVENT,
            "ATTENDEE;CN=a%:mailto:a%@b.test\r\n",
            ENDS.strip()),
        numbered("iCalendar", event, CALENDAR + EVENT, "EXDATE:2026010%T000000Z\r\n", ENDS.strip()),
        numbered(
            "iCalendar",
            event,
            CALENDAR + EVENT + "RRULE:FREQ=DAILY\r\nRDATE:",
            "20260101T##Z,",
            ENDS),
        shape(
            "iCalendar",
            event,
            CALENDAR + EVENT + "RRULE:FREQ=DAILY\r\nEXDATE:",
            "20260101T000000Z,",
            ENDS),
        shape(
            "iCalendar",
            event,
            CALENDAR + EVENT + "RDATE;VALUE=PERIOD:",
            "20260101T000000Z/P1D,",
            ENDS),
        shape("iCalendar", event, CALENDAR + EVENT, "RRULE:FREQ=SECONDLY\r\n", ENDS.strip()),
        shape(
            "iCalendar",
            event,
            CALENDAR + EVENT,
            "BEGIN:VALARM\r\nTRIGGER:-PT1H\r\nACTION:DISPLAY\r\nEND:VALARM\r\n",
            ENDS.strip()),
        shape("iCalendar", event, CALENDAR + EVENT, "BEGIN:X\r\n", ENDS),
        numbered(
            "iCalendar",
            event,
            CALENDAR,
            EVENT + "RECURRENCE-ID:20260101T##Z\r\nEND:VEVENT\r\n",
            "END:VCALENDAR\r\n"),
        numbered(
            "iCalendar",
            event,
            CALENDAR,
            EVENT + "RECURRENCE-ID;RANGE=THISANDFUTURE:20260101T##Z\r\nEND:VEVENT\r\n",
            "END:VCALENDAR\r\n"),
        shape(
            "zone",
            event,
            MADE,
            "BEGIN:STANDARD\r\n"
                + "DTSTART:19700101T000000\r\n"
                + "TZOFFSETFROM:+0100\r\n"
                + "TZOFFSETTO:+0200\r\n"
                + "RRULE:FREQ=YEARLY\r\n"
                + "END:STANDARD\r\n",
            IN_ZONE),
        shape(
            "zone",
            event,
            MADE
                + "BEGIN:STANDARD\r\n"
                + "DTSTART:19700101T000000\r\n"
                + "TZOFFSETFROM:+0100\r\n"
                + "TZOFFSETTO:+0200\r\n"
                + "RDATE:",
            "19710101T000000,",
            "\r\nEND:STANDARD\r\n" + IN_ZONE),
        numbered(
            "zone",
            event,
            CALENDAR,
            "BEGIN:VTIMEZONE\r\nTZID:Made%\r\nEND:VTIMEZONE\r\n",
            EVENT + ENDS.strip()),
        numbered(
            "file",
            file,
            CALENDAR,
            EVENT.replace("UID:1", "UID:%") + "END:VEVENT\r\n",
            "END:VCALENDAR\r\n"),
        numbered(
            "file",
            file,
            CALENDAR,
            EVENT + "RECURRENCE-ID:20260101T##Z\r\nEND:VEVENT\r\n",
            "END:VCALENDAR\r\n"),
        shape("file", file, "", CALENDAR, ""),
        numbered(
            "file",
            file,
            CALENDAR,
            "BEGIN:VTIMEZONE\r\nTZID:Made%\r\nEND:VTIMEZONE\r\n",
            EVENT + ENDS.strip()),
        shape("file", file, "", "BEGIN:", ""));
  }

  static Stream<Arguments> cards() {
    Consumer<String> card = text -> VCardReader.readAll(text.getBytes(UTF_8), 10_000);
    Consumer<String> csv = text -> CsvContacts.read(text.getBytes(UTF_8), 10_000);
    Consumer<String> ldif = text -> LdifContacts.read(text.getBytes(UTF_8), 10_000);
    return Stream.of(
        shape("vCard", card, CARD + "NOTE:", "\r\n a", "\r\nEND:VCARD\r\n"),
        shape("vCard", card, CARD + "TEL", ";TYPE=a", ":1\r\nEND:VCARD\r\n"),
        numbered("vCard", card, CARD + "TEL", ";X%=a", ":1\r\nEND:VCARD\r\n"),
        numbered("vCard", card, CARD, "EMAIL:a%@b.test\r\n", "END:VCARD\r\n"),
        numbered("vCard", card, CARD, "item%.X-ABLABEL:a\r\n", "END:VCARD\r\n"),
        numbered("vCard", card, CARD, "item%.TEL:1\r\nitem%.X-ABLabel:a\r\n", "END:VCARD\r\n"),
        shape("vCard", card, CARD + "CATEGORIES:", "a,", "\r\nEND:VCARD\r\n"),
        shape("vCard", card, CARD + "N:", ";", "\r\nEND:VCARD\r\n"),
        shape(
            "vCard",
            card,
            "BEGIN:VCARD\r\nVERSION:2.1\r\nNOTE;ENCODING=QUOTED-PRINTABLE:",
            "a=\r\n",
            "\r\nEND:VCARD\r\n"),
        shape("vCard", card, "", "BEGIN:VCARD\r\n", ""),
        shape("vCard", card, "", CARD, ""),
        shape("vCard", card, "", CARD + "END:VCARD\r\n", ""),
        shape("CSV", csv, "Name,E-mail\n", "a,\"\"\"\"\n", ""),
        shape("CSV", csv, "Name,E-mail\n\"", "\n", ""),
        shape("CSV", csv, "Name", ",Name", "\na"),
        shape("CSV", CsvCell::read, "", "\"", ""),
        shape("LDIF", ldif, "dn: cn=a\ncn: ", "\n a", "\n"),
        shape("LDIF", ldif, "", "dn: cn=a\ncn: a\n\n", ""),
        numbered("LDIF", ldif, "dn: cn=a\ncn: a\n", "mail: a%@b.test\n", ""));
  }

  static Stream<Arguments> mail() {
    Consumer<String> outline = text -> Outline.parse(text.getBytes(UTF_8));
    Consumer<String> addresses = AddressFields::parse;
    Consumer<String> value = MimeValue::parse;
    String mixed = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    return Stream.of(
        shape("addresses", addresses, "", "a@b.test,", ""),
        shape("addresses", addresses, "", "(", ""),
        shape("addresses", addresses, "", "()", "a@b.test"),
        shape("addresses", addresses, "", "<", ""),
        shape("addresses", addresses, "", "\"", ""),
        shape("addresses", addresses, "", "a:", ""),
        shape("addresses", addresses, "", "a:;", ""),
        shape("addresses", addresses, "", "a ", "<a@b.test>"),
        shape("addresses", addresses, "", "\\", ""),
        shape("addresses", addresses, "<", "@a,", ":a@b.test>"),
        shape("addresses", addresses, "", "=?utf-8?q?a?= ", "<a@b.test>"),
        shape("addresses", addresses, "a@[", "[", ""),
        shape("value", value, "text/plain", ";a=b", ""),
        numbered("value", value, "text/plain", ";a%=b", ""),
        numbered("value", value, "text/plain", ";a*%=b", ""),
        numbered("value", value, "text/plain", ";a*%*=%41", ""),
        shape("value", value, "text/plain;a=\"", "\\\"", ""),
        shape("value", value, "text/plain", "(", ""),
        shape("words", DecodedText::of, "", "=?utf-8?b?YQ==?= ", ""),
        shape("words", DecodedText::of, "", "=?", ""),
        shape("words", DecodedText::of, "=?utf-8?q?", "=C3", "?="),
        shape("words", DecodedText::of, "=?utf-8?b?", "w6", "?="),
        shape("words", DecodedText::of, "", "=?utf-8?q?=C3?= ", ""),
        shape("words", DecodedText::of, "", "=?utf-7?q?+?=", ""),
        shape("date", MailDate::parse, "", "(", ""),
        shape("date", MailDate::parse, "Mon, ", " ", "1 Jan 2026 00:00:00 +0000"),
        shape(
            "report",
            MessageReport::delivery,
            "Reporting-MTA: dns; a\r\n\r\n",
            "Final-Recipient: rfc822; a@b.test\r\n\r\n",
            ""),
        shape("report", MessageReport::delivery, "Reporting-MTA: dns; a", "\r\n b", ""),
        shape("header", text -> Header.parse(text.getBytes(UTF_8)), "", ":\r\n", "\r\n"),
        shape("header", text -> Header.parse(text.getBytes(UTF_8)), "", "a : \t\r\n", "\r\n"),
        shape("header", text -> Header.parse(text.getBytes(UTF_8)), "", "a: b\r\n", "\r\n"),
        shape("header", text -> Header.parse(text.getBytes(UTF_8)), "a:", "\r\n b", "\r\n\r\n"),
        shape("outline", outline, mixed, "--b\r\n", ""),
        shape("outline", outline, mixed, "--b\r\n\r\na\r\n", "--b--"),
        shape(
            "outline",
            outline,
            mixed,
            "--b\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n",
            ""),
        numbered(
            "outline",
            outline,
            mixed,
            "--b\r\nContent-Type: multipart/mixed; boundary=b%\r\n\r\n--b%\r\n",
            ""),
        shape("outline", outline, mixed + "--b\r\n", "Content-Type: message/rfc822\r\n\r\n", ""),
        shape("outline", outline, mixed, "-", ""));
  }

  /** Returns readers of what lists show. They read the outline that is made at delivery. */
  static Stream<Arguments> envelopes() {
    Consumer<String> envelope =
        text -> Outline.decode(Outline.parse(text.getBytes(UTF_8)).encode()).envelope();
    Consumer<String> summary = text -> Summary.of(Outline.parse(text.getBytes(UTF_8))).encode();
    Consumer<String> references = text -> References.of(Header.parse(text.getBytes(UTF_8)));
    return Stream.of(
        shape("envelope", envelope, "To: ", "a@b.test,", "\r\n\r\n"),
        shape("envelope", envelope, "To: ", "a@b.test,\r\n ", "\r\n\r\n"),
        shape("envelope", envelope, "To: ", "a:;", "\r\n\r\n"),
        shape("envelope", envelope, "To: ", "(", "\r\n\r\n"),
        shape("envelope", envelope, "", "To: a@b.test\r\n", "\r\n"),
        shape("envelope", envelope, "Subject: ", "\\\"", "\r\n\r\n"),
        shape("envelope", envelope, "Subject: ", "\r\n =?utf-8?q?a?=", "\r\n\r\n"),
        shape("envelope", envelope, "Date: ", "(", "\r\n\r\n"),
        shape("summary", summary, "From: ", "=?utf-8?q?a?= ", "<a@b.test>\r\n\r\n"),
        shape("summary", summary, "Subject: ", "Re: ", "\r\n\r\n"),
        shape("summary", summary, "Subject: ", "[a] ", "\r\n\r\n"),
        shape("summary", summary, "Subject: ", "(fwd)", "\r\n\r\n"),
        shape("references", references, "References: ", "<a@b.test> ", "\r\n\r\n"),
        numbered("references", references, "References: ", "<%@b.test> ", "\r\n\r\n"),
        shape("references", references, "References: ", "<", "\r\n\r\n"),
        shape("references", references, "References: ", "(", "\r\n\r\n"));
  }

  static Stream<Arguments> styles() {
    Consumer<String> sheet = text -> StyleSanitizer.sheet(text, _ -> Optional.empty());
    return Stream.of(
            "a{",
            "a{}",
            "(",
            "[",
            "/*",
            "/**/",
            "@media ",
            "@media all{",
            "a,",
            "a ",
            "\\",
            "\\41 ",
            "url(",
            "\"",
            "'",
            ":not(",
            "a{--x:var(--x);",
            "a{width:calc(",
            "a{color:red;",
            "@",
            ";",
            "}",
            "!",
            "<!--",
            "#a.b>",
            "a{b:c}")
        .map(piece -> shape("CSS", sheet, "", piece, ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"calendars", "cards", "mail", "envelopes", "styles"})
  void textIsReadInLinearTime(HostileShape shape, Consumer<String> reader) {
    assertThat(shape.growth(reader, LENGTH, CHEAP)).as(shape.name()).isLessThan(Growth.LINEAR);
  }

  private static void calendar(String text) {
    if (CalendarObject.readMessage(text.getBytes(UTF_8))
        instanceof CalendarParseResult.Read(CalendarObject object)) {
      object.instances(YEAR, ZoneOffset.UTC, ExpansionLimit.USUAL);
      CalendarSummary.of(object).encode();
    }
  }
}
