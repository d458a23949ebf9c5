package org.carillon.transport.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.carillon.contract.content.Content;
import org.carillon.format.mime.header.Header;
import org.junit.jupiter.api.Test;

class MessageHeaderTest {

  private static MessageHeader read(String message) throws IOException {
    byte[] octets = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    return MessageHeader.of(Content.of(octets));
  }

  @Test
  void headerKnowsHopsAndDeliveredAddresses() throws IOException {
    MessageHeader header =
        read(
            """
            Received: from a by b with ESMTPS id topmost.1
              for <bob@example.test>; Fri, 20 Nov 2026 08:00:00 +0000
            Delivered-To: Bob@Example.test
            RECEIVED: from x by y with SMTP id lower; today
            Message-ID: <m@example>
            Subject: one
             two

            Received: not a field any more
            """);

    assertThat(header.header().count("Received")).isEqualTo(2);
    assertThat(header.traceId()).contains("topmost.1");
    assertThat(header.wasDeliveredTo("bob@example.test")).isTrue();
    assertThat(header.wasDeliveredTo("alice@example.test")).isFalse();
    assertThat(header.messageId()).isEqualTo("<m@example>");
    assertThat(header.bulk()).isFalse();
  }

  @Test
  void headerEndsAtTheEmptyLine() throws IOException {
    MessageHeader header = read("A: b\n\nbody");
    assertThat(header.octets()).isEqualTo("A: b\r\n\r\n".length());
    assertThat(read("\nbody").octets()).isEqualTo(2);
    assertThat(read("").octets()).isZero();
  }

  @Test
  void bulkMailIsRecognizedByListAndPrecedence() throws IOException {
    assertThat(read("List-Id: <l.example>\n\n").bulk()).isTrue();
    assertThat(read("Precedence: bulk\n\n").bulk()).isTrue();
    assertThat(read("Precedence: first-class\n\n").bulk()).isFalse();
  }

  @Test
  void randomOctetsAreReadAsAHeader() throws IOException {
    var random = new Random(7);
    byte[] seeds =
        "Received: with SMTP id x;\r\n\t : \0\u00ff".getBytes(StandardCharsets.ISO_8859_1);
    for (int round = 0; round < 5_000; round++) {
      byte[] octets = new byte[random.nextInt(300)];
      for (int i = 0; i < octets.length; i++) {
        octets[i] =
            random.nextBoolean() ? seeds[random.nextInt(seeds.length)] : (byte) random.nextInt();
      }
      MessageHeader header = MessageHeader.of(Content.of(octets));
      assertThat(header.octets()).isBetween(0, octets.length);
    }
  }

  @Test
  void headerIsReadUpToItsLimit() throws IOException {
    byte[] endless = new byte[Header.MOST_OCTETS * 2];
    Arrays.fill(endless, (byte) 'a');
    assertThat(MessageHeader.of(Content.of(endless)).octets()).isEqualTo(Header.MOST_OCTETS);
  }
}
