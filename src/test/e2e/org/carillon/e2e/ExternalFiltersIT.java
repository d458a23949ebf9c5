package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that infected mail is rejected, and that a stopped scanner defers mail as set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalFiltersIT {
  private static final String DOMAIN = "filters.test";
  private static final String ANN = "ann@" + DOMAIN;
  private static final String PASSWORD = "correct horse battery";

  /** This number of consecutive failures opens a circuit breaker. */
  private static final int MOST_FAILURES = 5;

  private CarillonServer server;
  private Path virus;

  @BeforeAll
  void makeAnAccountAndAVirus(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    server.createAccount(ANN, PASSWORD);
    String file = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-" + "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*";
    virus =
        Files.writeString(
            folder.resolve("virus.eml"),
            """
            From: ann@filters.test
            Subject: Open this
            MIME-Version: 1.0
            Content-Type: application/octet-stream; name="eicar.com"
            Content-Transfer-Encoding: base64

            %s
            """
                .formatted(
                    Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.US_ASCII))));
  }

  @AfterEach
  void asksNobodyAgain() {
    server.api("DELETE", "/external-filters/virus", "");
  }

  private void add(String address, String more) {
    HttpResponse<String> made =
        server.api(
            "POST",
            "/external-filters",
            "{\"name\": \"virus\", \"kind\": \"clamd\", \"address\": \"%s\"%s}"
                .formatted(address, more));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
  }

  private void change(String json) {
    HttpResponse<String> changed = server.api("PATCH", "/external-filters/virus", json);
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
  }

  private Command send(String... more) {
    String[] all = new String[more.length + 6];
    System.arraycopy(
        new String[] {
          "--server",
          "127.0.0.1:" + server.port("smtp"),
          "--from",
          "stranger@elsewhere.test",
          "--to",
          ANN
        },
        0,
        all,
        0,
        6);
    System.arraycopy(more, 0, all, 6, more.length);
    return Swaks.run(all);
  }

  @Test
  void virusIsRefusedFromEverySender() throws IOException {
    try (Scanner scanner = new Scanner(false)) {
      add(scanner.address(), ", \"failure\": \"defer\"");
      assertThat(server.api("POST", "/external-filters/virus/test", "").body())
          .contains("\"works\":true", "ClamAV 0.0/test", "infected: Eicar-Test-Signature");
      send().orFail();
      assertThat(send("--data", "@" + virus).output())
          .contains("550 5.7.1 Message rejected: infected: Eicar-Test-Signature");
      assertThat(
              Swaks.run(
                      "--server",
                      "127.0.0.1:" + server.port("submission"),
                      "--tls",
                      "--auth-user",
                      ANN,
                      "--auth-password",
                      PASSWORD,
                      "--from",
                      ANN,
                      "--to",
                      ANN,
                      "--data",
                      "@" + virus)
                  .output())
          .as("from one account to another")
          .contains("infected: Eicar-Test-Signature");
      change("{\"mail\": \"strangers\"}");
      send("--data", "@" + virus).orFail();
    }
  }

  @Test
  void unreachableScannerDefersOrIsSkippedAsConfigured() throws IOException {
    String nowhere;
    try (Scanner gone = new Scanner(false)) {
      nowhere = gone.address();
    }
    add(nowhere, ", \"failure\": \"defer\"");
    assertThat(server.api("POST", "/external-filters/virus/test", "").body())
        .contains("\"works\":false", "No server answers at " + nowhere);
    assertThat(send().output()).contains("451 4.7.0 The message can't be checked now");
    assertThat(server.api("GET", "/external-filters/virus", "").body())
        .contains("\"answers\":\"no\"", "\"silentSince\":");
    Await.until(
        "health says who is silent",
        Duration.ofSeconds(10),
        () -> server.api("GET", "/health/ready", "").body().contains("virus since"));
    HttpResponse<String> half =
        server.api("PATCH", "/external-filters/virus", "{\"address\": \"foo\"}");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body()).contains("\"field\":\"address\"");
    change("{\"failure\": \"accept\"}");
    send().orFail();
  }

  @Test
  void silentScannerIsNoLongerAskedAfterFailures() throws IOException {
    try (Scanner mute = new Scanner(true)) {
      add(mute.address(), ", \"timeout\": 1");
      for (int i = 0; i < MOST_FAILURES + 3; i++) {
        send().orFail();
      }
      assertThat(mute.connections()).isEqualTo(MOST_FAILURES);
    }
  }

  @Test
  void filterPageShowsAndTestsAScanner() throws IOException {
    try (Scanner scanner = new Scanner(false)) {
      add(scanner.address(), "");
      WebVisits visits = new WebVisits(server);
      String name = "filterer";
      server.api(
          "POST",
          "/administrators",
          "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, RightsHouse.PASSWORD));
      String secret = visits.secret("admin", name);
      HttpResponse<String> page =
          visits.get("admin", "object?type=external-filters&external-filter=virus", secret);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains(scanner.address());
      HttpResponse<String> tried =
          visits.post(
              "admin",
              "object",
              secret,
              Map.of(
                  "trial",
                  "trial",
                  "test",
                  "x",
                  "type",
                  "external-filters",
                  "external-filter",
                  "virus",
                  "token",
                  visits.token("admin", secret),
                  "jakarta.faces.ViewState",
                  "stateless"));
      assertThat(tried.body()).contains("ClamAV 0.0/test", "infected: Eicar-Test-Signature");
    }
  }
}
