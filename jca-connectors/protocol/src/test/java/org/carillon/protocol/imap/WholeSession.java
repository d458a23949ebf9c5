package org.carillon.protocol.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;

/** A session of a client that sends everything at once, and the exception that ended it. */
public record WholeSession(String transcript, Optional<Throwable> escaped) {
  private static final Limits LIMITS =
      new Limits(10, 10, Duration.ofMinutes(5), Duration.ofMinutes(5), 50, 4_096);

  public static WholeSession of(String sent) throws InterruptedException {
    MemoryLink link = new MemoryLink();
    link.startTls();
    link.send(sent);
    link.end();
    Wire wire = new Wire(link, LineEnds.LENIENT, LIMITS.lineOctets(), LIMITS.idle());
    Connection connection =
        new Connection(Service.IMAPS, link.peer(), "s", LIMITS, wire, new MemorySessionLog());
    AtomicReference<Throwable> escaped = new AtomicReference<>();
    Thread session =
        Thread.startVirtualThread(
            () -> {
              try {
                ImapSessions.whole(
                    new ImapDialogue(
                        connection, new MemoryMail(), new MemorySessions(), Commands.TABLE));
              } catch (IOException | RuntimeException | Error e) {
                escaped.set(e);
              }
            });
    assertThat(session.join(Duration.ofSeconds(20))).as("session ends on %s", sent).isTrue();
    return new WholeSession(link.transcript(), Optional.ofNullable(escaped.get()));
  }
}
