package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.OutsideTool;
import org.junit.jupiter.api.Test;

/** Tests second factors of the web and passwords of programs: oathtool, curl. */
class SecondFactorIT {
  private static final String OWNER = "owner@guarded.test";
  private static final String PASSWORD = RightsHouse.PASSWORD;
  private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([A-Z2-7 ]+)</code>");
  private static final Pattern KEY = Pattern.compile("name=\"key\" value=\"([^\"]+)\"");
  private static final Pattern RECOVERY = Pattern.compile("<code>([a-z2-7-]{24})</code>");
  private static final Pattern MADE = Pattern.compile("<code id=\"made\">([a-z2-7-]+)</code>");

  private final CarillonServer server = SharedServer.get();
  private final WebVisits visits = new WebVisits(server);

  @Test
  void secondFactorGuardsTheWebAndProgramsUseApplicationPasswords() throws Exception {
    server.createDomain("guarded.test");
    server.createAccount(OWNER, PASSWORD);
    String session = visits.secret("mail", OWNER);
    String demand = "{\"sign-in.second-factor-from\": \"2020-01-01\"}";
    assertThat(server.api("PATCH", "/domains/guarded.test/settings", demand).statusCode())
        .isEqualTo(200);
    var away = visits.get("mail", "mail", session);
    assertThat(away.headers().firstValue("Location")).contains("/second-factor");

    var shown = post("second-factor", session, "change", "propose", Map.of("own", PASSWORD));
    assertThat(shown.body()).contains("<path fill=\"#000\" d=\"M");
    String secret = found(SECRET, shown);
    var first = Map.of("key", found(KEY, shown), "code", code(secret, "now"));
    var set = post("second-factor", session, "confirm", "confirm-code", first);
    String recovery = found(RECOVERY, set);

    assertThat(visits.word(visits.get("mail", "mail", session))).isEqualTo("ok");
    assertThat(imap(PASSWORD)).isEqualTo(67);
    assertThat(rest().statusCode()).isEqualTo(403);
    assertThat(rest().body()).contains("\"code\":\"second-factor\"");
    String key = found(KEY, visits.enter("mail", OWNER, PASSWORD));
    assertThat(visits.prove("mail", key, "12345").body()).contains("id=\"code\"");
    String code = code(secret, "30 seconds");
    String next = WebVisits.opened("mail", visits.prove("mail", key, code));
    assertThat(visits.word(visits.get("mail", "mail", next))).isEqualTo("ok");
    assertThat(visits.prove("mail", key, code).statusCode()).isEqualTo(422);
    assertThat(visits.prove("mail", key, recovery).statusCode()).isEqualTo(303);

    var program = Map.of("name", "Phone", "scope", "MAIL", "own", PASSWORD);
    var made = post("security", session, "new-password", "make", program);
    assertThat(imap(found(MADE, made))).isZero();

    assertThat(server.api("PATCH", "/domains/guarded.test/settings", undemanded()).statusCode())
        .isEqualTo(200);
    assertThat(server.api("DELETE", "/accounts/" + OWNER + "/second-factor", "").statusCode())
        .isEqualTo(204);
    assertThat(imap(PASSWORD)).isZero();
    assertThat(visits.enter("mail", OWNER, PASSWORD).statusCode()).isEqualTo(303);
  }

  private static String undemanded() {
    return "{\"sign-in.second-factor-from\": null}";
  }

  private HttpResponse<String> post(
      String page, String session, String form, String button, Map<String, String> typed) {
    Map<String, String> parameters = new HashMap<>(typed);
    parameters.put(form, form);
    parameters.put(button, "x");
    String shown = visits.get("mail", page, session).body();
    var token = Pattern.compile("name=\"token\" value=\"([^\"]+)\"").matcher(shown);
    assertThat(token.find()).as(shown).isTrue();
    parameters.put("token", token.group(1));
    parameters.put("jakarta.faces.ViewState", "stateless");
    return visits.post("mail", page, session, parameters);
  }

  private static String code(String secret, String when) throws Exception {
    Process tool =
        new ProcessBuilder(
                OutsideTool.OATHTOOL.path(), "--totp", "--base32", "--now=" + when, secret)
            .redirectErrorStream(true)
            .start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(tool.waitFor()).as(said).isZero();
    return said.strip();
  }

  private int imap(String password) throws Exception {
    String url = "imaps://localhost:" + server.port("imaps") + "/INBOX";
    String user = OWNER + ":" + password;
    return new ProcessBuilder(
            OutsideTool.CURL.path(), "-s", "-k", "--max-time", "20", "-u", user, url)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private HttpResponse<String> rest() {
    URI self =
        URI.create("https://localhost:" + server.port("https") + "/api/v1/accounts/" + OWNER);
    return server.web(
        HttpRequest.newBuilder(self)
            .header("Authorization", CarillonServer.basic(OWNER, PASSWORD)));
  }

  private static String found(Pattern pattern, HttpResponse<String> answer) {
    var matcher = pattern.matcher(answer.body());
    assertThat(matcher.find()).as(answer.statusCode() + " " + answer.body()).isTrue();
    return matcher.group(1);
  }
}
