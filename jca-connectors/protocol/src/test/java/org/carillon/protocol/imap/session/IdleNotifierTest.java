package org.carillon.protocol.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.Test;

class IdleNotifierTest {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch told = new CountDownLatch(1);

  private static ImapSession session() {
    MemoryLink link = new MemoryLink();
    link.startTls();
    Wire wire = new Wire(link, LineEnds.LENIENT, 8_192, IDLE);
    Limits limits = new Limits(10, 10, IDLE, IDLE, 8, 8_192);
    return new ImapSession(
        new Connection(Service.IMAPS, link.peer(), "s1", limits, wire, new MemorySessionLog()),
        new MemoryMail(),
        new MemorySessions(),
        Commands.TABLE);
  }

  private boolean tellAtTheThirdTry() {
    boolean third = calls.incrementAndGet() == 3;
    if (third) {
      told.countDown();
    }
    return third;
  }

  @Test
  void failedIdleNotificationIsRetried() throws Exception {
    IdleNotifier notifier = new IdleNotifier(session(), this::tellAtTheThirdTry, Duration.ZERO);

    notifier.changed();

    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    notifier.finish();
    assertThat(calls).hasValue(3);
  }
}
