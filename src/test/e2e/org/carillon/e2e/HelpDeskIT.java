package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Tests that the help desk lets people in again by REST and its page, and sees nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpDeskIT {
  private static final String DOMAIN = "helped.test";
  private static final String HELPER = "helper@" + DOMAIN;
  private static final String NEW = "another good horse";

  private final CarillonServer server = SharedServer.get();

  @BeforeAll
  void people() {
    server.createDomain(DOMAIN);
    for (String name : List.of("helper", "ann", "ben")) {
      server.createAccount(name + "@" + DOMAIN, RightsHouse.PASSWORD);
    }
    var made =
        server.api(
            "POST",
            "/administrators",
            "{\"name\": \"%s\", \"role\": \"help-desk\"}".formatted(HELPER));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.body()).contains("\"domain\":\"" + DOMAIN + "\"");
  }

  private HttpResponse<String> ask(String method, String path, String body) {
    String credentials = HELPER + ":" + RightsHouse.PASSWORD;
    return server.web(
        HttpRequest.newBuilder(
                URI.create("https://localhost:" + server.port("https") + "/api/v1" + path))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/json")
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private void opens(String name) throws IOException {
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login(name + "@" + DOMAIN, NEW);
      assertThat(client.answers("NOOP")).contains("OK");
    }
  }

  @Test
  void helpDeskSetsPasswordsByRestAndNothingElse() throws IOException {
    assertThat(ask("GET", "/help-desk", "").body()).contains("ann@" + DOMAIN);
    var done =
        ask(
            "POST",
            "/help-desk/ann@" + DOMAIN,
            "{\"action\": \"set-password\", \"password\": \"%s\"}".formatted(NEW));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
    opens("ann");
    var code = ask("POST", "/help-desk/ben@" + DOMAIN, "{\"action\": \"reset-code\"}");
    assertThat(code.statusCode()).as(code.body()).isEqualTo(200);
    assertThat(code.body()).contains("\"code\"", "new-password?code=");

    Map<String, Integer> refused = new HashMap<>();
    for (String path :
        List.of(
            "/accounts",
            "/accounts/ann@" + DOMAIN,
            "/domains/" + DOMAIN,
            "/domains/" + DOMAIN + "/settings",
            "/accounts/ann@" + DOMAIN + "/settings",
            "/accounts/ann@" + DOMAIN + "/mailboxes",
            "/queue",
            "/administrators",
            "/settings")) {
      refused.put(path, ask("GET", path, "").statusCode());
    }
    assertThat(refused.values()).allMatch(status -> status == 403 || status == 404);
    assertThat(ask("POST", "/help-desk/" + HELPER, "{\"action\": \"sign-out\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void helpDeskSeesOnlyItsOwnPage() throws IOException {
    WebVisits visits = new WebVisits(server);
    String secret = visits.secret("admin", HELPER);
    String page = visits.get("admin", "help-desk?account=ben@" + DOMAIN, secret).body();
    assertThat(page).contains("ben@" + DOMAIN).doesNotContain("/queue\"");
    Matcher token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(page);
    assertThat(token.find()).isTrue();

    var saved =
        visits.post(
            "admin",
            "help-desk",
            secret,
            Map.of(
                "help",
                "help",
                "set-password",
                "x",
                "account",
                "ben@" + DOMAIN,
                "password",
                NEW,
                "token",
                token.group(1),
                "jakarta.faces.ViewState",
                "stateless"));

    assertThat(saved.statusCode()).as(saved.body()).isBetween(300, 399);
    opens("ben");
    for (String other :
        List.of(
            "accounts",
            "account?account=" + HELPER,
            "domains",
            "queue",
            "settings",
            "administrators",
            "sessions",
            "tasks",
            "no-such-page")) {
      assertThat(visits.get("admin", other, secret).statusCode()).as(other).isEqualTo(403);
    }
  }
}
