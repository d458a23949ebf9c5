package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests the initial content of a domain's accounts, however they are created. */
class NewAccountIT {
  private static final String DOMAIN = "beginners.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final CarillonServer server = SharedServer.get();

  private String ask(String method, String path, String body) {
    HttpResponse<String> answer = server.api(method, path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    return answer.body();
  }

  @Test
  void accountsCreatedByRestAndImportStartAlike() throws IOException {
    server.createDomain(DOMAIN);
    ask("POST", "/groups", "{\"address\": \"everybody@%s\"}".formatted(DOMAIN));
    ask("POST", "/service-classes", "{\"name\": \"pupil@%s\"}".formatted(DOMAIN));
    ask(
        "PATCH",
        "/domains/" + DOMAIN + "/settings",
        """
        {"new-accounts.class": "pupil@%1$s", "new-accounts.folders": ["Work/Plans"],
         "new-accounts.groups": ["everybody@%1$s", "nobody@%1$s"],
         "new-accounts.aliases": ["{givenName}.{familyName}"],
         "new-accounts.telephones": "300-399"}
        """
            .formatted(DOMAIN));

    ask(
        "POST",
        "/accounts",
        """
        {"address": "ann@%s", "password": "%s", "givenName": "Ann", "familyName": "Lée"}
        """
            .formatted(DOMAIN, PASSWORD));
    String text = "address,givenName,familyName\\nben,Ben,Lee\\n";
    String id =
        ask(
                "POST",
                "/account-imports",
                "{\"form\": \"csv\", \"domain\": \"%s\", \"text\": \"%s\"}".formatted(DOMAIN, text))
            .replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
    Await.until(
        "the file is in",
        BOUND,
        () -> ask("GET", "/account-imports/" + id, "").contains("\"state\":\"done\""));

    for (String name : new String[] {"ann", "ben"}) {
      assertThat(ask("GET", "/accounts/" + name + "@" + DOMAIN, ""))
          .contains("\"class\":\"pupil@" + DOMAIN + "\"");
      assertThat(ask("GET", "/groups/everybody@" + DOMAIN + "/members", ""))
          .contains(name + "@" + DOMAIN);
    }
    assertThat(ask("GET", "/accounts/301@" + DOMAIN, "")).contains("ben@" + DOMAIN);
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login("ann.lee@" + DOMAIN, PASSWORD);
      assertThat(client.answers("LIST \"\" *")).contains("Work/Plans", "INBOX", "Trash");
      assertThat(client.answers("LSUB \"\" *")).contains("Work/Plans");
    }
  }

  @Test
  void accountIsCreatedWithAllAliasesAndTelephonesOrNotAtAll() throws IOException {
    String domain = "others.test";
    server.createDomain(domain);
    ask("POST", "/accounts", account("ann@" + domain, "[\"a.lee\"]", "[\"200\", \"+4312345\"]"));
    String[][] wrong = {
      {account("ben@" + domain, "[\"b\", \"a.lee\"]", "[\"201\"]"), "409", "aliases"},
      {account("ben@" + domain, "[\"b\"]", "[\"201\", \"200\"]"), "409", "telephones"},
      {account("ben@" + domain, "[\"b\"]", "[\"20a\"]"), "422", "telephones"},
      {account("ben@" + domain, "[\"b@elsewhere.test\"]", "[]"), "422", "aliases"}
    };
    for (String[] each : wrong) {
      HttpResponse<String> refused = server.api("POST", "/accounts", each[0]);
      assertThat(refused.statusCode() + refused.body())
          .startsWith(each[1])
          .contains("\"field\":\"" + each[2] + "\"");
    }
    for (String none : new String[] {"ben", "b", "201"}) {
      assertThat(server.api("GET", "/accounts/" + none + "@" + domain, "").statusCode())
          .isEqualTo(404);
    }

    for (String name : new String[] {"ann", "a.lee", "200", "+4312345"}) {
      String path = "/accounts/" + name.replace("+", "%2B") + "@" + domain;
      assertThat(ask("GET", path, "")).contains("\"address\":\"ann@" + domain + "\"");
    }
    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login("a.lee@" + domain, PASSWORD);
      assertThat(client.answers("NOOP")).contains("OK");
    }
  }

  private static String account(String address, String aliases, String telephones) {
    return """
        {"address": "%s", "password": "%s", "aliases": %s, "telephones": %s}
        """
        .formatted(address, PASSWORD, aliases, telephones);
  }
}
