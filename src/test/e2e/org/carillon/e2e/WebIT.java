package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;

/**
 * The webmail and the administration, driven by a browser (src/test/e2e/browser) and by a text
 * browser.
 */
class WebIT {
  private static final Duration BOUND = Duration.ofMinutes(8);

  private final CarillonServer server = SharedServer.get();

  @Test
  void browserDrivesBothApplications() {
    drive(
        "webmail.test.mjs",
        "letters.test.mjs",
        "reading.test.mjs",
        "conversations.test.mjs",
        "sharing.test.mjs");
  }

  @Test
  void browserShowsPicturesAndTellsNobody() {
    drive("pictures.test.mjs");
  }

  @Test
  void browserRunsNothingOfLettersThatAttack() {
    drive("attacks.test.mjs");
  }

  @Test
  void browserPrintsLettersWhole() {
    drive("print.test.mjs");
  }

  @Test
  void browserWritesWithFormatting() {
    drive("writing.test.mjs");
  }

  @Test
  void noPageFailsForWhatNobodyAsks() {
    drive("hostile.test.mjs");
  }

  @Test
  void mailProgramsFindTheServerByAnAddress() {
    drive("discovery.test.mjs");
  }

  @Test
  void filesGoOnUploadingWhereTheyWere() {
    drive("uploads.test.mjs");
  }

  @Test
  void browserWritesAsSeveralPeople() {
    drive("identities.test.mjs");
  }

  @Test
  void calendarsAreLookedAtWrittenIntoAndAnswered() {
    drive("calendar.test.mjs");
  }

  @Test
  void timesAreFoundInCalendarsAndPeopleReminded() {
    drive("planner.test.mjs");
  }

  @Test
  void tasksAndNotesAreKeptCheckedOffAndMadeOfMail() {
    drive("todos.test.mjs", "notes.test.mjs");
  }

  @Test
  void contactsAreFoundMadeChangedAndShared() {
    drive("contacts.test.mjs");
  }

  @Test
  void filesAreKeptGivenByLinksAndShownAsSites() {
    drive("files.test.mjs");
  }

  @Test
  void browserTellsOfMailAndKeepsItForWhenItIsOffline() {
    drive("offline.test.mjs");
  }

  @Test
  void browserIsToldOfMailByItsPushService() {
    drive("push.test.mjs");
  }

  @Test
  void browserShowsTimesAsTheReaderWritesThem() {
    drive("times.test.mjs");
  }

  @Test
  void browserShowsAllThatIsShared() {
    drive("shares.test.mjs", "entry.test.mjs", "hidden.test.mjs");
  }

  @Test
  void browserKeepsMailByLabelsAndPins() {
    drive("keeping.test.mjs");
  }

  @Test
  void browserSnoozesMailAndChangesAllThatMatches() {
    drive("snooze.test.mjs");
  }

  @Test
  void browserShowsEveryPageOfTheWebmailAtEveryWidth() {
    drive("widths-mail.test.mjs");
  }

  @Test
  void browserShowsEveryPageOfAdministrationAtEveryWidth() {
    drive("widths-admin.test.mjs");
  }

  @Test
  void browserShowsTheLooksOfDomains() {
    drive("looks.test.mjs");
  }

  @Test
  void browserSpeaksEveryLanguage() {
    drive("languages.test.mjs");
  }

  @Test
  void browserAdministersTheServer() {
    drive("desk.test.mjs");
  }

  @Test
  void browserTellsWhatBecameOfMessages() {
    drive("traces.test.mjs");
  }

  @Test
  void browserFindsWhatAReaderSeeks() {
    drive("found.test.mjs");
  }

  @Test
  void browserWeighsTheInbox() {
    drive("weight.test.mjs");
  }

  @Test
  void textIsSentPackedToWhoeverTakesIt() throws IOException {
    var gzip = List.of("Accept-Encoding: gzip");
    try (var plain = new RawHttps(server.port("https"))) {
      String page = plain.ask("GET /sign-in HTTP/1.1", List.of(), new byte[0]).text();
      var files = Pattern.compile("\"(/@[^\"]+\\.(?:css|js|svg))\"").matcher(page);
      List<String> texts = new ArrayList<>(List.of("/sign-in", "/api/v1/openapi", "/api/v1/docs"));
      while (files.find()) {
        texts.add(files.group(1));
      }
      assertThat(texts).hasSizeGreaterThan(5);
      for (String text : texts) {
        var whole = plain.ask("GET " + text + " HTTP/1.1", List.of(), new byte[0]);
        var packed = plain.ask("GET " + text + " HTTP/1.1", gzip, new byte[0]);
        assertThat(packed.status()).as(text).isEqualTo(200);
        assertThat(whole.field("content-encoding")).as(text).isEmpty();
        assertThat(whole.field("vary")).as(text).contains("Accept-Encoding");
        if (whole.body().length >= 1_024) {
          assertThat(packed.field("content-encoding")).as(text).isEqualTo("gzip");
          assertThat(packed.field("vary")).as(text).contains("Accept-Encoding");
          assertThat(packed.body().length).as(text).isLessThan(whole.body().length * 6 / 10);
        }
        if (text.startsWith("/@")) {
          assertThat(packed.text()).as(text).isEqualTo(whole.text());
          assertThat(packed.field("cache-control")).as(text).contains("immutable");
        }
      }
      var stale = plain.ask("GET /@0/kit/carillon.js HTTP/1.1", gzip, new byte[0]);
      assertThat(stale.field("cache-control")).isEqualTo("no-cache");
      var since = List.of("If-Modified-Since: " + stale.field("last-modified"));
      assertThat(plain.ask("GET /kit/carillon.js HTTP/1.1", since, new byte[0]).status())
          .isEqualTo(304);
      var foreign =
          plain.ask(
              "GET /sign-in HTTP/1.1",
              List.of("Accept-Encoding: gzip", "Sec-Fetch-Site: cross-site"),
              new byte[0]);
      assertThat(foreign.field("content-encoding")).isEmpty();
    }
    var second =
        server.web(
            HttpRequest.newBuilder(URI.create(address() + "/sign-in"))
                .header("Accept-Encoding", "gzip"));
    assertThat(second.version()).isEqualTo(HttpClient.Version.HTTP_2);
    assertThat(second.headers().firstValue("content-encoding")).contains("gzip");
  }

