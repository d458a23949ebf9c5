package org.carillon.protocol.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class Pop3FuzzTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 50, 512);
  private static final String[] SEEDS = {
    "USER alice\r\nPASS secret\r\n",
    "AUTH PLAIN AGFsaWNlAHNlY3JldA==\r\n",
    "AUTH LOGIN\r\n",
    "YWxpY2U=\r\n",
    "CAPA\r\n",
    "STAT\r\n",
    "LIST 1\r\n",
    "UIDL\r\n",
    "TOP 1 10\r\n",
    "RETR 1\r\n",
    "DELE 1\r\n",
    "RSET\r\n",
    "QUIT\r\n",
    "STLS\r\n",
    "NOOP\r\n",
  };

  @Test
  void arbitraryInputIsAnswered() throws IOException {
    Random random = new Random(1939);
    for (int round = 0; round < 5_000; round++) {
      StringBuilder sent = new StringBuilder();
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
          new Connection(Service.POP3S, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
      new Pop3Session(connection, new MemoryMail(), new MemorySessions()).run();
      assertThat(link.transcript()).startsWith("+OK ").endsWith("\r\n");
    }
  }
}
