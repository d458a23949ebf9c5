package org.carillon.protocol.managesieve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class ManageSieveFuzzTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 50, 512);
  private static final String[] SEEDS = {
    "AUTHENTICATE \"PLAIN\" \"AGFsaWNlAHNlY3JldA==\"\r\n",
    "AUTHENTICATE \"PLAIN\" {20+}\r\nAGFsaWNlAHNlY3JldA==\r\n",
    "AUTHENTICATE \"LOGIN\"\r\n",
    "\"YWxpY2U=\"\r\n",
    "CAPABILITY\r\n",
    "PUTSCRIPT \"a\" {5+}\r\nkeep;\r\n",
    "PUTSCRIPT \"b\" \"discard;\"\r\n",
    "LISTSCRIPTS\r\n",
    "GETSCRIPT \"a\"\r\n",
    "SETACTIVE \"a\"\r\n",
    "SETACTIVE \"\"\r\n",
    "RENAMESCRIPT \"a\" \"c\"\r\n",
    "DELETESCRIPT \"b\"\r\n",
    "CHECKSCRIPT {5}\r\nwrong\r\n",
    "HAVESPACE \"a\" 100\r\n",
    "NOOP \"x\"\r\n",
    "STARTTLS\r\n",
    "LOGOUT\r\n",
  };

  @Test
  void arbitraryInputIsAnswered() throws IOException {
    Random random = new Random(5804);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder sent = new StringBuilder(random.nextBoolean() ? SEEDS[0] : "");
      for (int i = random.nextInt(8); i >= 0; i--) {
        StringBuilder seed = new StringBuilder(SEEDS[random.nextInt(SEEDS.length)]);
        if (random.nextInt(3) == 0) {
          seed.setCharAt(random.nextInt(seed.length()), (char) random.nextInt(256));
        }
        sent.append(seed);
      }
      MemoryLink link = new MemoryLink();
      link.startTls();
      link.send(sent.toString());
      link.end();
      Wire wire = new Wire(link, LineEnds.LENIENT, LIMITS.lineOctets(), LIMITS.idle());
      Connection connection =
          new Connection(
              Service.MANAGESIEVE, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
      try {
        new ManageSieveSession(connection, new MemoryScripts(), new MemorySessions()).run();
      } catch (IOException gone) {
        // Within a literal: the client has left.
        assertThat(sent.toString()).contains("{");
      }
      assertThat(link.transcript()).startsWith("\"IMPLEMENTATION\" \"Carillon\"\r\n");
    }
  }
}
