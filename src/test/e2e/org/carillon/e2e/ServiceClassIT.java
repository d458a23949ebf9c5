package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that a class of service applies to its accounts, however they joined it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceClassIT {
  private static final String DOMAIN = "classes.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(30);

  private CarillonServer server;

  @BeforeAll
  void classes() {
    server = SharedServer.get();
    server.createDomain(DOMAIN);
    for (String name : new String[] {"ann", "ben"}) {
      server.createAccount(of(name), PASSWORD);
    }
    ask("POST", "/service-classes", "{\"name\": \"gold@%s\"}".formatted(DOMAIN));
  }

  private static String of(String name) {
    return name + "@" + DOMAIN;
  }

  private String ask(String method, String path, String body) {
    HttpResponse<String> answer = server.api(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  @Test
  void serviceClassChangeReachesActiveSessionsAndExceptionsStay() throws IOException {
    String gold = "/service-classes/gold@" + DOMAIN + "/settings";
    for (String name : new String[] {"ann", "ben"}) {
      ask("PATCH", "/accounts/" + of(name), "{\"class\": \"Gold@%s\"}".formatted(DOMAIN));
    }
    ask("PATCH", "/accounts/" + of("ben") + "/settings", "{\"access.imap\": true}");
    try (ImapClient ann = new ImapClient(server.port("imap"));
        ImapClient ben = new ImapClient(server.port("imap"))) {
      ann.login(of("ann"), PASSWORD);
      ben.login(of("ben"), PASSWORD);

      ask("PATCH", gold, "{\"access.imap\": false}");

      Await.until("her session ended", BOUND, () -> isEnded(ann));
      assertThat(ben.answers("NOOP")).contains("OK");
    }
    assertThat(ask("GET", "/accounts/" + of("ann") + "/settings", ""))
        .contains("\"class\":\"gold@" + DOMAIN + "\"")
        .containsPattern("\"key\":\"access.imap\",\"value\":false,\"origin\":\"class\"");
    ask("PATCH", gold, "{\"access.imap\": null}");
    try (ImapClient ann = new ImapClient(server.port("imap"))) {
      ann.login(of("ann"), PASSWORD);
      assertThat(ann.answers("NOOP")).contains("OK");
    }
  }

  private static boolean isEnded(ImapClient client) {
    try {
      client.command("NOOP");
      return false;
    } catch (IOException ended) {
      return true;
    }
  }

  @Test
  void importsAndScimSetTheServiceClass() {
    String text = "address,class\\nlina,gold@%s\\nnora,silver\\n".formatted(DOMAIN);
    String begun =
        ask(
            "POST",
            "/account-imports",
            "{\"form\": \"csv\", \"domain\": \"%s\", \"text\": \"%s\"}".formatted(DOMAIN, text));
    String id = begun.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    Await.until(
        "the file is in",
        BOUND,
        () -> ask("GET", "/account-imports/" + id, "").contains("\"state\":\"done\""));
    assertThat(ask("GET", "/account-imports/" + id, "")).contains("silver");
    assertThat(ask("GET", "/accounts/" + of("lina"), ""))
        .contains("\"class\":\"gold@" + DOMAIN + "\"");
    assertThat(server.api("GET", "/accounts/" + of("nora"), "").statusCode()).isEqualTo(404);
    assertThat(server.api("DELETE", "/service-classes/gold@" + DOMAIN, "").statusCode())
        .isEqualTo(409);
  }
}
