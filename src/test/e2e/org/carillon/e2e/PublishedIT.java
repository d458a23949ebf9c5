package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests published calendars and free/busy with curl, vdirsyncer and khal, and remote servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishedIT {
  private static final String DOMAIN = "published.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String BOB = "bob@" + DOMAIN;
  private static final String PASSWORD = "correct horse";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private static final String FILE =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//x//y
      BEGIN:VEVENT
      UID:lunch
      DTSTAMP:20260101T000000Z
      DTSTART;TZID=Europe/Berlin:20260310T120000
      DTEND;TZID=Europe/Berlin:20260310T130000
      SUMMARY:Lunch
      END:VEVENT
      BEGIN:VEVENT
      UID:cure
      DTSTAMP:20260101T000000Z
      DTSTART:20260311T120000Z
      DTEND:20260311T130000Z
      CLASS:PRIVATE
      SUMMARY:Cure
      END:VEVENT
      END:VCALENDAR
      """;

  @TempDir Path folder;

  private CarillonServer server;

  @BeforeAll
  void people() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, PASSWORD);
    server.createAccount(BOB, PASSWORD);
  }

  private String web(String path) {
    return "https://localhost:" + server.port("https") + path;
  }

  private String curl(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                OutsideTool.CURL.path(),
                "-sS",
                "--cacert",
                server.home().resolve("certificate.pem").toString(),
                "-w",
                "\n%{http_code}"));
    all.addAll(List.of(words));
    return Command.run(BOUND, all, "", Map.of("HOME", folder.toString())).orFail().output();
  }

  private JsonObject api(String who, String method, String path, String body, int status) {
    HttpResponse<String> answer =
        server.web(
            HttpRequest.newBuilder(URI.create(web("/api/v1" + path)))
                .header("Authorization", CarillonServer.basic(who, PASSWORD))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body().isEmpty()
        ? Json.createObjectBuilder().build()
        : Json.createReader(new StringReader(answer.body())).readObject();
  }

  private String calendar(String who) {
    return api(who, "GET", "/accounts/" + who + "/calendars", "", 200)
        .getJsonArray("items")
        .stream()
        .map(item -> item.asJsonObject())
        .filter(item -> item.getString("kind").equals("calendar") && item.getBoolean("own"))
        .map(item -> item.getString("id"))
        .findFirst()
        .orElseThrow();
  }

  private String put(String who, String file, String query) throws IOException {
    Path sent = folder.resolve("sent.ics");
    Files.writeString(sent, file);
    return curl(
        "-u",
        who + ":" + PASSWORD,
        "-T",
        sent.toString(),
        web("/CalendarData/~" + who + "/Calendar.ics" + query));
  }

  @Test
  void calendarIsImportedPublishedAndSubscribed() throws IOException {
    assertThat(put(ANN, FILE, "")).contains("\"added\":2", "\"unread\":[]").endsWith("200");
    assertThat(put(ANN, FILE.replace("DTEND:", "DTEND:x"), "?mode=replace"))
        .contains("\"line\":15", "\"removed\":0")
        .endsWith("200");
    String address = web("/CalendarData/~" + ANN + "/Calendar.ics");
    String nobody = curl(web("/CalendarData/~none@" + DOMAIN + "/Calendar.ics"));
    assertThat(curl(address)).endsWith("401").isEqualTo(nobody);
    assertThat(curl("-u", BOB + ":" + PASSWORD, address)).endsWith("404");

    String calendar = "/accounts/" + ANN + "/calendars/" + calendar(ANN);
    String secret =
        api(ANN, "POST", calendar + "/links", "{\"shown\": \"public\"}", 201)
            .getString("address")
            .replaceAll("https://[^/]+", "");
    fetchByVdirsyncer(web(secret));
    Path khal = khal();
    assertThat(
            Command.run(
                    BOUND,
                    List.of(
                        OutsideTool.KHAL.path(),
                        "-c",
                        khal.toString(),
                        "list",
                        "2026-03-09",
                        "2026-03-15"),
                    "",
                    Map.of("HOME", folder.toString()))
                .orFail()
                .output())
        .contains("12:00-13:00 Lunch", "Busy")
        .doesNotContain("Cure");

    // Evolution polls a subscription like this.
    String head = curl("-A", "Evolution/3.56", "-H", "Accept: text/calendar", "-I", web(secret));
    String tag =
        head.lines()
            .filter(line -> line.toLowerCase().startsWith("etag:"))
            .findFirst()
            .orElseThrow();
    assertThat(curl("-A", "Evolution/3.56", "-H", "If-None-Match:" + tag.substring(5), web(secret)))
        .endsWith("304");
    assertThat(curl("--compressed", "-H", "Accept: text/x-vcalendar", web(secret)))
        .contains("VERSION:1.0", "DTSTART:20260310T110000Z");

    api(ANN, "PUT", calendar + "/publication", "{\"shown\": \"busy\"}", 200);
    assertThat(curl(address)).contains("Busy").doesNotContain("Lunch", "lunch", "Cure");
    String id =
        api(ANN, "GET", calendar + "/links", "", 200)
            .getJsonArray("items")
            .getJsonObject(0)
            .getString("id");
    api(ANN, "DELETE", calendar + "/links/" + id, "", 204);
    assertThat(curl(web(secret))).endsWith("404");
  }

  private void fetchByVdirsyncer(String address) throws IOException {
    Path config = folder.resolve("config");
    Files.createDirectories(folder.resolve("events"));
    Files.writeString(
        config,
        """
        [general]
        status_path = "%1$s/status"
        [pair p]
        a = "there"
        b = "here"
        collections = null
        [storage there]
        type = "http"
        url = "%2$s"
        verify = "%3$s"
        [storage here]
        type = "filesystem"
        path = "%1$s/events"
        fileext = ".ics"
        """
            .formatted(folder, address, server.home().resolve("certificate.pem")));
    for (String verb : List.of("discover", "sync")) {
      Command.run(
              BOUND,
              List.of(OutsideTool.VDIRSYNCER.path(), "-c", config.toString(), verb),
              "y\n".repeat(8),
              Map.of("HOME", folder.toString()))
          .orFail();
    }
    try (Stream<Path> files = Files.list(folder.resolve("events"))) {
      assertThat(files).hasSize(2);
    }
  }

  private Path khal() throws IOException {
    Path khal = folder.resolve("khal.conf");
    return Files.writeString(
        khal,
        """
        [calendars]
        [[events]]
        path = %1$s/events
        [sqlite]
        path = %1$s/khal.db
        [locale]
        local_timezone = Europe/Berlin
        default_timezone = Europe/Berlin
        timeformat = %%H:%%M
        dateformat = %%Y-%%m-%%d
        longdateformat = %%Y-%%m-%%d
        datetimeformat = %%Y-%%m-%%d %%H:%%M
        longdatetimeformat = %%Y-%%m-%%d %%H:%%M
        """
            .formatted(folder));
  }

  @Test
  void freeBusyIsPublishedUploadedAndQueried(@TempDir Path said) throws Exception {
    String vfb =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:PUBLISH\r\nBEGIN:VFREEBUSY\r\n"
            + "FREEBUSY:20260310T100000Z/PT1H\r\nEND:VFREEBUSY\r\nEND:VCALENDAR\r\n";
    Path file = Files.writeString(folder.resolve("freebusy.vfb"), vfb);
    String address = web("/~" + BOB + "/freebusy.vfb");
    String march = "?from=2026-03-01&to=2026-04-01";
    assertThat(curl(address))
        .endsWith("401")
        .isEqualTo(curl(web("/~none@" + DOMAIN + "/freebusy.vfb")));
    assertThat(curl("-u", BOB + ":" + PASSWORD, "-T", file.toString(), address)).endsWith("201");
    assertThat(curl("-u", ANN + ":" + PASSWORD, "-T", file.toString(), address)).endsWith("403");
    assertThat(curl("-u", ANN + ":" + PASSWORD, address + march))
        .contains("20260310T100000Z/20260310T110000Z");
    HttpResponse<String> open =
        server.api(
            "PATCH", "/accounts/" + BOB + "/settings", "{\"calendar.free-busy\": \"anybody\"}");
    assertThat(open.statusCode()).as(open.body()).isBetween(200, 204);
    assertThat(curl(web("/freebusy/" + BOB + ".ifb"))).contains("VFREEBUSY").endsWith("200");

    List<String> asked = new CopyOnWriteArrayList<>();
    try (OutsideHost outside =
            new OutsideHost(
                SharedServer.outsideKeys(),
                exchange -> {
                  asked.add(exchange.getRequestURI().getPath());
                  byte[] octets = vfb.getBytes(StandardCharsets.US_ASCII);
                  boolean known = exchange.getRequestURI().getPath().startsWith("/~eve/");
                  exchange.sendResponseHeaders(known ? 200 : 500, known ? octets.length : -1);
                  if (known) {
                    exchange.getResponseBody().write(octets);
                  }
                  exchange.close();
                });
        NameServer dns =
            new NameServer(
                said.resolve("dnsmasq.said"),
                "--host-record=" + SharedServer.OUTSIDE + ",127.0.0.1")) {
      set(
          """
          {"dns.servers": ["%s"], "policy.fetch.private-networks": ["127.0.0.1"],
          "calendar.free-busy-elsewhere": ["far.test https://%s:%d/~%%u/freebusy.vfb"]}
          """
              .formatted(dns.address(), SharedServer.OUTSIDE, outside.port()));
      String told =
          Stream.of("eve@far.test", "none@far.test", "eve@farther.test")
              .map(this::told)
              .collect(Collectors.joining());
      assertThat(told)
          .contains(
              "{\"person\":\"eve@far.test\",\"state\":\"told\",\"busy\":[{\"from\":\"2026-03-10T10:00:00Z\"",
              "{\"person\":\"none@far.test\",\"state\":\"unknown\"}",
              "{\"person\":\"eve@farther.test\",\"state\":\"unknown\"}");
      assertThat(asked).contains("/~eve/freebusy.vfb");
    } finally {
      set(
          """
          {"dns.servers": null, "policy.fetch.private-networks": null,
          "calendar.free-busy-elsewhere": null}
          """);
    }
  }

  private String told(String person) {
    return api(
            ANN,
            "GET",
            "/free-busy?person=" + person + "&from=2026-03-01T00:00:00Z&to=2026-04-01T00:00:00Z",
            "",
            200)
        .getJsonArray("items")
        .toString();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  @Test
  void profileCardIsPublished() {
    String address = web("/~" + ANN + "/profile.vcf");
    assertThat(curl(address)).endsWith("401").isEqualTo(curl(web("/~none@x.test/profile.vcf")));
    assertThat(curl("-u", BOB + ":" + PASSWORD, address)).contains("VERSION:3.0", ANN);
    assertThat(curl("-u", BOB + ":" + PASSWORD, "-H", "Accept: text/x-vcard", address))
        .contains("VERSION:2.1");
  }
}
