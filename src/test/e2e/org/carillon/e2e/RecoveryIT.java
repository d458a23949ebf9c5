package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.carillon.bench.imap.ImapClient;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.junit.jupiter.api.Test;

/**
 * Tests that a lost server is restored from its backup and its home key only:
 * docs/admin/backup-and-restore.md.
 */
class RecoveryIT {
  private static final int OFFSET = PortOffset.RECOVERED.value();
  private static final String PASSWORD = "correct horse battery";
  private static final Duration BOUND = Duration.ofMinutes(5);
  private static final Map<String, String> ENVIRONMENT =
      Map.of("CARILLON_BUILT", "true", "CARILLON_OFFSET", String.valueOf(OFFSET));

  @Test
  void serverIsRestoredFromBackupAndHomeKey() throws IOException {
    CarillonServer lost = SharedServer.get();
    lost.createDomain("kept.test");
    lost.createDomain("lonely.test");
    patched(lost, "/domains/lonely.test", "{\"aliases\": [\"alone.test\"]}");
    lost.createAccount("ann@kept.test", PASSWORD);
    try (ImapClient client = new ImapClient(lost.port("imap"))) {
      client.login("ann@kept.test", PASSWORD);
      client.append("INBOX", "Subject: hello\r\n\r\nworld\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    created(
        lost,
        "/administrators",
        "{\"name\": \"keeper\", \"password\": \"" + PASSWORD + "\", \"domain\": \"lonely.test\"}");
    patched(lost, "/settings", "{\"mail.in.recipients\": 777}");
    String token = Archives.field(created(lost, "/tokens", "{\"label\": \"erp\"}"), "token");
    Swaks.submit(
        lost, "PLAIN", "ann@kept.test", PASSWORD, "far@[192.0.2.1]", "waits for a dead host");
    String certificate = Files.readString(lost.home().resolve("certificate.pem"));

    Archives archives = new Archives(lost);
    String saved = archives.done("/backups", "{\"scope\": \"server\"}", "name");
    assertThat(saved).contains("\"state\":\"done\"");
    String name = Archives.field(saved, "name");
    Path home = SharedServer.freshHome("recovered");
    Path key = home.resolveSibling(home.getFileName() + ".key");
    Files.copy(lost.home().resolve("secrets/home.key"), key);

    try (CarillonServer found = CarillonServer.of(home, OFFSET)) {
      Command followed =
          DocumentedCommands.below("admin/backup-and-restore.md", "## Restore a whole server")
              .with("/var/lib/carillon", home)
              .with("/media/safe/home.key", key)
              .with("/media/backups", lost.home().resolve("backups"))
              .with("20261120T020000Z-server", name)
              .run(BOUND, ENVIRONMENT)
              .orFail();

      assertThat(got(found, "/restorations"))
          .as(followed.output())
          .contains("\"state\":\"done\"")
          .contains("\"troubles\":[]");
      assertThat(got(found, "/domains/lonely.test")).contains("alone.test");
      try (ImapClient client = new ImapClient(found.port("imap"))) {
        client.login("ann@kept.test", PASSWORD);
        assertThat(client.answers("STATUS INBOX (MESSAGES)")).contains("MESSAGES 1");
      }
      assertThat(signedIn(found, CarillonServer.basic("keeper", PASSWORD), "/domains/lonely.test"))
          .isEqualTo(200);
      assertThat(signedIn(found, CarillonServer.basic("keeper", PASSWORD), "/domains/kept.test"))
          .isIn(403, 404);
      assertThat(signedIn(found, "Bearer " + token, "/domains/kept.test")).isEqualTo(200);
      assertThat(got(found, "/settings")).contains("777");
      assertThat(Files.readString(home.resolve("certificate.pem"))).contains(certificate.strip());
      String queue = got(found, "/queue?sender=ann@kept.test");
      assertThat(queue).contains("far@[192.0.2.1]").contains("\"held\":true");
      assertThat(got(found, "/audit"))
          .contains("administrator.create")
          .contains("\"subject\":\"keeper\"");
      whoOwnsTheHomeComesInAgain(found);
    }
  }

  private static void whoOwnsTheHomeComesInAgain(CarillonServer server) {
    String forgotten = server.adminPassword();
    String token = Archives.field(created(server, "/tokens", "{\"label\": \"old\"}"), "token");

    Command followed =
        DocumentedCommands.below("admin/backup-and-restore.md", "## No administrator can sign in")
            .with("/var/lib/carillon", server.home())
            .run(BOUND, ENVIRONMENT)
            .orFail();

    assertThat(followed.output())
        .contains("admin has a new password")
        .doesNotContain(server.adminPassword());
    assertThat(server.adminPassword()).isNotEqualTo(forgotten);
    assertThat(got(server, "/audit?actor=owner%20of%20the%20home"))
        .contains("administrator.change-password");
    assertThat(signedIn(server, CarillonServer.basic("admin", forgotten), "/domains"))
        .isEqualTo(401);
    assertThat(signedIn(server, "Bearer " + token, "/domains")).isEqualTo(401);
  }

  private static int signedIn(CarillonServer server, String authorization, String path) {
    return server
        .web(
            HttpRequest.newBuilder(
                    URI.create("https://localhost:" + server.port("https") + "/api/v1" + path))
                .header("Authorization", authorization))
        .statusCode();
  }

  private static String created(CarillonServer server, String path, String body) {
    HttpResponse<String> answer = server.api("POST", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer.body();
  }

  private static void patched(CarillonServer server, String path, String body) {
    HttpResponse<String> answer = server.api("PATCH", path, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String got(CarillonServer server, String path) {
    HttpResponse<String> answer = server.api("GET", path, "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }
}
