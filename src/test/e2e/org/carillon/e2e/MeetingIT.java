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
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Meetings: put by CalDAV, answered by mail, by CalDAV and by a room. */
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
    List.of("anna", "ben").forEach(name -> server.createAccount(of(name), PASSWORD));
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
    return server.web(
        HttpRequest.newBuilder(
                URI.create(
                    "https://localhost:%d/dav/calendars/%s/Calendar/%s"
                        .formatted(server.port("https"), of(who), name)))
            .header("Content-Type", "text/calendar; charset=utf-8")
            .header("Authorization", CarillonServer.basic(of(who), PASSWORD))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private void put(String who, String name, String object) {
    HttpResponse<String> answer = dav(who, "PUT", name, object);
    assertThat(answer.statusCode()).as(answer.body()).isIn(201, 204);
  }

  /** With its lines unfolded. */
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
  void anAnswerByMailReachesTheOrganisersCopy(@TempDir Path folder) throws IOException {
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
  void aRoomIsBookedOnceAndAnAnswerByCalDavIsTold() {
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
}
