package org.carillon.protocol.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.carillon.contract.mail.BareNewlinePolicy;
import org.carillon.contract.mail.IntakeTerms;
import org.carillon.contract.mail.MissingFromPolicy;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.format.growth.Growth;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.SilentLink;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class TricklingHeadTest {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 5, 2_048);

  @Test
  void slowHeaderIsParsedInLinearTime() {
    assertThat(Growth.of(TricklingHeadTest::send, 7_500, Growth.TIMES * 7_500, 0))
        .isLessThan(Growth.LINEAR);
  }

  private static void send(int octets) {
    String said =
        "EHLO c\r\nMAIL FROM:<a@example.net>\r\nRCPT TO:<b@example.test>\r\nDATA\r\nX: "
            + "x".repeat(octets)
            + "\r\n\r\n.\r\nQUIT\r\n";
    var link = new Trickle(said.getBytes(StandardCharsets.US_ASCII));
    var intake =
        new MemoryIntake(
            new IntakeTerms(
                "mx.example.test",
                100_000,
                5,
                3,
                false,
                MissingFromPolicy.ADD,
                BareNewlinePolicy.REFUSE),
            100_000);
    try (Wire wire = new Wire(link, LineEnds.STRICT, 2_048, Duration.ofMinutes(5))) {
      var connection =
          new Connection(Service.SMTP, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
      new SmtpSession(connection, intake, new MemorySessions(), Optional::empty).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    assertThat(intake.taken()).hasSize(1);
  }

  /** Returns one octet per read. */
  private static final class Trickle extends SilentLink {
    private final byte[] octets;
    private int at;

    Trickle(byte[] octets) {
      this.octets = octets;
    }

    @Override
    public int read(byte[] into, int offset, int length, int patience) {
      if (at == octets.length) {
        return -1;
      }
      into[offset] = octets[at++];
      return 1;
    }
  }
}
