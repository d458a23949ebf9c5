package org.carillon.bench.busy;

import java.io.IOException;
import java.time.Duration;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.imap.ImapClient;

/**
 * A mail client that waits in IDLE and reads new messages, with a bounded rate of commands; returns
 * the number of its commands.
 */
final class BusyReader implements Callable<Integer> {
  private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
  private static final Pattern UID = Pattern.compile("\\* \\d+ FETCH \\(.*?UID (\\d+)");
  private static final long EVERY_NANOS = 100_000_000;

  private final int port;
  private final String address;
  private final String password;
  private final CountDownLatch ready;
  private final AtomicBoolean over;
  private int exists;

  /**
   * @param ready is counted down once the mailbox is selected
   * @param over ends the session
   */
  BusyReader(int port, String address, String password, CountDownLatch ready, AtomicBoolean over) {
    this.port = port;
    this.address = address;
    this.password = password;
    this.ready = ready;
    this.over = over;
  }

  @Override
  public Integer call() throws IOException {
    int commands = 0;
    try (ImapClient client = new ImapClient(port)) {
      client.login(address, password);
      note(client.answers("SELECT INBOX"));
      ready.countDown();
      while (!over.get()) {
        long next = System.nanoTime() + EVERY_NANOS;
        note(client.idle(Duration.ofNanos(EVERY_NANOS / 2)));
        note(client.answers(command(commands)));
        commands++;
        LockSupport.parkNanos(next - System.nanoTime());
      }
    }
    return commands;
  }

  private String command(int number) {
    int from = Math.max(1, exists - 20);
    return switch (number % 4) {
      case 0 -> "FETCH " + from + ":* (UID FLAGS)";
      case 1 -> "NOOP";
      case 2 -> "UID SEARCH UNSEEN " + from + ":*";
      default -> exists == 0 ? "NOOP" : "FETCH " + exists + " (UID RFC822.SIZE INTERNALDATE)";
    };
  }

  /** A mailbox without expunges never shrinks. */
  private void note(String answers) throws IOException {
    Matcher said = EXISTS.matcher(answers);
    while (said.find()) {
      int now = Integer.parseInt(said.group(1));
      if (now < exists) {
        throw new IOException("There were " + exists + " messages, now there are " + now);
      }
      exists = now;
    }
  }

  /** Returns the mailbox's uids and asserts that each occurs once. */
  static NavigableSet<Long> uids(int port, String address, String password) throws IOException {
    NavigableSet<Long> uids = new TreeSet<>();
    try (ImapClient client = new ImapClient(port)) {
      client.login(address, password);
      client.command("SELECT INBOX");
      Matcher each = UID.matcher(client.answers("FETCH 1:* (UID)"));
      while (each.find()) {
        if (!uids.add(Long.valueOf(each.group(1)))) {
          throw new IOException("UID " + each.group(1) + " is there twice");
        }
      }
    }
    return uids;
  }
}
