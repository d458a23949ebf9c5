package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.Command;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests that homes of earlier versions, {@code src/test/homes/VERSION.tar.xz}, open with this one.
 * {@code src/test/homes/make} made each with the version in its name; they never change.
 */
class MigrationIT {

  private static final String READER = "reader@kept.test";
  private static final String PASSWORD = "kept password 1";

  @TestFactory
  Stream<DynamicTest> homesOfEarlierVersionsOpen() throws Exception {
    List<Path> kept;
    try (Stream<Path> files = Files.list(CarillonServer.tree().resolve("src/test/homes"))) {
      kept = files.filter(file -> file.toString().endsWith(".tar.xz")).sorted().toList();
    }
    assertThat(kept).isNotEmpty();
    return kept.stream()
        .map(home -> DynamicTest.dynamicTest(home.getFileName().toString(), () -> opens(home)));
  }

  private static void opens(Path kept) throws Exception {
    Path home = Files.createDirectories(SharedServer.freshHome("migrated"));
    Command.run(
            Duration.ofMinutes(1), List.of("tar", "-xJf", kept.toString(), "-C", home.toString()))
        .orFail();
    try (CarillonServer server = CarillonServer.start(home, PortOffset.MIGRATED.value())) {
      MailClient client = new MailClient(server);
      List<byte[]> inbox = client.readAll(READER, PASSWORD, "INBOX");
      assertThat(inbox).hasSize(3);
      assertThat(new String(inbox.getFirst(), StandardCharsets.US_ASCII))
          .contains("Subject: kept 1");
      assertThat(server.api("GET", "/domains/kept.test", "").statusCode()).isEqualTo(200);
      assertThat(server.api("GET", "/settings", "").body()).contains("host.kept.test");
    }
  }
}
