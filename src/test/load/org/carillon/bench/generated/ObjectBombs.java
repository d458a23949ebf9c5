package org.carillon.bench.generated;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.carillon.testbed.CarillonServer;

/**
 * Objects that are small to send and expensive to process, put one by one; then reports on those
 * that were accepted. Each gets a response in time that is no server error.
 */
public final class ObjectBombs {
  private static final String DOMAIN = "bombs.test";
  private static final String ALICE = "alice@" + DOMAIN;
  private static final String PASSWORD = "objects like bombs 1";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** The time that a report over all of them may take on a busy machine. */
  private static final double MOST_SECONDS = 15;

  private final CarillonServer server;
  private final List<String> wrong = new ArrayList<>();

  public ObjectBombs(CarillonServer server) {
    this.server = server;
    server.createDomain(DOMAIN);
    server.createAccount(ALICE, PASSWORD);
  }

  /** Puts and reports them all; returns the errors, a sentence each. */
  public List<String> wrong() throws IOException {
    String calendar = "/dav/calendars/" + ALICE + "/Calendar/";
    for (Map.Entry<String, String> bomb : events().entrySet()) {
      ask("PUT", calendar + bomb.getKey() + ".ics", "text/calendar", bomb.getValue());
    }
    String contacts = "/dav/addressbooks/" + ALICE + "/Contacts/";
    cards().forEach((name, card) -> ask("PUT", contacts + name + ".vcf", "text/vcard", card));
    for (String query : reports(calendar)) {
      ask("REPORT", calendar, "application/xml", query);
    }
    ask("PROPFIND", calendar, "application/xml", "");
    for (String property : List.of("x".repeat(10_000_000), "<a/>".repeat(40_000))) {
      ask(
          "PROPPATCH",
          calendar,
          "application/xml",
          "<propertyupdate xmlns=\"DAV:\"><set><prop><z xmlns=\"urn:z\">"
              + property
              + "</z></prop></set></propertyupdate>");
    }
    packed(calendar);
    return List.copyOf(wrong);
  }

