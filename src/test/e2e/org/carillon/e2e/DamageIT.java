package org.carillon.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.LoopDisk;
import org.carillon.testbed.MailClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that damage of the blob folder is reported and contained, and that a read-only folder
 * defers mail.
 */
class DamageIT {
  private static final Duration BOUND = Duration.ofSeconds(90);
  private static final String READER = "reader@damage.test";
  private static final String PASSWORD = "damage password 1";

  @Test
  void bitFlipDamagesOneMessageOnly() throws Exception {
    try (CarillonServer server =
        CarillonServer.start(SharedServer.freshHome("damage"), PortOffset.DAMAGE.value())) {
      server.createDomain("damage.test");
      server.createAccount(READER, PASSWORD);
      for (int i = 1; i <= 3; i++) {
        send(server, i);
      }
      flip(server.home(), "body number 2");

      assertThat(readable(server)).containsExactly(1, 3);
      server.api("POST", "/store/verification", "");
      Await.until(
          "the verification ends",
          BOUND,
          () -> server.api("GET", "/store/verification", "").body().contains("\"ended\""));

      assertThat(server.api("GET", "/store/verification", "").body())
          .contains("{\"account\":\"" + READER + "\",\"mailbox\":\"INBOX\",\"uid\":2}")
          .doesNotContain("\"uid\":1}")
          .doesNotContain("\"uid\":3}");
      tells(server, "1 stored contents are damaged");
      assertThat(server.isReady()).isTrue();
    }
  }

  @Test
  void readOnlyFolderDefersMailUntilWritable(@TempDir Path folder) throws Exception {
    try (LoopDisk disk = LoopDisk.make(folder, 64);
        CarillonServer server =
            CarillonServer.start(
                SharedServer.freshHome("read-only"),
                PortOffset.DAMAGE.value(),
                "--blobs",
                Files.createDirectories(disk.folder().resolve("blobs")).toString())) {
      server.createDomain("damage.test");
      server.createAccount(READER, PASSWORD);
      disk.writable(false);

      assertThat(catchRefusal(() -> send(server, 1))).containsPattern("45[12] 4\\.3\\.[01]");
      tells(server, "cannot be written");

      disk.writable(true);
      Await.until(
          "mail is taken again", BOUND, () -> catchRefusal(() -> send(server, 1)).isEmpty());
      server.awaitReady("health is well again", BOUND);
      assertThat(readable(server)).containsExactly(1);
    }
  }

  /** Waits until health reports this; a health result is cached for a second. */
  private static void tells(CarillonServer server, String sentence) throws Exception {
    Await.until(
        "health says “" + sentence + "”",
        BOUND,
        () -> server.api("GET", "/health/ready", "").body().contains(sentence));
  }

  private interface Sending {
    void send() throws MessagingException;
  }

  /** The error of a server that does not accept a message; empty if it does. */
  private static String catchRefusal(Sending sending) {
    try {
      sending.send();
      return "";
    } catch (MessagingException refused) {
      return String.valueOf(refused) + refused.getNextException();
    }
  }

  private static void send(CarillonServer server, int number) throws MessagingException {
    MailClient client = new MailClient(server);
    String text = "Subject: " + number + "\r\n\r\nbody number " + number + "\r\n";
    try (Transport transport = client.connect()) {
      client.send(transport, text.getBytes(StandardCharsets.US_ASCII), READER);
    }
  }

  /** The numbers of the messages whose content is readable. */
  private static List<Integer> readable(CarillonServer server)
      throws MessagingException, IOException {
    Properties settings = new Properties();
    settings.put("mail.imap.port", "" + server.port("imap"));
    List<Integer> readable = new ArrayList<>();
    try (Store store = Session.getInstance(settings).getStore("imap")) {
      store.connect("127.0.0.1", READER, PASSWORD);
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      for (Message message : inbox.getMessages()) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        message.writeTo(octets);
        // Angus Mail treats an error response as an empty message.
        if (octets.toString(StandardCharsets.US_ASCII).contains("body number")) {
          readable.add(message.getMessageNumber());
        }
      }
    }
    return readable;
  }

  private static void flip(Path home, String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
    try (Stream<Path> files = Files.walk(home.resolve("blobs/segments"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String octets = Files.readString(file, StandardCharsets.ISO_8859_1);
        int at = octets.indexOf(text);
        if (at >= 0) {
          try (RandomAccessFile segment = new RandomAccessFile(file.toFile(), "rw")) {
            segment.seek(at);
            segment.write(wanted[0] ^ 1);
          }
          return;
        }
      }
    }
    throw new IllegalStateException("No segment holds " + text);
  }
}
