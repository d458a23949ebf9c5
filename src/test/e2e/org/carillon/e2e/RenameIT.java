package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.junit.jupiter.api.Test;

/** Tests that an account keeps its content under a new address or domain name. */
class RenameIT {
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private final CarillonServer server = SharedServer.get();

  private void ask(String path, String body) {
    HttpResponse<String> answer = server.api("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
  }

  private ImapClient signIn(String address) throws IOException {
    ImapClient client = new ImapClient(server.port("imap"));
    client.login(address, PASSWORD);
    return client;
  }

  private static boolean hasThree(ImapClient client) {
    try {
      return client.answers("STATUS INBOX (MESSAGES)").contains("MESSAGES 3");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void renamedAccountKeepsMailRightsGroupsAndAliases() throws IOException {
    server.createDomain("before.test");
    server.createAccount("ann@before.test", PASSWORD);
    server.createAccount("ben@before.test", PASSWORD);
    ask("/groups", "{\"address\": \"staff@before.test\", \"writers\": \"anybody\"}");
    ask("/groups/staff@before.test/members", "{\"add\": [\"ann@before.test\"]}");
    Swaks.fromOutside(server, "ann@before.test", "first");
    try (ImapClient ben = signIn("ben@before.test")) {
      ben.command("CREATE Plans");
      ben.command("SETACL Plans ann@before.test lr");

      ask("/accounts/ann@before.test/rename", "{\"to\": \"anna@before.test\"}");
      ask("/domains/before.test/rename", "{\"to\": \"after.test\", \"keepOld\": true}");

      assertThat(ben.answers("GETACL Plans")).contains("anna@after.test");
    }
    Swaks.fromOutside(server, "ann@before.test", "second");
    Swaks.fromOutside(server, "staff@after.test", "third");
    try (ImapClient ann = signIn("anna@after.test")) {
      assertThat(ann.answers("LIST \"\" \"*\"")).contains("~ben/Plans");
      Await.until("all three are there", BOUND, () -> hasThree(ann));
    }
    assertThat(server.api("GET", "/domains/after.test", "").body()).contains("before.test");
  }
}
