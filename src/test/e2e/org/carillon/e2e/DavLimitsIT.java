package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that one account's DAV requests take no more than its share, and no edit is lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DavLimitsIT {
  private static final String ANN = "ann@davlimits.test";
  private static final String BOB = "bob@davlimits.test";
  private static final String PASSWORD = "correct horse";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final String CALENDAR = "/dav/calendars/" + ANN + "/Calendar/";
  private static final String FILES = "/dav/files/" + ANN + "/Files/";
  private static final String NAMESPACES =
      " xmlns=\"DAV:\" xmlns:C=\"urn:ietf:params:xml:ns:caldav\"";

  private CarillonServer server;

  @BeforeAll
  void people() {
    server = SharedServer.get();
    server.createDomain("davlimits.test");
    server.createAccount(ANN, PASSWORD);
    server.createAccount(BOB, PASSWORD);
    // Ann's place is known before she opens sixty connections: other tests failed to sign in from
    // here, and such a network may have few first sign-ins checked at a time.
    assertThat(ask(ANN, "PROPFIND", CALENDAR, "").statusCode()).isEqualTo(207);
  }

  private HttpResponse<String> ask(
      String who, String method, String path, String body, String... fields) {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(URI.create("https://localhost:" + server.port("https") + path))
            .version(
                HttpClient.Version.HTTP_1_1) // one connection for each of the parallel requests
            .header("Authorization", CarillonServer.basic(who, PASSWORD))
            .header("Depth", "1")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < fields.length; i += 2) {
      asked.header(fields[i], fields[i + 1]);
    }
    return server.web(asked);
  }

  private static String event(String uid, String title, String more) {
    return """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//x//y
        BEGIN:VEVENT
        UID:%s
        DTSTAMP:20260101T000000Z
        DTSTART:20260302T100000Z
        DURATION:PT10M
        SUMMARY:%s
        %sEND:VEVENT
        END:VCALENDAR
        """
        .formatted(uid, title, more)
        .replace("\n", "\r\n");
  }

  private static String meetingOfTwo() {
    return "ORGANIZER:mailto:%s\nATTENDEE;PARTSTAT=ACCEPTED:mailto:%s\nATTENDEE;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:%s\n"
        .formatted(ANN, ANN, BOB);
  }

  private HttpResponse<String> put(String name, String event, String... fields) {
    List<String> all = new ArrayList<>(List.of("Content-Type", "text/calendar"));
    all.addAll(List.of(fields));
    return ask(ANN, "PUT", CALENDAR + name, event, all.toArray(String[]::new));
  }

  @Test
  void expansionOfASeriesIsLimited() {
    String alarms =
        "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:bell\nTRIGGER:-PT15M\nEND:VALARM\n"
            .repeat(3_000);
    assertThat(put("loud.ics", event("loud", "Loud", "RRULE:FREQ=HOURLY\n" + alarms)).statusCode())
        .isEqualTo(201);
    String told =
        ask(
                ANN,
                "REPORT",
                CALENDAR,
                "<C:calendar-query"
                    + NAMESPACES
                    + "><prop><getetag/><C:calendar-data><C:expand start=\"20260401T000000Z\""
                    + " end=\"20260501T000000Z\"/></C:calendar-data></prop><C:filter>"
                    + "<C:comp-filter name=\"VCALENDAR\"/></C:filter></C:calendar-query>",
                "Content-Type",
                "application/xml")
            .body();
    assertThat(told)
        .contains("507")
        .contains("number-of-matches-within-limits")
        .contains("getetag");
    assertThat(told.length()).isLessThan(1_000_000);
    assertThat(ask(ANN, "DELETE", CALENDAR + "loud.ics", "").statusCode()).isEqualTo(204);
  }

  @Test
  void repeatedPropertiesAreReturnedOnce() {
    put("once.ics", event("once", "Once", ""));
    String asked =
        "<C:calendar-multiget"
            + NAMESPACES
            + "><prop>%s</prop><href>"
            + CALENDAR
            + "once.ics</href></C:calendar-multiget>";
    HttpResponse<String> once =
        ask(ANN, "REPORT", CALENDAR, asked.formatted("<C:calendar-data/>".repeat(10_000)));
    assertThat(once.body().split("SUMMARY:Once", -1)).hasSize(2);
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      many.append("<q").append(i).append("/>");
    }
    assertThat(ask(ANN, "REPORT", CALENDAR, asked.formatted(many)).statusCode()).isEqualTo(400);
  }

  /** RFC 4918 §10.4 and RFC 9110 §13.1.4: only the seen version is replaced. */
  @Test
  void concurrentEditsSucceedOnlyOnce() throws Exception {
    put("race.ics", event("race", "Race", ""));
    String tag =
        ask(ANN, "GET", CALENDAR + "race.ics", "").headers().firstValue("ETag").orElseThrow();
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String title = "Race " + i;
      all.add(
          () -> put("race.ics", event("race", title, ""), "If", "([" + tag + "])").statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
      assertThat(answers).containsOnlyOnce(204).containsOnly(204, 412);
    }
    String longAgo = "Wed, 25 Nov 2020 10:00:00 GMT";
    assertThat(
            put("race.ics", event("race", "Late", ""), "If-Unmodified-Since", longAgo).statusCode())
        .isEqualTo(412);
    assertThat(
            ask(ANN, "DELETE", CALENDAR + "race.ics", "", "If-Unmodified-Since", longAgo)
                .statusCode())
        .isEqualTo(412);
    assertThat(
            ask(
                    ANN,
                    "PROPPATCH",
                    CALENDAR + "race.ics",
                    "<propertyupdate xmlns=\"DAV:\"><set><prop><x xmlns=\"y\"/></prop></set>"
                        + "</propertyupdate>",
                    "If-Match",
                    "\"another\"")
                .statusCode())
        .isEqualTo(412);
  }

  /** A client's requests on sixty connections at once are served one after the other. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void unconditionalPutsAreSerialized(boolean isOneObject) throws Exception {
    List<Callable<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String uid = isOneObject ? "turn" : "turn" + i;
      String title = "Turn " + i;
      all.add(() -> put(uid + ".ics", event(uid, title, meetingOfTwo())).statusCode());
    }
    try (var threads = Executors.newFixedThreadPool(60)) {
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> one : threads.invokeAll(all)) {
        answers.add(one.get());
      }
      assertThat(answers)
          .containsOnly(isOneObject ? new Integer[] {201, 204} : new Integer[] {201});
    }
  }

  /** RFC 9112 §9.6: closing a connection while octets arrive resets it and loses the response. */
  @Test
  void earlyRejectionIsStillAnswered() throws Exception {
    for (String request :
        List.of("REPORT " + CALENDAR, "PUT " + CALENDAR + "large.ics", "PUT " + FILES + "large")) {
      try (var wire = new RawHttps(server.port("https"))) {
        RawHttps.Answer answer =
            wire.ask(
                request + " HTTP/1.1",
                List.of(
                    "Authorization: " + CarillonServer.basic(ANN, PASSWORD),
                    "If-Match: \"another\"",
                    "Content-Type: application/xml"),
                new byte[8_000_000]);
        assertThat(answer.status()).isEqualTo(request.startsWith("PUT") ? 412 : 413);
      }
    }
  }

  /** RFC 6638 §3.2.10. */
  @Test
  void attendeeReplySurvivesAChangeByScheduleTag() {
    String people = meetingOfTwo();
    HttpResponse<String> made = put("met.ics", event("met", "Met", people));
    String tag = made.headers().firstValue("Schedule-Tag").orElseThrow();
    String invited = "/dav/calendars/" + BOB + "/Calendar/met.ics";
    Await.until("Bob is invited", BOUND, () -> ask(BOB, "GET", invited, "").statusCode() == 200);
    String answered =
        ask(BOB, "GET", invited, "").body().replace("PARTSTAT=NEEDS-ACTION", "PARTSTAT=ACCEPTED");
    assertThat(ask(BOB, "PUT", invited, answered, "Content-Type", "text/calendar").statusCode())
        .isEqualTo(204);
    Await.until("Ann knows", BOUND, () -> bobIn("met.ics").contains("PARTSTAT=ACCEPTED"));
    assertThat(
            put("met.ics", event("met", "Renamed", people), "If-Schedule-Tag-Match", tag)
                .statusCode())
        .isEqualTo(204);
    assertThat(ask(ANN, "GET", CALENDAR + "met.ics", "").body()).contains("SUMMARY:Renamed");
    assertThat(bobIn("met.ics")).contains("PARTSTAT=ACCEPTED");
  }

  /** The attributes of Bob in Ann's copy of a meeting. */
  private String bobIn(String name) {
    String event = ask(ANN, "GET", CALENDAR + name, "").body().replace("\r\n ", "");
    return event.lines().filter(line -> line.contains(BOB)).findFirst().orElseThrow();
  }

  @Test
  void freeBusyReaderStillSeesOwnHome() {
    String collections = "/api/v1/accounts/" + ANN + "/collections";
    String id =
        ask(ANN, "GET", collections, "")
            .body()
            .replaceFirst("(?s).*?\"id\":\"?(\\d+)\"?[^}]*?\"kind\":\"calendar\".*", "$1");
    assertThat(
            ask(
                    ANN,
                    "POST",
                    collections + "/" + id + "/shares",
                    "{\"with\": \"" + BOB + "\", \"level\": \"busy\"}",
                    "Content-Type",
                    "application/json")
                .statusCode())
        .isIn(200, 201);
    assertThat(ask(BOB, "PROPFIND", "/dav/calendars/" + BOB + "/", "").statusCode()).isEqualTo(207);
  }
}