  /** A megabyte that decompresses to a gigabyte. */
  private void packed(String calendar) throws IOException {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(octets)) {
      byte[] spaces = new byte[1 << 20];
      for (int i = 0; i < 1024; i++) {
        gzip.write(spaces);
      }
    }
    for (String method : List.of("PROPFIND", "PUT")) {
      String target = method.equals("PUT") ? calendar + "packed.ics" : calendar;
      send(
          new MadeRequest(
              method,
              target,
              "Content-Encoding: gzip\r\nDepth: 0\r\nContent-Type: text/calendar\r\n",
              octets.toByteArray()));
    }
  }

  private static Map<String, String> events() {
    Map<String, String> events = new LinkedHashMap<>();
    List<String> rules =
        List.of(
            "FREQ=SECONDLY",
            "FREQ=SECONDLY;COUNT=999999999",
            "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MINUTELY;BYMONTH=2;BYMONTHDAY=29;BYHOUR=0;BYDAY=MO",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO;BYMONTH=6",
            "FREQ=YEARLY;INTERVAL=9999",
            "FREQ=DAILY;BYHOUR=%s;BYMINUTE=%s;BYSECOND=%s".formatted(upTo(24), upTo(60), upTo(60)),
            "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYHOUR=%s;BYMINUTE=%s;BYSETPOS=-1"
                .formatted(upTo(24), upTo(60)),
            "FREQ=SECONDLY;BYSETPOS=-366;BYYEARDAY=366;BYDAY=SU",
            "FREQ=MONTHLY;BYSETPOS=" + upTo(366).substring(2),
            "FREQ=YEARLY;RSCALE=ISLAMIC-CIVIL;SKIP=FORWARD;BYMONTHDAY=30");
    for (int i = 0; i < rules.size(); i++) {
      events.put("rule" + i, event("rule" + i, "RRULE:" + rules.get(i)));
    }
    for (int i = 0; i < 40; i++) {
      events.put("daily" + i, event("daily" + i, "RRULE:FREQ=MINUTELY"));
    }
    events.put("attendees", event("attendees", "ORGANIZER:mailto:" + ALICE, attendees(100_000)));
    events.put("some", event("some", "ORGANIZER:mailto:" + ALICE, attendees(900)));
    events.put("property", event("property", "DESCRIPTION:" + "x".repeat(9_900_000)));
    events.put("larger", event("larger", "DESCRIPTION:" + "x".repeat(12_000_000)));
    events.put("parameters", event("parameters", "X" + ";A=b".repeat(300_000) + ":c"));
    events.put("folds", event("folds", "DESCRIPTION:" + "x\r\n ".repeat(2_000_000)));
    events.put("lines", event("lines", "X:1\r\n".repeat(1_000_000) + "X:1"));
    events.put(
        "dates", event("dates", "RDATE:" + "20260301T000000Z,".repeat(400_000) + "20260302"));
    events.put("exceptions", event("exceptions", "EXDATE:20260301T100000Z\r\n".repeat(200_000)));
    events.put("alarms", event("alarms", "BEGIN:VALARM\r\nEND:VALARM\r\n".repeat(200_000)));
    events.put(
        "nested",
        event("nested", "BEGIN:X\r\n".repeat(100_000) + "END:X\r\n".repeat(99_999) + "END:X"));
    events.put(
        "overrides",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n"
            + IntStream.range(0, 50_000)
                .mapToObj(
                    i ->
                        "BEGIN:VEVENT\r\nUID:overrides\r\nDTSTAMP:20260101T000000Z\r\n"
                            + "RECURRENCE-ID:2026%02d%02dT%02d%02d00Z\r\n"
                                .formatted(1 + i % 12, 1 + i / 12 % 28, i / 336 % 24, i / 8064)
                            + "DTSTART:20260301T100000Z\r\nEND:VEVENT\r\n")
                .collect(Collectors.joining())
            + "END:VCALENDAR\r\n");
    events.put(
        "zone",
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VTIMEZONE\r\nTZID:mine\r\n"
            + "BEGIN:STANDARD\r\nDTSTART:00010101T000000\r\nRRULE:FREQ=SECONDLY\r\n"
                .concat("TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\n")
                .repeat(2000)
            + "END:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:zone\r\nDTSTAMP:20260101T000000Z\r\n"
            + "DTSTART;TZID=mine:20260301T100000\r\nRRULE:FREQ=DAILY\r\nEND:VEVENT\r\n"
            + "END:VCALENDAR\r\n");
    return events;
  }

  private static String upTo(int most) {
    return IntStream.range(0, most).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  private static String attendees(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "ATTENDEE:mailto:a" + i + "@" + DOMAIN)
        .collect(Collectors.joining("\r\n"));
  }

  private static String event(String uid, String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nDTSTART:20260301T100000Z\r\nDTEND:20260301T110000Z\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  private static Map<String, String> cards() {
    Map<String, String> cards = new LinkedHashMap<>();
    cards.put("lines", card("NOTE:x\r\n".repeat(500_000)));
    cards.put("photo", card("PHOTO;ENCODING=b:" + "A".repeat(9_000_000) + "\r\n"));
    cards.put("members", card("KIND:group\r\n" + "MEMBER:urn:uuid:1\r\n".repeat(200_000)));
    cards.put("parts", card("ADR:" + ";".repeat(3_000_000) + "\r\n"));
    cards.put("types", card("TEL;TYPE=" + "a,".repeat(500_000) + "a:1\r\n"));
    cards.put("agents", card("AGENT:BEGIN:VCARD\r\n".repeat(50_000)));
    return cards;
  }

  private static String card(String lines) {
    return "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:c\r\nFN:C\r\nN:C;;;;\r\n" + lines + "END:VCARD\r\n";
  }

  private static List<String> reports(String calendar) {
    String all = " start=\"00010101T000000Z\" end=\"99991231T000000Z\"";
    String head =
        "<C:calendar-query xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><prop>"
            + "<getetag/>";
    String filter =
        "</prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
            + "<C:time-range%s/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
    String month = " start=\"20260301T000000Z\" end=\"20260401T000000Z\"";
    String last = " start=\"99981201T000000Z\" end=\"99991231T000000Z\"";
    List<String> reports = new ArrayList<>();
    for (String span : List.of(all, month, last)) {
      reports.add(head + filter.formatted(span));
      reports.add(
          "<C:free-busy-query xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><C:time-range"
              + span
              + "/></C:free-busy-query>");
      reports.add(
          head
              + "<C:calendar-data><C:expand"
              + span
              + "/></C:calendar-data>"
              + filter.formatted(span));
      reports.add(
          head
              + "<C:calendar-data><C:limit-freebusy-set"
              + span
              + "/></C:calendar-data>"
              + filter.formatted(span));
    }
    reports.add(
        head
            + "</prop><C:filter><C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\"VEVENT\">"
            + "<C:prop-filter name=\"X\"><C:text-match>1</C:text-match></C:prop-filter>"
                .repeat(5000)
            + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>");
    reports.add(
        "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><prop>"
            + "<getetag/></prop>"
            + ("<href>" + calendar + "daily1.ics</href>").repeat(40_000)
            + "</C:calendar-multiget>");
    reports.add(
        "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><prop>"
            + "<C:calendar-data/></prop>"
            + ("<href>" + calendar + "property.ics</href>").repeat(2000)
            + "</C:calendar-multiget>");
    return reports;
  }

  private void ask(String method, String target, String type, String body) {
    send(
        new MadeRequest(
            method,
            target,
            "Content-Type: " + type + "\r\nDepth: 1\r\n",
            body.getBytes(StandardCharsets.UTF_8)));
  }

  private void send(MadeRequest request) {
    long begin = System.nanoTime();
    String found;
    try (RawHttp connection = new RawHttp(server.port("https"), PATIENCE)) {
      RawAnswer answer =
          connection.ask(request.octets(CarillonServer.basic(ALICE, PASSWORD)), false);
      double seconds = (System.nanoTime() - begin) / 1e9;
      found =
          "%d in %.1f s, %,d octets, to %s"
              .formatted(answer.status(), seconds, answer.body().length(), request.told());
      if (answer.status() >= 500 && answer.status() != 507 || seconds > MOST_SECONDS) {
        wrong.add(found);
      }
    } catch (IOException none) {
      found = "no answer, " + none + ", to " + request.told();
      wrong.add(found);
    }
    if (Boolean.getBoolean("carillon.bench.verbose")) {
      System.out.println("  " + found.substring(0, Math.min(160, found.length())));
    }
  }
}
