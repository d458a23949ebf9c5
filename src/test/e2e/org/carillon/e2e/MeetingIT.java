package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests meetings: put by CalDAV or appended by IMAP, answered by mail, by CalDAV, by a secretary
 * and by a room.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeetingIT {
  private static final String DOMAIN = "meeting.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Instant TOMORROW =
      Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(1));

  private CarillonServer server;

  @BeforeAll
  void makePeopleAndARoom() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    List.of("anna", "ben", "chief", "dora")
        .forEach(name -> server.createAccount(of(name), PASSWORD));
    HttpResponse<String> room =
        server.api(
            "POST",
            "/resources",
            "{\"address\": \"%s\", \"capacity\": 8, \"features\": [\"projector\"]}"
                .formatted(of("room")));
    assertThat(room.statusCode()).as(room.body()).isEqualTo(201);
  }

  private static String of(String name) {
    return name + "@" + DOMAIN;
  }

  private HttpResponse<String> dav(String who, String method, String name, String body) {
    return davAt(who, method, "calendars/" + of(who) + "/Calendar/" + name, body);
  }

  private HttpResponse<String> davAt(String who, String method, String path, String body) {
    return server.web(
        HttpRequest.newBuilder(
                URI.create("https://localhost:%d/dav/%s".formatted(server.port("https"), path)))
            .header(
                "Content-Type",
                body.startsWith("<")
                    ? "application/xml; charset=utf-8"
                    : "text/calendar; charset=utf-8")
            .header("Depth", "1")
            .header("Authorization", CarillonServer.basic(of(who), PASSWORD))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private void put(String who, String name, String object) {
    HttpResponse<String> answer = dav(who, "PUT", name, object);
    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 204);
  }

  /** The object with its lines unfolded. */
  private String object(String who, String name) {
    HttpResponse<String> answer = dav(who, "GET", name, "");
    return answer.statusCode() == 200 ? answer.body().replace("\r\n ", "") : "";
  }

  private static String event(String uid, Instant begin, String... invited) {
    StringBuilder text =
        new StringBuilder(
            """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//test//EN
            BEGIN:VEVENT
            UID:%s
            DTSTAMP:20261124T080000Z
            DTSTART:%s
            DTEND:%s
            SUMMARY:Talk
            ORGANIZER:mailto:%s
            ATTENDEE;PARTSTAT=ACCEPTED:mailto:%s
            """
                .formatted(
                    uid,
                    UTC.format(begin),
                    UTC.format(begin.plus(Duration.ofHours(1))),
                    of("anna"),
                    of("anna")));
    for (String name : invited) {
      text.append("ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:").append(of(name)).append('\n');
    }
    return text.append("END:VEVENT\nEND:VCALENDAR\n").toString().replace("\n", "\r\n");
  }

  private boolean says(String who, String name, String attendee, String status) {
    return object(who, name)
        .lines()
        .anyMatch(
            line ->
                line.startsWith("ATTENDEE")
                    && line.contains("PARTSTAT=" + status)
                    && line.contains(of(attendee)));
  }

  @Test
  void eventCreatedByRestHasItsTimezoneAndGetsCalDavReplies() {
    HttpResponse<String> made =
        server.api(
            "POST",
            "/accounts/" + of("anna") + "/events",
            """
            {"@type": "Event", "uid": "rest", "title": "Rest", "start": "2030-06-03T09:00:00",
             "timeZone": "Europe/Berlin", "duration": "PT1H",
             "replyTo": {"imip": "mailto:%1$s"},
             "participants": {
               "ann": {"roles": {"owner": true}, "sendTo": {"imip": "mailto:%1$s"}},
               "b": {"@type": "Participant", "roles": {"attendee": true}, "example.com:seat": 4,
                 "sendTo": {"imip": "mailto:%2$s"}, "participationStatus": "needs-action",
                 "expectReply": true}}}
            """
                .formatted(of("anna"), of("ben")));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    Await.until("Ben is invited", BOUND, () -> says("ben", "rest.ics", "ben", "NEEDS-ACTION"));
    String invited = object("ben", "rest.ics");
    assertThat(invited).contains("BEGIN:VTIMEZONE", "TZID:Europe/Berlin");
    assertThat(
            dav(
                    "ben",
                    "PROPFIND",
                    "rest.ics",
                    "<propfind xmlns='DAV:'><prop><schedule-tag"
                        + " xmlns='urn:ietf:params:xml:ns:caldav'/></prop></propfind>")
                .body())
        .contains("schedule-tag>\"");

    put("ben", "rest.ics", invited.replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED"));
    String id =
        Pattern.compile("\"id\":\"([^\"]+)\"")
            .matcher(made.body())
            .results()
            .findFirst()
            .orElseThrow()
            .group(1);
    Await.until(
        "REST tells the answer",
        BOUND,
        () ->
            server
                .api("GET", "/accounts/" + of("anna") + "/events/" + id, "")
                .body()
                .contains("\"participationStatus\":\"accepted\""));
    assertThat(server.api("GET", "/accounts/" + of("anna") + "/events/" + id, "").body())
        .contains("\"example.com:seat\":4");
    assertThat(server.api("GET", "/accounts/" + of("anna") + "/events?search=rESt", "").body())
        .contains("\"title\":\"Rest\"");
    assertThat(server.api("GET", "/accounts/" + of("anna") + "/events?search=unheard", "").body())
        .contains("\"items\":[]");
  }

  @Test
  void mailedReplyReachesTheOrganizersCopy(@TempDir Path folder) throws IOException {
    put("anna", "talk.ics", event("talk", TOMORROW, "ben"));
    Await.until("Ben is invited", BOUND, () -> says("ben", "talk.ics", "ben", "NEEDS-ACTION"));

    Path reply = folder.resolve("reply.eml");
    Files.writeString(
        reply,
        """
        From: <ben@meeting.test>
        To: <anna@meeting.test>
        Subject: Accepted: Talk
        MIME-Version: 1.0
        Content-Type: text/calendar; method=REPLY; charset=utf-8

        BEGIN:VCALENDAR
        METHOD:REPLY
        PRODID:-//elsewhere//EN
        VERSION:2.0
        BEGIN:VEVENT
        UID:talk
        DTSTAMP:%s
        ORGANIZER:mailto:anna@meeting.test
        ATTENDEE;PARTSTAT=ACCEPTED:mailto:ben@meeting.test
        END:VEVENT
        END:VCALENDAR
        """
            .formatted(UTC.format(Instant.now())));
    Command sent =
        Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("submission"),
            "--tls",
            "--auth",
            "PLAIN",
            "--auth-user",
            of("ben"),
            "--auth-password",
            PASSWORD,
            "--from",
            of("ben"),
            "--to",
            of("anna"),
            "--data",
            "@" + reply);
    assertThat(sent.exit()).as(sent.output()).isZero();
    Await.until("Anna knows", BOUND, () -> says("anna", "talk.ics", "ben", "ACCEPTED"));
  }

  @Test
  void roomIsBookedOnceAndACalDavReplyReachesTheOrganizer() {
    put("anna", "first.ics", event("first", TOMORROW.plus(Duration.ofDays(1)), "room", "ben"));
    Await.until("the room accepts", BOUND, () -> says("anna", "first.ics", "room", "ACCEPTED"));
    put("anna", "second.ics", event("second", TOMORROW.plus(Duration.ofDays(1)), "room"));
    Await.until("it is taken", BOUND, () -> says("anna", "second.ics", "room", "DECLINED"));

    Await.until("Ben is invited", BOUND, () -> !object("ben", "first.ics").isEmpty());
    put(
        "ben",
        "first.ics",
        object("ben", "first.ics")
            .replace(
                "ATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + of("ben"),
                "ATTENDEE;PARTSTAT=DECLINED:mailto:" + of("ben")));
    Await.until("Anna knows", BOUND, () -> says("anna", "first.ics", "ben", "DECLINED"));

    assertThat(dav("anna", "DELETE", "first.ics", "").statusCode()).isEqualTo(204);
    Await.until(
        "Ben is told", BOUND, () -> object("ben", "first.ics").contains("STATUS:CANCELLED"));
  }

  private Command curl(String who, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(OutsideTool.CURL.path(), "-s", "-k", "-u", of(who) + ":" + PASSWORD));
    all.addAll(List.of(words));
    return Command.run(BOUND, all);
  }

  /** A bridge appends an event, appends a new version, deletes the old one, then deletes it. */
  @Test
  void meetingAppendedByImapInvitesOnceAndDeletionCancels(@TempDir Path folder) throws IOException {
    String calendar = "imaps://127.0.0.1:" + server.port("imaps") + "/Calendar";
    dav("anna", "GET", "none.ics", "");
    String head =
        "From: bridge@meeting.test\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: text/calendar; charset=utf-8\r\n\r\n";
    Path first = folder.resolve("first.eml");
    String event = event("bridge", TOMORROW.plus(Duration.ofDays(3)), "ben");
    Files.writeString(first, head + event);
    curl("anna", "-T", first.toString(), calendar).orFail();
    Await.until("Ben is invited", BOUND, () -> !object("ben", "bridge.ics").isEmpty());
    String invited = object("ben", "bridge.ics");

    Path second = folder.resolve("second.eml");
    Files.writeString(second, head + event.replace("SUMMARY:Talk", "SUMMARY:Talk\r\nX-BRIDGE:1"));
    curl("anna", "-T", second.toString(), calendar).orFail();
    assertThat(object("anna", "bridge.ics")).contains("X-BRIDGE");
    assertThat(object("ben", "bridge.ics")).isEqualTo(invited);

    String uid =
        curl("anna", "-X", "UID SEARCH HEADER From bridge@meeting.test", calendar)
            .orFail()
            .output()
            .replaceAll("[^0-9]", "");
    curl("anna", "-X", "UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", calendar);
    curl("anna", "-X", "UID EXPUNGE " + uid, calendar);
    Await.until(
        "Ben is told", BOUND, () -> object("ben", "bridge.ics").contains("STATUS:CANCELLED"));
  }

  @Test
  void secretaryAnswersInvitationsInTheChiefsCalendar() {
    String chiefs = "calendars/" + of("chief") + "/Calendar/";
    dav("chief", "GET", "none.ics", "");
    api(
        "POST",
        "/accounts/" + of("chief") + "/access-list",
        "{\"mailbox\": \"Calendar\", \"identifier\": \"%s\", \"rights\": \"lrswite\"}"
            .formatted(of("dora")));
    api(
        "PATCH",
        "/accounts/" + of("chief") + "/settings",
        "{\"calendar.deputies\": [\"%s\"]}".formatted(of("dora")));

    put("anna", "chief.ics", event("chief", TOMORROW.plus(Duration.ofDays(4)), "chief"));
    String inbox = "imaps://127.0.0.1:" + server.port("imaps") + "/INBOX";
    Await.until(
        "Dora is told",
        BOUND,
        () ->
            curl("dora", "-X", "UID SEARCH SUBJECT Talk", inbox)
                .output()
                .matches("(?s).*SEARCH [0-9].*"));
    HttpResponse<String> asked = davAt("dora", "GET", chiefs + "chief.ics", "");
    assertThat(asked.statusCode()).as(asked.body()).isEqualTo(200);
    String answered =
        asked
            .body()
            .replace("\r\n ", "")
            .replace(
                "PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:" + of("chief"),
                "PARTSTAT=ACCEPTED:mailto:" + of("chief"));
    assertThat(davAt("dora", "PUT", chiefs + "chief.ics", answered).statusCode()).isEqualTo(204);
    Await.until("Anna knows", BOUND, () -> says("anna", "chief.ics", "chief", "ACCEPTED"));
    assertThat(object("anna", "chief.ics")).contains("SENT-BY=\"mailto:" + of("dora"));
  }

  private void api(String method, String path, String body) {
    HttpResponse<String> answer = server.api(method, path, body);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isBetween(200, 204);
  }

  @Test
  void scheduleInboxListsInvitations() {
    String inbox = "schedule/" + of("ben") + "/inbox/";
    put("anna", "shown.ics", event("shown", TOMORROW.plus(Duration.ofDays(5)), "ben"));
    String body =
        "<propfind xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"><prop><getetag/>"
            + "<C:schedule-default-calendar-URL/><C:calendar-data/></prop></propfind>";
    Await.until(
        "Ben's inbox shows it",
        BOUND,
        () -> davAt("ben", "PROPFIND", inbox, body).body().contains("UID:shown"));
    HttpResponse<String> listed = davAt("ben", "PROPFIND", inbox, body);
    assertThat(listed.statusCode()).isEqualTo(207);
    assertThat(listed.body()).contains("METHOD:REQUEST", "/Calendar/");
    String address =
        Pattern.compile("/dav/(schedule/[^<]+\\.ics)")
            .matcher(listed.body())
            .results()
            .reduce((earlier, later) -> later)
            .orElseThrow()
            .group(1);
    HttpResponse<String> got =
        davAt(
            "ben",
            "REPORT",
            inbox,
            "<C:calendar-multiget xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
                + "<prop><C:calendar-data/></prop>"
                + ("<href>/dav/" + address + "</href>").repeat(3)
                + "</C:calendar-multiget>");
    assertThat(got.body()).containsOnlyOnce("METHOD:REQUEST");
    String found =
        davAt(
                "ben",
                "REPORT",
                inbox,
                "<C:calendar-query xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\">"
                    + "<prop><getetag/></prop><C:filter><C:comp-filter name=\"VCALENDAR\">"
                    + "<C:comp-filter name=\"VEVENT\"><C:prop-filter name=\"UID\"><C:text-match>"
                    + "shown</C:text-match></C:prop-filter></C:comp-filter></C:comp-filter>"
                    + "</C:filter></C:calendar-query>")
            .body();
    assertThat(found).contains(address);
    String sync =
        "<sync-collection xmlns=\"DAV:\"><sync-token>%s</sync-token>"
            + "<sync-level>1</sync-level><prop><getetag/></prop></sync-collection>";
    String first = davAt("ben", "REPORT", inbox, sync.formatted("")).body();
    assertThat(first).contains(address);
    String token = first.replaceFirst("(?s).*sync-token>([^<]+)</.*", "$1");
    assertThat(davAt("ben", "DELETE", address, "").statusCode()).isEqualTo(204);
    assertThat(davAt("ben", "REPORT", inbox, sync.formatted(token)).body())
        .contains(address, "404");
    assertThat(davAt("ben", "GET", address, "").statusCode()).isEqualTo(404);
    assertThat(davAt("anna", "PROPFIND", inbox, body).statusCode()).isEqualTo(404);
  }

  @Test
  void bookingIsApprovedByReplyingToTheRoomsInvitation() {
    api(
        "POST",
        "/resources",
        "{\"address\": \"%s\", \"booking\": \"delegate\", \"delegates\": [\"%s\"]}"
            .formatted(of("hall"), of("dora")));
    dav("dora", "GET", "none.ics", "");
    put("anna", "hall.ics", event("hall", TOMORROW.plus(Duration.ofDays(6)), "hall"));
    Await.until("the hall waits", BOUND, () -> says("anna", "hall.ics", "hall", "TENTATIVE"));
    Await.until(
        "Dora is asked", BOUND, () -> says("dora", "approval.hall.ics", "dora", "NEEDS-ACTION"));
    put(
        "dora",
        "approval.hall.ics",
        object("dora", "approval.hall.ics")
            .replaceFirst("PARTSTAT=NEEDS-ACTION(;RSVP=TRUE)?", "PARTSTAT=ACCEPTED"));
    Await.until("the hall is booked", BOUND, () -> says("anna", "hall.ics", "hall", "ACCEPTED"));
  }
}
