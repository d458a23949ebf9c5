package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;

/** Tests what webmail and administration share: by browsers, a text browser, and HTTP. */
class WebIT {
  private final CarillonServer server = SharedServer.get();

  @Test
  void hostileRequestsDoNotBreakPages() {
    BrowserScripts.drive("hostile.test.mjs");
  }

  @Test
  void mailProgramsDiscoverTheServerFromAnAddress() {
    BrowserScripts.drive("discovery.test.mjs");
  }

  @Test
  void pagesAreShownInEveryLanguage() {
    BrowserScripts.drive("languages.test.mjs");
  }

  @Test
  void textIsCompressedForClientsThatAcceptIt() throws IOException {
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

  /** Cookies of the domain's other applications, old clients' probes, odd addresses. */
  @Test
  void foreignCookiesAndMalformedUrlsAreTolerated() throws IOException {
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
