package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests calendars and tasks by CalDAV with vdirsyncer, khal and todoman, and by plain requests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CalDavIT {
  private static final String ANN = "ann@caldav.test";
  private static final String BOB = "bob@caldav.test";
  private static final String CID = "cid@caldav.test";
  private static final String PASSWORD = "correct horse";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String NAMESPACES =
      " xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"";

  private static final String SERIES =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      BEGIN:VEVENT
      UID:series
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Berlin:20260302T100000
      DTEND;TZID=Europe/Berlin:20260302T110000
      RRULE:FREQ=WEEKLY
      SUMMARY:Stand-up & <more>
      X-APPLE-THING;X-A="b;c":kept
      END:VEVENT
      BEGIN:VEVENT
      UID:series
      DTSTAMP:20260101T000000Z
      RECURRENCE-ID;TZID=Europe/Berlin:20260309T100000
      DTSTART;TZID=Europe/Berlin:20260310T150000
      DTEND;TZID=Europe/Berlin:20260310T160000
      SUMMARY:Moved
      END:VEVENT
      END:VCALENDAR
      """
          .replace("\n", "\r\n");

  @TempDir Path folder;

  private CarillonServer server;

  @BeforeAll
  void people() {
    server = SharedServer.get();
    server.createDomain("caldav.test");
    server.createAccount(ANN, PASSWORD);
    server.createAccount(BOB, PASSWORD);
  }

  private HttpResponse<String> asked(String who, String method, String path, String body) {
    return asked(who, method, path, body, "application/xml");
  }

  private HttpResponse<String> asked(
      String who, String method, String path, String body, String type) {
    return asked(who, method, path, body, type, "1");
  }

  private HttpResponse<String> asked(
      String who, String method, String path, String body, String type, String depth) {
    return server.web(
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/dav" + path))
            .header("Authorization", CarillonServer.basic(who, PASSWORD))
            .header("Content-Type", type)
            .header("Depth", depth)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void calendarChangesAppearInEveryProgram() throws IOException {
    Files.createDirectories(folder.resolve("events"));
    Files.createDirectories(folder.resolve("tasks"));
    Path config = folder.resolve("config");
    Files.writeString(
        config,
        "[general]\nstatus_path = \""
            + folder.resolve("status")
            + "\"\n"
            + pair("events", "Calendar")
            + pair("tasks", "Tasks"));
    String home = "/calendars/" + ANN + "/";
    assertThat(
            asked(ANN, "PUT", home + "Calendar/series.ics", SERIES, "text/calendar").statusCode())
        .isEqualTo(201);
    sync(config, "y\n", "discover");
    sync(config, "", "sync");
    assertThat(Files.readString(folder.resolve("events/series.ics"))).contains("X-APPLE-THING");

    Path khal = folder.resolve("khal.conf");
    Files.writeString(
        khal,
        "[calendars]\n[[events]]\npath = "
            + folder.resolve("events")
            + "\n[sqlite]\npath = "
            + folder.resolve("khal.db")
            + "\n[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
            + "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            + "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n");
    String listed =
        run(OutsideTool.KHAL, "", "-c", khal.toString(), "list", "2026-03-01", "2026-03-20");
    assertThat(listed).contains("15:00-16:00 Moved").contains("10:00-11:00 Stand-up & <more>");
    run(
        OutsideTool.KHAL,
        "",
        "-c",
        khal.toString(),
        "new",
        "-a",
        "events",
        "2026-03-12",
        "09:00",
        "10:00",
        "From khal");

    Path todoman = folder.resolve("todo.py");
    Files.writeString(
        todoman,
        "path = \""
            + folder.resolve("tasks")
            + "\"\ndefault_list = \"tasks\"\n"
            + "date_format = \"%Y-%m-%d\"\ntime_format = \"%H:%M\"\ncache_path = \""
            + folder.resolve("todo.db")
            + "\"\n");
    run(
        OutsideTool.TODOMAN,
        "",
        "--config",
        todoman.toString(),
        "new",
        "-l",
        "tasks",
        "-d",
        "2026-03-15",
        "Buy bread");
    sync(config, "", "sync");

    String found = asked(ANN, "REPORT", home + "Calendar/", query("VEVENT", MARCH_12)).body();
    assertThat(found).contains("SUMMARY:From khal").doesNotContain("Stand-up");
    assertThat(asked(ANN, "REPORT", home + "Tasks/", query("VTODO", BREAD)).body())
        .contains("SUMMARY:Buy bread");

    String often =
        "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
            + "<prop><getetag/></prop>"
            + ("<href>/dav" + home + "Calendar/series.ics</href>").repeat(200)
            + "</C:calendar-multiget>";
    assertThat(asked(ANN, "REPORT", home + "Calendar/", often).body())
        .containsOnlyOnce("series.ics");

    int before = events(folder);
    assertThat(asked(ANN, "DELETE", home + "Calendar/series.ics", "").statusCode()).isEqualTo(204);
    sync(config, "", "sync");
    assertThat(events(folder)).isEqualTo(before - 1);
  }

  private static final String MARCH_12 =
      "<C:time-range start=\"20260312T000000Z\" end=\"20260313T000000Z\"/>";
  private static final String BREAD =
      "<C:prop-filter name=\"SUMMARY\"><C:text-match>BREAD</C:text-match></C:prop-filter>";

  private static String query(String component, String filter) {
    return "<C:calendar-query"
        + NAMESPACES
        + "><prop><getetag/><C:calendar-data/></prop><C:filter>"
        + "<C:comp-filter name=\"VCALENDAR\"><C:comp-filter name=\""
        + component
        + "\">"
        + filter
        + "</C:comp-filter></C:comp-filter></C:filter></C:calendar-query>";
  }

  private String pair(String name, String collection) {
    return "[pair "
        + name
        + "]\na = \"here_"
        + name
        + "\"\nb = \"there_"
        + name
        + "\"\ncollections = null\n[storage here_"
        + name
        + "]\ntype = \"filesystem\"\npath = \""
        + folder.resolve(name)
        + "\"\nfileext = \".ics\"\n[storage there_"
        + name
        + "]\ntype = \"caldav\"\nurl = \"https://localhost:"
        + server.port("https")
        + "/dav/calendars/"
        + ANN
        + "/"
        + collection
        + "/\"\nusername = \""
        + ANN
        + "\"\npassword = \""
        + PASSWORD
        + "\"\nverify = \""
        + server.home().resolve("certificate.pem")
        + "\"\n";
  }

  private void sync(Path config, String input, String verb) {
    run(OutsideTool.VDIRSYNCER, input.repeat(8), "-c", config.toString(), verb);
  }

  private String run(OutsideTool tool, String input, String... words) {
    List<String> all = new ArrayList<>(List.of(tool.path()));
    all.addAll(List.of(words));
    return Command.run(BOUND, all, input, Map.of("HOME", folder.toString())).orFail().output();
  }

  private static int events(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      return (int) files.count();
    }
  }

  @Test
  void freeBusyShowsNoTitles() {
    String event =
        SERIES.replace("UID:series", "UID:secret").replace("DTSTAMP", "CLASS:PRIVATE\r\nDTSTAMP");
    asked(BOB, "PUT", "/calendars/" + BOB + "/Calendar/secret.ics", event, "text/calendar");
    String request =
        "BEGIN:VCALENDAR\r\n"
            + "VERSION:2.0\r\n"
            + "PRODID:x\r\n"
            + "METHOD:REQUEST\r\n"
            + "BEGIN:VFREEBUSY\r\n"
            + "UID:f\r\n"
            + "DTSTAMP:20260101T000000Z\r\n"
            + "ORGANIZER:mailto:"
            + ANN
            + "\r\nATTENDEE:mailto:"
            + BOB
            + "\r\nATTENDEE:mailto:nobody@caldav.test\r\nDTSTART:20260301T000000Z\r\n"
            + "DTEND:20260318T000000Z\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    String told =
        asked(ANN, "POST", "/schedule/" + ANN + "/outbox/", request, "text/calendar").body();
    assertThat(told)
        .contains("FREEBUSY;FBTYPE=BUSY:20260310T140000Z/20260310T150000Z")
        .contains("3.7;Invalid calendar user")
        .doesNotContain("Stand-up");
    assertThat(
            asked(ANN, "POST", "/schedule/" + BOB + "/outbox/", request, "text/calendar")
                .statusCode())
        .isIn(403, 404);
  }

  @Test
  void calendarHomeStoresDefaultAlarmsAndAllowsBinding() {
    String home = "/calendars/" + ANN + "/";
    String alarm = "BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT15M\nEND:VALARM\n";
    String set =
        "<propertyupdate"
            + NAMESPACES
            + "><set><prop><C:default-alarm-vevent-datetime>"
            + alarm
            + "</C:default-alarm-vevent-datetime></prop></set></propertyupdate>";
    assertThat(asked(ANN, "PROPPATCH", home, set).body()).contains("200 OK").doesNotContain("403");
    assertThat(asked(BOB, "PROPPATCH", home, set).statusCode()).isEqualTo(404);
    assertThat(
            asked(
                    ANN,
                    "PROPFIND",
                    home,
                    "<propfind"
                        + NAMESPACES
                        + "><prop><C:default-alarm-vevent-datetime/>"
                        + "<current-user-privilege-set/></prop></propfind>")
                .body())
        .contains(">" + alarm + "<", "<D:bind/>", "<D:unbind/>");
  }

  @Test
  void collectionForEventsAndTasksBecomesAnEventCalendar() {
    // DAVx5 sends it like this.
    String path = "/calendars/" + ANN + "/5c2b1a70-7c0e-4b2c-9d0a-3b1de2a5f001/";
    String telephone =
        "<?xml version='1.0' encoding='UTF-8' ?><CAL:mkcalendar xmlns=\"DAV:\""
            + " xmlns:CAL=\"urn:ietf:params:xml:ns:caldav\"><set><prop><resourcetype><collection />"
            + "<CAL:calendar /></resourcetype><displayname>Both</displayname>"
            + "<n3:calendar-color xmlns:n3=\"http://apple.com/ns/ical/\">#C3EA6EFF"
            + "</n3:calendar-color><CAL:calendar-timezone-id>Europe/Berlin"
            + "</CAL:calendar-timezone-id><CAL:supported-calendar-component-set>"
            + "<CAL:comp name=\"VEVENT\" /><CAL:comp name=\"VTODO\" />"
            + "</CAL:supported-calendar-component-set></prop></set></CAL:mkcalendar>";
    assertThat(asked(ANN, "MKCALENDAR", path, telephone).statusCode()).isEqualTo(201);
    assertThat(asked(ANN, "PROPFIND", path, components()).body())
        .contains(">Both<", "name=\"VEVENT\"")
        .doesNotContain("VTODO");
    // Apple's Calendar sends it like this.
    String other = "/calendars/" + ANN + "/B1B3BEA0-F1F9-409F-B1A0-43E41119F851/";
    String desk =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<B:mkcalendar xmlns:B=\"urn:ietf:params:xml:ns:caldav\">\n"
            + "  <A:set xmlns:A=\"DAV:\">\n    <A:prop>\n"
            + "      <B:supported-calendar-component-set>\n        <B:comp name=\"VEVENT\"/>\n"
            + "        <B:comp name=\"VTODO\"/>\n      </B:supported-calendar-component-set>\n"
            + "      <A:displayname>Untitled</A:displayname>\n"
            + "      <D:calendar-color xmlns:D=\"http://apple.com/ns/ical/\""
            + " symbolic-color=\"custom\">#0E61B9FF</D:calendar-color>\n"
            + "      <D:calendar-order xmlns:D=\"http://apple.com/ns/ical/\">2</D:calendar-order>\n"
            + "      <B:calendar-free-busy-set><A:YES/></B:calendar-free-busy-set>\n"
            + "    </A:prop>\n  </A:set>\n</B:mkcalendar>\n";
    assertThat(asked(ANN, "MKCALENDAR", other, desk).statusCode()).isEqualTo(201);
    assertThat(asked(ANN, "PROPFIND", other, components()).body())
        .contains(">Untitled<", "name=\"VEVENT\"");
  }

  private static String components() {
    return "<propfind"
        + NAMESPACES
        + "><prop><displayname/><C:supported-calendar-component-set/></prop></propfind>";
  }

  @Test
  void collectionForTasksAndJournalsIsRefused() {
    String mixed = "/calendars/" + ANN + "/mixed/";
    String body =
        "<C:mkcalendar"
            + NAMESPACES
            + "><set><prop><displayname>Both</displayname><C:supported-calendar-component-set>"
            + "<C:comp name='VJOURNAL'/><C:comp name='VTODO'/></C:supported-calendar-component-set>"
            + "</prop></set></C:mkcalendar>";
    HttpResponse<String> refused = asked(ANN, "MKCALENDAR", mixed, body);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("C:supported-calendar-component/", "424");
    assertThat(asked(ANN, "PROPFIND", mixed, "").statusCode()).isEqualTo(404);
  }

  @Test
  void lastCalendarForInvitationsCannotBeDeleted() {
    server.createAccount(CID, PASSWORD);
    String home = "/calendars/" + CID + "/";
    HttpResponse<String> refused =
        asked(CID, "DELETE", home + "Calendar/", "", "text/plain", "infinity");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("<C:default-calendar-needed/>");
    assertThat(asked(CID, "MKCALENDAR", home + "Other/", "").statusCode()).isEqualTo(201);
    assertThat(delete(CID, home + "Calendar/")).isEqualTo(204);
    assertThat(delete(CID, home + "Other/")).isEqualTo(403);
    assertThat(delete(CID, home + "Tasks/")).isEqualTo(204);
  }

  private int delete(String who, String path) {
    return asked(who, "DELETE", path, "", "text/plain", "infinity").statusCode();
  }

  @Test
  void meetingIsStoredInOneCalendarOfItsOwner() {
    String home = "/calendars/" + ANN + "/";
    String meeting =
        SERIES
            .replace("UID:series", "UID:together")
            .replace(
                "SUMMARY",
                "ORGANIZER:mailto:" + ANN + "\r\nATTENDEE:mailto:" + BOB + "\r\nSUMMARY");
    asked(ANN, "MKCALENDAR", home + "Second/", "");
    assertThat(put(home + "Calendar/together.ics", meeting).statusCode()).isEqualTo(201);
    HttpResponse<String> refused = put(home + "Second/again.ics", meeting);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("<C:unique-scheduling-object-resource><D:href>")
        .contains("/dav" + home + "Calendar/together.ics</D:href>");
    // It can be changed in place and moved, but not copied.
    assertThat(put(home + "Calendar/together.ics", meeting.replace("Moved", "Later")).statusCode())
        .isEqualTo(204);
    assertThat(carried("COPY", home + "Calendar/together.ics", home + "Second/x.ics").body())
        .contains("C:unique-scheduling-object-resource");
    assertThat(carried("MOVE", home + "Calendar/together.ics", home + "Second/x.ics").statusCode())
        .isEqualTo(201);
    assertThat(put(home + "Second/x.ics", meeting.replace("Moved", "Again")).statusCode())
        .isEqualTo(204);
    // Events without invitations can be in two collections.
    assertThat(put(home + "Calendar/alone.ics", SERIES.replace("UID:series", "UID:alone")))
        .satisfies(put -> assertThat(put.statusCode()).isEqualTo(201));
    assertThat(put(home + "Second/alone.ics", SERIES.replace("UID:series", "UID:alone")))
        .satisfies(put -> assertThat(put.statusCode()).isEqualTo(201));
  }

  private HttpResponse<String> put(String path, String object) {
    return asked(ANN, "PUT", path, object, "text/calendar");
  }

  private HttpResponse<String> carried(String method, String from, String to) {
    return server.web(
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/dav" + from))
            .header("Authorization", CarillonServer.basic(ANN, PASSWORD))
            .header("Destination", "https://localhost:" + server.port("https") + "/dav" + to)
            .method(method, HttpRequest.BodyPublishers.noBody()));
  }

  @Test
  void birthdayCalendarIsReadOnly() {
    String cards = "/addressbooks/" + BOB + "/Contacts/";
    String home = "/calendars/" + BOB + "/";
    String all = home + "~birthdays/";
    card(cards + "lea.vcf", "Lea", "BDAY:20000229");
    String listed =
        asked(
                BOB,
                "PROPFIND",
                home,
                "<propfind"
                    + NAMESPACES
                    + "><prop><displayname/><resourcetype/><C:supported-calendar-component-set/>"
                    + "<C:schedule-calendar-transp/><current-user-privilege-set/><sync-token/>"
                    + "</prop></propfind>")
            .body();
    assertThat(part(listed, all))
        .contains(
            "<C:calendar/>", ">Birthdays<", "name=\"VEVENT\"", "<C:transparent/>", "<D:read/>")
        .doesNotContain("VTODO", "<D:write", "<D:bind/>");
    String token = part(listed, all).replaceAll("(?s).*<D:sync-token>(.*?)</D:sync-token>.*", "$1");
    String found =
        asked(
                BOB,
                "REPORT",
                all,
                query(
                    "VEVENT",
                    "<C:time-range start=\"20310228T000000Z\" end=\"20310301T000000Z\"/>"))
            .body();
    assertThat(found).contains("SUMMARY:Lea: birthday", "BYMONTHDAY=-1");
    String lea = found.replaceAll("(?s).*<D:href>/dav(.*?-birthday.ics)</D:href>.*", "$1");
    HttpResponse<String> event = asked(BOB, "GET", lea, "");
    assertThat(event.body()).contains("DTSTART;VALUE=DATE:20000229");
    assertThat(event.headers().firstValue("ETag")).isPresent();

    for (String method : List.of("PUT", "DELETE", "MOVE", "ACL")) {
      HttpResponse<String> refused = asked(BOB, method, lea, SERIES, "text/calendar");
      assertThat(refused.statusCode()).as(method).isEqualTo(403);
      assertThat(refused.body()).as(method).contains("<D:need-privileges>");
    }
    assertThat(asked(BOB, "PUT", all + "new.ics", SERIES, "text/calendar").body())
        .contains("<D:bind/>");
    assertThat(asked(BOB, "DELETE", all, "").statusCode()).isEqualTo(403);
    assertThat(
            asked(
                    BOB,
                    "PROPPATCH",
                    all,
                    "<propertyupdate"
                        + NAMESPACES
                        + "><set><prop><displayname>x</displayname></prop></set></propertyupdate>")
                .body())
        .contains("403 Forbidden", "<D:cannot-modify-protected-property/>");
    assertThat(asked(ANN, "PROPFIND", all, "").statusCode()).isEqualTo(404);

    card(cards + "yan.vcf", "Yan", "BDAY:--0301");
    asked(BOB, "DELETE", cards + "lea.vcf", "");
    String changed = asked(BOB, "REPORT", all, sync(token)).body();
    assertThat(part(changed, lea)).contains("404");
    assertThat(changed).contains("-birthday.ics</D:href><D:propstat>");
    assertThat(asked(BOB, "REPORT", all, sync(token + "x")).body()).contains("D:valid-sync-token");
    String next = changed.replaceAll("(?s).*<D:sync-token>(.*?)</D:sync-token>.*", "$1");
    assertThat(asked(BOB, "REPORT", all, sync(next)).body()).doesNotContain("<D:response>");
  }

  private void card(String path, String name, String day) {
    String card =
        "BEGIN:VCARD\r\nVERSION:4.0\r\nUID:"
            + name
            + "\r\nFN:"
            + name
            + "\r\n"
            + day
            + "\r\nEND:VCARD\r\n";
    assertThat(asked(BOB, "PUT", path, card, "text/vcard").statusCode()).isEqualTo(201);
  }

  private static String part(String answer, String path) {
    return answer.replaceAll(
        "(?s).*<D:response><D:href>/dav"
            + java.util.regex.Pattern.quote(path)
            + "</D:href>(.*?)</D:response>.*",
        "$1");
  }

  private static String sync(String token) {
    return "<sync-collection"
        + NAMESPACES
        + "><sync-token>"
        + token
        + "</sync-token><sync-level>1</sync-level><prop><getetag/></prop></sync-collection>";
  }

  @Test
  void principalsAreFoundByPartsOfNamesAndAddresses() {
    server.api(
        "POST", "/resources", "{\"address\": \"hall@caldav.test\", \"displayName\": \"Red hall\"}");
    assertThat(found("displayname", "ed ha")).contains("/hall@caldav.test/", ">ROOM<");
    assertThat(found("C:calendar-user-address-set", "mailto:" + BOB))
        .contains("/" + BOB + "/")
        .doesNotContain("/" + ANN + "/");
    assertThat(found("displayname", "xy")).doesNotContain("<D:response>");
  }

  private String found(String property, String text) {
    return asked(
            ANN,
            "REPORT",
            "/principals/",
            "<principal-property-search"
                + NAMESPACES
                + "><property-search><prop><"
                + property
                + "/></prop><match>"
                + text
                + "</match></property-search><prop><C:calendar-user-type/></prop>"
                + "</principal-property-search>")
        .body();
  }

  @Test
  void invalidCalendarObjectIsRefusedByItsPrecondition() {
    String path = "/calendars/" + ANN + "/Calendar/bad.ics";
    String refused =
        asked(ANN, "PUT", path, SERIES.replace("FREQ=WEEKLY", "FREQ=SOMETIMES"), "text/calendar")
            .body();
    assertThat(refused).contains("C:valid-calendar-data").contains("RRULE");
    assertThat(asked(ANN, "PUT", path, SERIES.replace("VEVENT", "VTODO"), "text/calendar").body())
        .contains("C:supported-calendar-component");
    assertThat(
            asked(
                    ANN,
                    "REPORT",
                    "/calendars/" + ANN + "/Calendar/",
                    query("VEVENT", "<C:time-range start=\"x\"/>"))
                .body())
        .contains("C:valid-filter");
    assertThat(
            asked(
                    ANN,
                    "REPORT",
                    "/calendars/" + ANN + "/Calendar/",
                    query("VEVENT", "<C:comp-filter name=\"VEVENT\"/>"))
                .body())
        .contains("C:valid-filter");
  }

  @Test
  void twoEventsWithOneUidAreRefused() {
    String two = SERIES.replaceAll("RECURRENCE-ID[^\r]*\r\n", "");
    HttpResponse<String> refused =
        asked(ANN, "PUT", "/calendars/" + ANN + "/Calendar/two.ics", two, "text/calendar");
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body())
        .contains("C:valid-calendar-object-resource", "two components without RECURRENCE-ID");
  }

  @Test
  void preferHeaderIsHonoured() {
    String calendar = "/calendars/" + ANN + "/Calendar/";
    String path = calendar + "preferred.ics";
    String sent = SERIES.replace("UID:series", "UID:preferred").replace("VERSION:2.0\r\n", "");
    HttpResponse<String> made = preferring("return=representation", "PUT", path, sent, "0");
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Preference-Applied")).contains("return=representation");
    assertThat(made.headers().firstValue("Content-Location")).contains("/dav" + path);
    assertThat(made.headers().firstValue("ETag")).isPresent();
    assertThat(made.body()).contains("UID:preferred", "VERSION:2.0");
    assertThat(preferring("return=representation", "PUT", path, sent, "0").statusCode())
        .isEqualTo(200);
    HttpResponse<String> members = preferring("depth-noroot", "PROPFIND", calendar, "", "1");
    assertThat(members.headers().firstValue("Preference-Applied")).contains("depth-noroot");
    assertThat(members.body()).contains("preferred.ics<").doesNotContain("Calendar/<");
  }

  private HttpResponse<String> preferring(
      String preference, String method, String path, String body, String depth) {
    return server.web(
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/dav" + path))
            .header("Authorization", CarillonServer.basic(ANN, PASSWORD))
            .header("Content-Type", "text/calendar")
            .header("Prefer", preference)
            .header("Depth", depth)
            .method(method, HttpRequest.BodyPublishers.ofString(body)));
  }
}
