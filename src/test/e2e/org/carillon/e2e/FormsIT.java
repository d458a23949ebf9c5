package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests the limits on forms in the web applications, by plain requests. */
class FormsIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=x";
  private static final String USER = "forms@forms.test";
  private static final String FIELD =
      "--x\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";

  private final CarillonServer server = SharedServer.get();
  private final WebVisits visits = new WebVisits(server);

  private static void isTooLarge(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("<html");
  }

  private HttpResponse<String> send(String page, String secret, String type, String body) {
    return visits.send("mail", page, secret, type, BodyPublishers.ofString(body));
  }

  @Test
  void formsBeforeSignInAreSmall() {
    isTooLarge(send("sign-in", "", FORM, "name=" + "a".repeat(16_000)));
    isTooLarge(send("sign-in", "", FORM, "a=1&".repeat(600) + "name=a"));
    isTooLarge(send("sign-in", "", PARTS, FIELD.formatted("name", "a") + "--x--\r\n"));
    var unmeasured =
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream("name=a".getBytes()));
    assertThat(visits.send("mail", "sign-in", "", FORM, unmeasured).statusCode()).isEqualTo(411);
  }

  @Test
  void formsAfterSignInAreLimitedExceptForFiles() {
    server.createDomain("forms.test");
    server.createAccount(USER, RightsHouse.PASSWORD);
    String secret = visits.secret("mail", USER);
    String token = FIELD.formatted("token", visits.token("mail", secret));

    String file =
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f.txt\"\r\n\r\n";
    String large = file + "a".repeat(3_000_000) + "\r\n--x--\r\n";
    assertThat(send("write", secret, PARTS, token + large).statusCode()).isEqualTo(200);
    isTooLarge(send("write", secret, PARTS, FIELD.formatted("a", "a".repeat(1_100_000)) + large));
    isTooLarge(send("write", secret, PARTS, token + FIELD.formatted("a", "b").repeat(200) + large));
    isTooLarge(send("write", secret, PARTS, file.replace("f.txt", "f".repeat(100_000)) + "a"));
    isTooLarge(send("write", secret, FORM, "text=" + "a".repeat(1_100_000)));
  }

  @Test
  void accountIsSignedOutEverywhereFromItsPage() {
    server.createDomain("forms-out.test");
    String address = "out@forms-out.test";
    server.createAccount(address, RightsHouse.PASSWORD);
    server.createAccount("chief@forms-out.test", RightsHouse.PASSWORD);
    String grant = "{\"name\": \"chief@forms-out.test\", \"domain\": \"forms-out.test\"}";
    assertThat(server.api("POST", "/administrators", grant).statusCode()).isEqualTo(201);
    String theirs = visits.secret("mail", address);
    String secret = visits.secret("admin", "chief@forms-out.test");
    Map<String, String> parameters = new HashMap<>();
    parameters.put("leaving-everywhere", "leaving-everywhere");
    parameters.put("sign-out", "x");
    parameters.put("token", visits.token("admin", secret));
    parameters.put("jakarta.faces.ViewState", "stateless");
    parameters.put("account", address);

    var answer = visits.post("admin", "account", secret, parameters);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse("")).contains("/account?account=");
    assertThat(visits.word(visits.get("mail", "mail", theirs))).isEqualTo("in");
  }

  @Test
  void accountPageCreatesApplicationPasswordsAndKillSwitchEndsAll() {
    server.createDomain("forms-kill.test");
    String address = "stolen@forms-kill.test";
    server.createAccount(address, RightsHouse.PASSWORD);
    server.createAccount("chief@forms-kill.test", RightsHouse.PASSWORD);
    String grant = "{\"name\": \"chief@forms-kill.test\", \"domain\": \"forms-kill.test\"}";
    assertThat(server.api("POST", "/administrators", grant).statusCode()).isEqualTo(201);
    String theirs = visits.secret("mail", address);
    String secret = visits.secret("admin", "chief@forms-kill.test");

    var made =
        visits.post(
            "mail",
            "security",
            theirs,
            form(
                theirs,
                "mail",
                "new-password",
                "make",
                Map.of("name", "Phone", "scope", "MAIL", "own", RightsHouse.PASSWORD)));
    var told =
        visits.post(
            "admin",
            "sessions",
            secret,
            form(
                secret,
                "admin",
                "lock-out",
                "lock-out-now",
                Map.of("account", address, "suspend", "on")));

    assertThat(made.body())
        .containsPattern("<code id=\"made\">[a-z2-7]{4}(-[a-z2-7]{4}){4}</code>")
        .contains("stolen+phone@forms-kill.test");
    assertThat(told.statusCode()).as(told.body()).isEqualTo(303);
    assertThat(visits.get("admin", "sessions?account=" + address, secret).body())
        .contains("No open sessions");
    assertThat(visits.word(visits.get("mail", "mail", theirs))).isEqualTo("in");
    assertThat(server.api("GET", "/accounts/" + address, "").body()).contains("\"enabled\":false");
  }

  private Map<String, String> form(
      String secret, String application, String form, String button, Map<String, String> typed) {
    Map<String, String> parameters = new HashMap<>(typed);
    parameters.put(form, form);
    parameters.put(button, "x");
    parameters.put("token", visits.token(application, secret));
    parameters.put("jakarta.faces.ViewState", "stateless");
    return parameters;
  }
}
