package org.carillon.protocol.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
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
import org.junit.jupiter.api.Test;

/** Tests that a session with a silent client leaves its thread and continues on another. */
class RestTest {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final MemoryMail mail = new MemoryMail();

  private final class Client {
    final MemoryLink link = new MemoryLink();
    final Wire wire = new Wire(link, LineEnds.LENIENT, 8_192, IDLE);
    final ImapDialogue session;

    Client() {
      link.startTls();
      Limits limits = new Limits(10, 10, IDLE, IDLE, 8, 8_192);
      session =
          new ImapDialogue(
              new Connection(Service.IMAPS, link.peer(), "s", limits, wire, new MemorySessionLog()),
              mail,
              new MemorySessions(),
              Commands.TABLE);
    }

    FutureTask<Boolean> onNewThread() {
      Callable<Boolean> goOn = session::goOn;
      FutureTask<Boolean> going = new FutureTask<>(goOn);
      Thread.startVirtualThread(going);
      return going;
    }

    void says(String line) {
      link.send(line + "\r\n");
    }

    void hears(String begin) throws InterruptedException {
      String line = link.receiveLine();
      while (!line.startsWith(begin)) {
        line = link.receiveLine();
      }
    }
  }

  @Test
  void idlingClientIsNotifiedWithoutAWaitingThread() throws Exception {
    Client idle = new Client();
    FutureTask<Boolean> first = idle.onNewThread();
    idle.says("a login alice secret\r\nb select INBOX\r\nc idle");
    idle.hears("+ ");
    assertThat(first.get()).as("it is to go on").isTrue();

    Client other = new Client();
    FutureTask<Boolean> appends = other.onNewThread();
    other.says(
        "a login alice secret\r\nb append INBOX {20+}\r\nSubject: x\r\n\r\nbody\r\n\r\nc logout");
    assertThat(appends.get()).as("it is over").isFalse();
    idle.hears("* 1 EXISTS");

    FutureTask<Boolean> second = idle.onNewThread();
    idle.says("done\r\nd noop");
    idle.hears("c OK");
    idle.hears("d OK");
    assertThat(second.get()).as("silent again").isTrue();
    FutureTask<Boolean> third = idle.onNewThread();
    idle.says("e logout");
    idle.hears("e OK");
    assertThat(third.get()).isFalse();
  }

  @Test
  void idleSessionCanBeStopped() throws Exception {
    Client client = new Client();
    FutureTask<Boolean> first = client.onNewThread();
    client.says("a login alice secret\r\nb select INBOX\r\nc idle");
    assertThat(first.get()).isTrue();

    client.wire.stop();
    FutureTask<Boolean> second = client.onNewThread();

    client.hears("* BYE [UNAVAILABLE]");
    client.hears("c OK");
    assertThat(second.get()).isFalse();
  }

  @Test
  void silentClientIsDisconnected() throws IOException, InterruptedException {
    Client client = new Client();
    client.wire.patience(Duration.ofMillis(1));
    client.link.end();

    assertThat(client.session.goOn()).isFalse();
  }
}
