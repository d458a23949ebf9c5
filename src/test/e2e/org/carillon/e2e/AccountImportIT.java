package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests that a file of accounts is imported and its users can sign in. */
class AccountImportIT {
  private static final String IMPORTS = "/account-imports";
  private static final int ACCOUNTS = 2_000;

  /** The output of {@code openssl passwd -6} for “correct horse battery”. */
  private static final String HASH =
      "$6$carillonsalt$u/pc.itgEpXyNjCEfBBB41qsjnXRZsGuoq"
          + "JOsXRJ8F67n/Ug59HHF61WQNttornr5KobhtNnxoLp4ZZCzG2wv.";

  @Test
  void thousandsOfAccountsAreImportedWithTheirMailboxes() throws Exception {
    CarillonServer server = SharedServer.get();
    server.createDomain("imported.test");
    StringBuilder lines = new StringBuilder("address,passwordHash,displayName\\n");
    for (int i = 0; i < ACCOUNTS; i++) {
      lines.append("user").append(i).append(',').append(HASH).append(",User ").append(i);
      lines.append("\\n");
    }
    lines.append("user7,,again\\n");
    String body =
        "{\"form\": \"csv\", \"domain\": \"imported.test\", \"text\": \"%s\"%s}"
            .formatted(lines, "%s");

    String preview = server.api("POST", IMPORTS, body.formatted(", \"preview\": true")).body();
    assertThat(preview).contains("\"made\":" + ACCOUNTS, "\"line\":" + (ACCOUNTS + 2), "twice");
    HttpResponse<String> begun = server.api("POST", IMPORTS, body.formatted(""));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
    Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(begun.body());
    assertThat(id.find()).isTrue();
    Await.until(
        "all are made",
        Duration.ofSeconds(60),
        () ->
            server
                .api("GET", IMPORTS + "/" + id.group(1), "")
                .body()
                .matches(".*\"state\":\"done\".*\"made\":" + ACCOUNTS + ",.*\"refused\":1,.*"));

    try (ImapClient client = new ImapClient(server.port("imap"))) {
      client.login("user" + (ACCOUNTS - 1) + "@imported.test", "correct horse battery");
      assertThat(client.answers("LIST \"\" *")).contains("INBOX", "Drafts", "Trash");
    }
  }
}
