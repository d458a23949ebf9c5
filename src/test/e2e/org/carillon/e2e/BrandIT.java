package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a brand's picture is fetched once and then served from here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrandIT {
  private static final String DOMAIN = "branded.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String STRANGER = "127.0.0.3";
  private static final Duration BOUND = Duration.ofSeconds(60);
  private static final Pattern PICTURE = Pattern.compile("brand\\?d=([0-9a-f]{64})");
  private static final Pattern ROW = Pattern.compile("\"(mail\\?f=F[0-9a-z]+)&amp;(m=[0-9]+)\"");
  private static final Pattern FOLDER = Pattern.compile("\"/(mail\\?f=F[0-9a-z]+)\"");
  private static final String SVG =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.2\" baseProfile=\"tiny-ps\""
          + " viewBox=\"0 0 9 9\"><title>Bell</title><!-- ours --><circle r=\"9\"/></svg>";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private CarillonServer server;
  private OutsideHost outside;
  private NameServer dns;

  @BeforeAll
  void publish(@TempDir Path folder) throws IOException, GeneralSecurityException {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, RightsHouse.PASSWORD);
    outside =
        new OutsideHost(
            SharedServer.outsideKeys(),
            exchange -> {
              asked.add(exchange.getRequestURI().getPath());
              byte[] svg = SVG.getBytes(StandardCharsets.US_ASCII);
              exchange.sendResponseHeaders(200, svg.length);
              exchange.getResponseBody().write(svg);
              exchange.close();
            });
    String host = SharedServer.OUTSIDE;
    dns =
        new NameServer(
            folder.resolve("dnsmasq.said"),
            "--host-record=" + host + ",127.0.0.1",
            "--txt-record=bell.test,v=spf1 ip4:" + STRANGER + " -all",
            "--txt-record=_dmarc.bell.test,v=DMARC1; p=reject",
            "--txt-record=default._bimi.bell.test,v=BIMI1; l=https://%s:%d/bell.svg"
                .formatted(host, outside.port()));
    set(
        """
        {"dns.servers": ["%s"], "policy.screening.unscreened-networks": ["127.0.0.1"],
        "policy.ban.exempt-networks": ["127.0.0.0/8"], "policy.points.junk": 0,
        "policy.fetch.private-networks": ["127.0.0.1"],
        "policy.bimi.trusted-domains": ["bell.test"]}
        """
            .formatted(dns.address()));
  }

  @AfterAll
  void trustNobodyAgain() throws InterruptedException {
    set(
        """
        {"dns.servers": null, "policy.screening.unscreened-networks": null,
        "policy.ban.exempt-networks": null, "policy.points.junk": null,
        "policy.fetch.private-networks": null, "policy.bimi.trusted-domains": null}
        """);
    dns.close();
    outside.close();
  }

  private void set(String settings) {
    HttpResponse<String> answer = server.api("PATCH", "/settings", settings);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
  }

  private void send() {
    Swaks.run(
            "--server",
            "127.0.0.1:" + server.port("smtp"),
            "--local-interface",
            STRANGER,
            "--from",
            "bell@bell.test",
            "--header",
            "From: Bell <bell@bell.test>",
            "--add-header",
            "BIMI-Indicator: PHN2Zy8+",
            "--to",
            ANN)
        .orFail();
  }

  private static String first(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.groupCount() == 1 ? found.group(1) : found.group(1) + "&" + found.group(2);
  }

  @Test
  void brandPictureIsFetchedOnceForAllReaders() {
    send();
    WebVisits visits = new WebVisits(server);
    HttpResponse<String> made =
        server.api(
            "POST",
            "/administrators",
            "{\"name\": \"brander\", \"password\": \"%s\"}".formatted(RightsHouse.PASSWORD));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String administrator = visits.secret("admin", "brander");
    Await.until(
        "the picture was looked up",
        BOUND,
        () ->
            PICTURE
                .matcher(visits.get("admin", "brands?q=bell.test", administrator).body())
                .find());
    send();
    String ann = visits.secret("mail", ANN);
    String inbox =
        visits.get("mail", first(FOLDER, visits.get("mail", "mail", ann).body()), ann).body();
    String message = first(ROW, inbox);
    String page = visits.get("mail", message, ann).body();
    assertThat(page).contains("Verified sender: bell.test");
    String picture = "brand?d=" + first(PICTURE, page);
    HttpResponse<String> shown = visits.get("mail", picture, ann);
    assertThat(shown.headers().firstValue("content-type").orElse("")).startsWith("image/svg+xml");
    assertThat(shown.headers().firstValue("content-security-policy"))
        .hasValue("sandbox; default-src 'none'");
    assertThat(shown.body()).contains("<circle r=\"9\">").doesNotContain("ours");
    assertThat(visits.word(visits.get("mail", picture, ""))).as("a stranger").isEqualTo("in");
    assertThat(asked).containsExactly("/bell.svg");
    assertThat(visits.get("mail", message.replace("mail?", "source?"), ann).body())
        .containsIgnoringNewLines("bimi=", "header.d=bell.test")
        .doesNotContain("BIMI-Indicator");
  }
}
