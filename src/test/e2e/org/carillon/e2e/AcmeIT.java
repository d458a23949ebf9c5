package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests certificates of Pebble, Let's Encrypt's test authority, that clients are then shown. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcmeIT {
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;
  private OutsideAuthority authority;

  @BeforeAll
  void begin(@TempDir Path folder) throws IOException, GeneralSecurityException {
    server = SharedServer.get();
    server.createDomain("acme.test");
    authority = new OutsideAuthority(folder, server.port("http"));
    Path helper =
        Files.writeString(
            Files.createDirectories(server.home().resolve("helpers")).resolve("records"),
            """
            #!/usr/bin/python3
            import json, sys, urllib.request
            for line in sys.stdin:
                words = line.split()
                if words[1] in ("DNS-ADD", "DNS-REMOVE"):
                    verb = "set-txt" if words[1] == "DNS-ADD" else "clear-txt"
                    body = {"host": words[2] + ".", "value": words[3]}
                    request = urllib.request.Request(
                        sys.argv[1] + "/" + verb, json.dumps(body).encode())
                    urllib.request.urlopen(request)
                print(words[0], "OK", flush=True)
                if words[1] == "QUIT":
                    break
            """);
    Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
    String account =
        Json.createObjectBuilder()
            .add("name", "pebble")
            .add("directory", authority.directory())
            .add("authorities", authority.authorities())
            .add("bindingId", OutsideAuthority.KEY_ID)
            .add("bindingKey", OutsideAuthority.KEY)
            .add("dnsHelper", "records " + authority.records())
            .add("dnsDelay", 0)
            .build()
            .toString();
    expect(201, server.api("POST", "/acme-accounts", account));
    String tried = server.api("POST", "/acme-accounts/pebble/test", "").body();
    assertThat(tried).contains("\"works\":false", "terms");
    expect(200, server.api("PATCH", "/acme-accounts/pebble", "{\"termsAgreed\": true}"));
    assertThat(server.api("POST", "/acme-accounts/pebble/test", "").body())
        .contains("\"works\":true", "Account at the authority: ");
  }

  @AfterAll
  void end() {
    for (String name : new String[] {"by-web", "by-dns", "in-vain"}) {
      server.api("DELETE", "/acme-certificates/" + name, "");
    }
    server.api("DELETE", "/acme-accounts/pebble", "");
    OpenSsl.takeBack(server, "acme.test");
    authority.close();
  }

  private static void expect(int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  private String state(String name) {
    return server.api("GET", "/acme-certificates/" + name, "").body();
  }

  private void await(String name, String state) {
    Await.until(
        name + " is " + state, BOUND, () -> state(name).contains("\"state\":\"" + state + "\""));
  }

  private String shown(String service, String host) {
    return OpenSsl.shown(server, service, host);
  }

  @Test
  void certificateIsIssuedByHttpChallengeAndRenewedWithoutRestart() {
    expect(
        201,
        server.api(
            "POST",
            "/acme-certificates",
            """
            {"name": "by-web", "domain": "acme.test", "account": "pebble",
             "hosts": ["mail.acme.test", "imap.acme.test"]}
            """));
    await("by-web", "valid");

    String first =
        OpenSsl.awaited(
            server,
            "imaps",
            "imap.acme.test",
            "Pebble Intermediate CA",
            "DNS:mail.acme.test",
            "DNS:imap.acme.test");
    expect(200, server.api("POST", "/acme-certificates/by-web/test", ""));
    Await.until(
        "a new one is shown",
        BOUND,
        () -> !OpenSsl.serial(shown("imaps", "imap.acme.test")).equals(OpenSsl.serial(first)));
    await("by-web", "valid");
    assertThat(shown("imaps", "imap.acme.test")).contains("Pebble Intermediate CA");
    assertThat(server.api("GET", "/audit?action=acme-certificate.issue", "").body())
        .contains("by-web");
  }

  @Test
  void wildcardCertificateIsIssuedByDnsChallenge() {
    expect(
        201,
        server.api(
            "POST",
            "/acme-certificates",
            """
            {"name": "by-dns", "account": "pebble", "hosts": ["*.wild.acme.test"],
             "challenge": "dns-01", "keyType": "ec-384"}
            """));
    await("by-dns", "valid");

    String shown =
        OpenSsl.awaited(
            server, "submissions", "any.wild.acme.test", "Pebble Intermediate CA", "wild");
    assertThat(shown).contains("DNS:*.wild.acme.test");
  }

  @Test
  void reasonForAFailedOrderIsShown() throws IOException, InterruptedException {
    authority.forget("nowhere.acme.test");
    expect(
        201,
        server.api(
            "POST",
            "/acme-certificates",
            """
            {"name": "in-vain", "domain": "acme.test", "account": "pebble",
             "hosts": ["nowhere.acme.test"]}
            """));
    await("in-vain", "failing");

    assertThat(state("in-vain")).contains("nowhere.acme.test could not be validated");
    assertThat(server.api("GET", "/health/ready", "").body())
        .contains("in-vain (nowhere.acme.test");
    expect(204, server.api("DELETE", "/acme-certificates/in-vain", ""));
  }

  @Test
  void unknownAcmeChallengesAreNotFoundAndOtherPathsRedirected()
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      assertThat(status(http, "/.well-known/acme-challenge/0123456789abcdef0123456789"))
          .isEqualTo(404);
      assertThat(status(http, "/.well-known/acme-challenge/..%2f..%2fmail")).isEqualTo(404);
      assertThat(status(http, "/sign-in")).isEqualTo(302);
    }
  }

  private int status(HttpClient http, String path) throws IOException, InterruptedException {
    return http.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port("http") + path))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
