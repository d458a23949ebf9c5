package org.carillon.protocol.imap.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.contract.mailbox.MailAccess;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.net.Limits;
import org.carillon.contract.net.Service;
import org.carillon.protocol.imap.Commands;
import org.carillon.protocol.imap.ImapSessions;
import org.carillon.protocol.imap.session.ImapDialogue;
import org.carillon.protocol.memory.MemoryMail;
import org.carillon.protocol.wire.Connection;
import org.carillon.protocol.wire.LineEnds;
import org.carillon.protocol.wire.MemoryLink;
import org.carillon.protocol.wire.MemorySessionLog;
import org.carillon.protocol.wire.MemorySessions;
import org.carillon.protocol.wire.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a session with NOTIFY watches its mailboxes, and retries after a failure. */
class NotificationsTest {
  private static final Duration IDLE = Duration.ofMinutes(5);

  private final MemoryLink link = new MemoryLink();
  private final Semaphore watches = new Semaphore(0);
  private final Semaphore watchesOfAll = new Semaphore(0);
  private final Semaphore failures = new Semaphore(0);
  private final MemoryMail mail = new MemoryMail();
  private volatile boolean away;
  private Thread speaking;

  @BeforeEach
  void open() throws Exception {
    link.startTls();
    Wire wire = new Wire(link, LineEnds.LENIENT, 8_192, IDLE);
    Limits limits = new Limits(10, 10, IDLE, IDLE, 8, 8_192);
    Connection connection =
        new Connection(Service.IMAPS, link.peer(), "s1", limits, wire, new MemorySessionLog());
    ImapDialogue dialogue =
        new ImapDialogue(connection, observed(), new MemorySessions(), Commands.TABLE);
    speaking =
        Thread.startVirtualThread(
            () -> {
              try {
                ImapSessions.whole(dialogue);
              } catch (IOException e) {
                fail(e);
              }
            });
    link.receiveLine();
    say("a", "login alice secret");
  }

  @AfterEach
  void close() throws Exception {
    link.end();
    speaking.join();
  }

  /** Returns the store; it counts watchers, and fails queries for changes while it is away. */
  private MailAccess observed() {
    return (MailAccess)
        Proxy.newProxyInstance(
            MailAccess.class.getClassLoader(),
            new Class<?>[] {MailAccess.class},
            (_, method, arguments) -> {
              switch (method.getName()) {
                case "watch" -> watches.release();
                case "watchAll" -> watchesOfAll.release();
                case "changes" -> {
                  if (away) {
                    failures.release();
                    return Answer.failed(new Failure.TryLater("away"));
                  }
                }
                default -> {}
              }
              return method.invoke(mail, arguments);
            });
  }

  private void say(String tag, String command) throws InterruptedException {
    link.send(tag + " " + command + "\r\n");
    String line;
    do {
      line = link.receiveLine();
    } while (!line.startsWith(tag + " "));
    assertThat(line).startsWith(tag + " OK");
  }

  @Test
  void selectedMailboxIsWatchedContinuously() throws Exception {
    say("b", "notify set (selected (MessageNew MessageExpunge))");
    say("c", "select INBOX");
    say("d", "noop");
    say("e", "noop");
    assertThat(watches.availablePermits()).isEqualTo(1);

    say("f", "select Sent");
    say("g", "noop");
    assertThat(watches.availablePermits()).isEqualTo(2);
  }

  @Test
  void failedNotificationIsRetriedWithoutAnotherChange() throws Exception {
    say("b", "notify set (personal (MailboxName))");
    away = true;
    Caller alice =
        new Caller(
            MemorySessions.ACCOUNTS.get(MemorySessions.ALICE),
            MemorySessions.ALICE,
            new Rights.User(),
            "s2");
    assertThat(mail.create(alice, new MailboxName("Work"), Set.of()))
        .isInstanceOf(Answer.Done.class);
    assertThat(failures.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

    away = false;
    link.send("c noop\r\n");

    assertThat(List.of(link.receiveLine(), link.receiveLine()))
        .anyMatch(line -> line.startsWith("c OK"))
        .contains("* LIST () \"/\" \"Work\"");
  }

  /** The store reports a share that the watch, which began before, can't cover. */
  @Test
  void mailboxesSharedWhileTheWatchBeginsAreWatched() throws Exception {
    say("b", "notify set (personal (MessageNew MessageExpunge))");

    assertThat(watchesOfAll.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
  }
}
