package org.carillon.webmail.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.carillon.contract.mailbox.messages.Flag;
import org.junit.jupiter.api.Test;

class MboxTest {

  private static String written(String message, long flags, String... keywords) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Mbox.write(
        new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)),
        Instant.parse("2026-11-05T08:07:06Z"),
        flags,
        List.of(keywords),
        out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void messageIsWrittenWithItsFlags() throws Exception {
    assertThat(
            written(
                "Subject: Bells\r\n\r\nThey ring.\r\n",
                Flag.SEEN.bit() | Flag.FLAGGED.bit(),
                "tower"))
        .isEqualTo(
            "From MAILER-DAEMON Thu Nov  5 08:07:06 2026\nStatus: RO\nX-Status: F\n"
                + "X-Keywords: tower\nSubject: Bells\n\nThey ring.\n\n");
  }

  @Test
  void linesStartingWithFromAreQuoted() throws Exception {
    assertThat(written("S: x\r\n\r\nFrom here\r\n>From there\r\n>>Fro\r\nFrom\r\n>\r\n> ", 0))
        .endsWith("S: x\n\n>From here\n>>From there\n>>Fro\nFrom\n>\n> \n\n");
    assertThat(written("From x", 0)).endsWith("Status: O\n>From x\n\n");
    assertThat(written("a\rb\n\n\nFrom ", 0)).endsWith("a\rb\n\n\n>From \n\n");
  }
}