  /** Cookies of other applications of the domain, what old clients ask first, odd addresses. */
  @Test
  void whatOthersSetAndOldClientsSendDoesNoHarm() throws IOException {
    try (var raw = new RawHttps(server.port("https"))) {
      for (String page : List.of("/sign-in", "/admin/sign-in", "/api/v1/health/live")) {
        var cookies =
            List.of("Cookie: name=J\u00fcrgen; carillon=x; a\u0001=1" + "; b=1".repeat(250));
        assertThat(raw.ask("GET " + page + " HTTP/1.1", cookies, new byte[0]).status())
            .as(page)
            .isEqualTo(200);
      }
      var odd = raw.ask("GET /api/v1/openapi/[x] HTTP/1.1", List.of(), new byte[0]);
      assertThat(odd.status()).isEqualTo(400);
      assertThat(odd.field("content-type")).startsWith("application/problem+json");
      for (String broken :
          List.of("/sign-in?x=%zz", "/api/v1/domains/%4", "/dav/%", "/admin/%zz")) {
        var refused = raw.ask("GET " + broken + " HTTP/1.1", List.of(), new byte[0]);
        assertThat(refused.status()).as(broken).isEqualTo(400);
        assertThat(refused.text()).as(broken).contains("percent sign");
      }
      var decoded = raw.ask("GET /%73ign-in?x=%7E HTTP/1.1", List.of(), new byte[0]);
      assertThat(decoded.status()).isEqualTo(200);
    }
    for (HttpClient.Version version : HttpClient.Version.values()) {
      if (version == HttpClient.Version.HTTP_1_1 || version == HttpClient.Version.HTTP_2) {
        var asked =
            HttpRequest.newBuilder(URI.create(address() + "/api/v1/domains"))
                .version(version)
                .expectContinue(true)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
        assertThat(server.web(asked).statusCode()).as(version.name()).isEqualTo(401);
      }
    }
  }

  @Test
  void browserLooksAfterTheStore() {
    drive("store.test.mjs");
  }

  @Test
  void browserSignsInByPasskeys() {
    drive("passkey.test.mjs");
  }

  @Test
  void browserHelpsWhoForgotThePassword() {
    drive("forgotten.test.mjs");
  }

  @Test
  void browserAdministersADomain() {
    drive("domain.test.mjs", "rules.test.mjs");
  }

  @Test
  void browserKeepsPeoplesOwnRules() {
    drive("ownrules.test.mjs");
  }

  @Test
  void browserLeadsAnAdministrator() {
    drive("guide.test.mjs");
  }

  @Test
  void browserComesFromAnOpenIdProvider() {
    drive("source.test.mjs");
  }

  @Test
  void browserComesFromASamlProvider() {
    drive("saml.test.mjs");
  }

  @Test
  void clientsSignInWithAnAccountHere() {
    drive("oauth.test.mjs");
  }

  private void drive(String... tests) {
    BrowserScripts.install();
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.NODE.path(),
                "--test",
                "--test-timeout=450000",
                "--test-concurrency=1"));
    for (String test : tests) {
      words.add(BrowserScripts.folder().resolve(test).toString());
    }
    Command tested =
        Command.run(
            BOUND,
            words,
            "",
            Map.of(
                "CARILLON_WEB", address(),
                "CARILLON_SMTP_PORT", String.valueOf(server.port("smtp")),
                "CARILLON_IMAPS_PORT", String.valueOf(server.port("imaps")),
                "CARILLON_IMAP", "imap://localhost:" + server.port("imap") + "/",
                "CARILLON_POP3", "pop3://localhost:" + server.port("pop3") + "/",
                "CARILLON_ADMIN_PASSWORD", server.adminPassword(),
                "CARILLON_CHROMIUM", BrowserScripts.browser(),
                "CARILLON_OUTSIDE_KEYS", SharedServer.outsideKeys().toString()));
    assertThat(tested.exit()).as(tested.output()).isZero();
  }

  @Test
  void textBrowserShowsTheSignInForm() {
    Command shown =
        Command.run(
            Duration.ofSeconds(60),
            List.of(
                OutsideTool.W3M.path(),
                "-o",
                "ssl_verify_server=0",
                "-dump",
                address() + "/sign-in"));
    assertThat(shown.output()).contains("Carillon", "Address", "Password", "Sign in");
  }

  private String address() {
    return "https://localhost:" + server.port("https");
  }
}
