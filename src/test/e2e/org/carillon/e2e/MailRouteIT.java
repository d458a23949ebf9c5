package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that mail to other servers goes by the routes that administrators add. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MailRouteIT {
  private static final String ANN = "ann@routes.test";
  private static final String BOB = "bob@routes.test";
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofSeconds(60);

  private CarillonServer server;
  private Sink usual;
  private Sink special;
  private Sink store;

  @BeforeAll
  void routes(@TempDir Path folder) throws IOException {
    server = SharedServer.get();
    server.createDomain("routes.test");
    server.createAccount(ANN, PASSWORD);
    server.createAccount(BOB, PASSWORD);
    usual = new Sink(folder.resolve("usual"));
    special = new Sink(folder.resolve("special"));
    store = new Sink(folder.resolve("store"), "-L"); // -L: it speaks LMTP
    add(
        """
        {"name": "usual", "position": 900, "senders": ["routes.test"], "hosts": ["%s"]}
        """
            .formatted(usual.address()));
    add(
        """
        {"name": "of-ann", "position": 20, "senders": ["%s"], "recipients": ["*.partner.test"],
         "hosts": ["127.0.0.1:9", "%s"]}
        """
            .formatted(ANN, special.address()));
    add(
        """
        {"name": "to-store", "position": 10, "senders": ["routes.test"],
         "recipients": ["store.test"], "hosts": ["%s"], "protocol": "lmtp"}
        """
            .formatted(store.address()));
    add(
        """
        {"name": "encrypted", "position": 10, "senders": ["routes.test"],
         "recipients": ["secret.test"], "hosts": ["%s"], "encryption": "required",
         "insecure": "return"}
        """
            .formatted(usual.address()));
  }

  @AfterAll
  void noRoutes() throws InterruptedException {
    for (String name : new String[] {"usual", "of-ann", "to-store", "encrypted"}) {
      server.api("DELETE", "/mail-routes/" + name, "");
    }
    usual.close();
    special.close();
    store.close();
  }

  private void add(String route) {
    HttpResponse<String> answer = server.api("POST", "/mail-routes", route);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private void send(String from, String to, String subject) {
    Swaks.submit(server, "PLAIN", from, PASSWORD, to, subject);
  }

  @Test
  void routeIsChosenBySenderAndRecipient() {
    send(ANN, "x@a.partner.test", "by the second host of Ann's route");
    send(BOB, "x@a.partner.test", "by Bob's usual route");
    Await.until("Ann's", BOUND, () -> special.caught("by the second host of Ann's route"));
    Await.until("Bob's", BOUND, () -> usual.caught("by Bob's usual route"));
  }

  @Test
  void otherStoresGetMailByLmtp() {
    send(ANN, "x@store.test", "for the other store");
    Await.until("the message is there", BOUND, () -> store.caught("for the other store"));
  }

  @Test
  void mailIsReturnedWhenItsRouteDemandsEncryption() {
    send(ANN, "x@secret.test", "never in the clear");
    MailClient client = new MailClient(server);
    Await.until(
        "the report",
        BOUND,
        () ->
            client.inbox(ANN, PASSWORD).stream()
                .anyMatch(m -> m.contains("rfc822; x@secret.test") && m.contains("5.7.10")));
    assertThat(usual.caught("never in the clear")).isFalse();
  }

  @Test
  void changedRouteAppliesToTheNextMessage() {
    send(BOB, "x@moved.test", "before the change");
    Await.until("the first", BOUND, () -> usual.caught("before the change"));
    add(
        """
        {"name": "moved", "position": 1, "recipients": ["moved.test"], "hosts": ["%s"]}
        """
            .formatted(special.address()));
    send(BOB, "x@moved.test", "after the change");
    Await.until("the second", BOUND, () -> special.caught("after the change"));
    assertThat(server.api("DELETE", "/mail-routes/moved", "").statusCode()).isBetween(200, 204);
  }

  @Test
  void passwordIsNeverShown() {
    add(
        """
        {"name": "signed-in", "position": 999, "recipients": ["nobody.test"],
         "hosts": ["127.0.0.1:9"], "userName": "relay", "password": "swordfish"}
        """);
    assertThat(server.api("GET", "/mail-routes/signed-in", "").body())
        .contains("\"userName\":\"relay\"")
        .doesNotContain("swordfish");
    assertThat(server.api("DELETE", "/mail-routes/signed-in", "").statusCode()).isBetween(200, 204);
  }

  @Test
  void malformedRoutesAreRefused() {
    for (String wrong :
        new String[] {
          "\"hosts\": [\"http://x\"]",
          "\"recipients\": [\"*\"]",
          "\"senders\": [\"@\"]",
          "\"encryption\": \"fingerprint\"",
          "\"fingerprints\": [\"ab\"], \"encryption\": \"fingerprint\"",
          "\"source\": \"here\"",
          "\"userName\": \"x\"",
          "\"helo\": \"a b\"",
        }) {
      HttpResponse<String> answer =
          server.api("POST", "/mail-routes", "{\"name\": \"wrong\", " + wrong + "}");
      assertThat(answer.statusCode()).as(wrong + answer.body()).isEqualTo(422);
    }
  }
}
