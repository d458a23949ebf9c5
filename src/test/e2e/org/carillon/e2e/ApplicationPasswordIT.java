package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Programs sign in by passwords of their own, curl and the like. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationPasswordIT {
  private static final String OWNER = "owner@programs.test";
  private static final String PASSWORD = "my very own password";
  private static final Pattern SECRET = Pattern.compile("\"password\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

  private CarillonServer server;

  @BeforeAll
  void makeAccount() {
    server = SharedServer.get();
    server.createDomain("programs.test");
    server.createAccount(OWNER, PASSWORD);
  }

  private HttpResponse<String> ask(String method, String path, String body, String password) {
    String root = "https://localhost:" + server.port("https") + "/api/v1";
    return server.web(
        HttpRequest.newBuilder(URI.create(root + path))
            .header("Authorization", CarillonServer.basic(OWNER, password))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body)));
  }

  private int curl(String url, String name, String password) throws Exception {
    return new ProcessBuilder(
            "curl", "-s", "-k", "--max-time", "20", "-u", name + ":" + password, url)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  @Test
  void applicationPasswordOpensMailUntilRevoked() throws Exception {
    String path = "/accounts/" + OWNER + "/application-passwords";
    var made = ask("POST", path, "{\"name\": \"Phone\", \"services\": [\"imap\"]}", PASSWORD);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String secret = found(SECRET, made);
    String imap = "imaps://localhost:" + server.port("imaps") + "/INBOX";
    String pop = "pop3s://localhost:" + server.port("pop3s") + "/";

    assertThat(curl(imap, OWNER, secret)).isZero();
    assertThat(curl(imap, "owner+phone@programs.test", secret)).isZero();
    assertThat(curl(pop, OWNER, secret)).isEqualTo(67);
    assertThat(ask("GET", path, "", secret).statusCode()).isEqualTo(403);
    assertThat(ask("GET", path, "", PASSWORD).body())
        .contains("\"services\":[\"imap\"]", "\"from\":\"127.0.0.1\"")
        .doesNotContain(secret);

    assertThat(ask("DELETE", path + "/" + found(ID, made), "", PASSWORD).statusCode())
        .isEqualTo(204);

    assertThat(curl(imap, OWNER, secret)).isEqualTo(67);
    assertThat(curl(imap, OWNER, PASSWORD)).isZero();
  }

  private static String found(Pattern pattern, HttpResponse<String> answer) {
    var matcher = pattern.matcher(answer.body());
    assertThat(matcher.find()).as(answer.body()).isTrue();
    return matcher.group(1);
  }
}
