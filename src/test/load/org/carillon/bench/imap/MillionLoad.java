package org.carillon.bench.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.bench.peer.Accounts;

/** One server whose only account has {@code Huge} and, with a thousand messages, {@code Small}. */
final class MillionLoad {
  private static final int SEED = 10_000;
  private static final int SMALL = 1_000;

  private final String name;
  private final int port;
  private final Accounts accounts;
  private final int messages;

  MillionLoad(String name, int port, Accounts accounts, int messages) {
    this.name = name;
    this.port = port;
    this.accounts = accounts;
    this.messages = messages;
  }

  String name() {
    return name;
  }

  private ImapClient connect() throws IOException {
    ImapClient client = new ImapClient(port);
    client.login(accounts.address(0), accounts.password());
    return client;
  }

  /** Appends some messages and copies them until there are enough. */
  void fill() throws IOException {
    System.out.println("Filling " + name);
    try (ImapClient client = connect()) {
      for (String mailbox : new String[] {"Seed", "Small", "Huge"}) {
        client.command("CREATE " + mailbox);
      }
      for (int i = 0; i < SEED; i++) {
        client.append("Seed", ImapMail.message(i));
      }
      client.command("SELECT Seed");
      client.command("COPY 1:" + SMALL + " Small");
      for (int copied = 0; copied < messages; copied += SEED) {
        client.command("COPY 1:* Huge");
      }
    }
  }

  /** SELECTs per second by a client that does nothing else. */
  double warmSelects(Duration turn) throws IOException {
    try (ImapClient client = connect()) {
      return rate(turn, _ -> client.command("SELECT Huge"));
    }
  }

  /** The first SELECT after a start, as SELECTs a second. */
  double coldSelect() throws IOException {
    try (ImapClient client = connect()) {
      long start = System.nanoTime();
      client.command("SELECT Huge");
      return 1e9 / (System.nanoTime() - start);
    }
  }

  /** Messages per second, appended one by one. */
  double appends(String mailbox, Duration turn) throws IOException {
    try (ImapClient client = connect()) {
      return rate(turn, times -> client.append(mailbox, ImapMail.message(times)));
    }
  }

  @FunctionalInterface
  private interface Step {
    void number(int times) throws IOException;
  }

  private static double rate(Duration turn, Step step) throws IOException {
    long start = System.nanoTime();
    int times = 0;
    while (System.nanoTime() - start < turn.toNanos()) {
      step.number(times);
      times++;
    }
    return times * 1e9 / (System.nanoTime() - start);
  }

  /**
   * Leaves, lets another client change flags and expunge, comes back; returns the milliseconds of
   * the resynchronising SELECT.
   */
  double resynchronise(int changes) throws IOException {
    String selected;
    try (ImapClient leaving = connect()) {
      leaving.command("ENABLE QRESYNC");
      selected = leaving.answers("SELECT Huge");
    }
    long exists = number(selected, "\\* (\\d+) EXISTS");
    try (ImapClient other = connect()) {
      other.command("SELECT Huge");
      long first = exists / 3;
      long last = first + changes / 2 - 1;
      other.command("STORE " + first + ":" + last + " FLAGS.SILENT (\\Answered $Away)");
      other.command(
          "STORE "
              + 2 * first
              + ":"
              + (2 * first + changes / 2 - 1)
              + " +FLAGS.SILENT (\\Deleted)");
      other.command("EXPUNGE");
    }
    try (ImapClient back = connect()) {
      back.command("ENABLE QRESYNC");
      String command =
          "SELECT Huge (QRESYNC (%d %d))"
              .formatted(
                  number(selected, "UIDVALIDITY (\\d+)"), number(selected, "HIGHESTMODSEQ (\\d+)"));
      long start = System.nanoTime();
      back.command(command);
      return (System.nanoTime() - start) / 1e6;
    }
  }

  private static long number(String answers, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(answers);
    if (!matcher.find()) {
      throw new IllegalStateException(pattern + " is not in " + answers);
    }
    return Long.parseLong(matcher.group(1));
  }
}
