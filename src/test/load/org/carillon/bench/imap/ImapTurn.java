package org.carillon.bench.imap;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** One connection that does a work: its client and its random choices. */
final class ImapTurn {
  private final ImapClient client;
  private final ImapLoad load;
  private final int account;

  private final Map<String, String> now = new HashMap<>();

  /** Seeded, so that each run gets the same choices. */
  private final RandomGenerator random;

  ImapTurn(ImapClient client, ImapLoad load, int account, int connection) {
    this.client = client;
    this.load = load;
    this.account = account;
    this.random = RandomGeneratorFactory.of("L64X128MixRandom").create(connection);
  }

  /** Sends a command and waits for its OK. */
  void command(String text) throws IOException {
    client.command(text);
  }

  void append(String mailbox, byte[] message) throws IOException {
    client.append(mailbox, message);
  }

  /** Signs in and out on a connection of its own. */
  void visit() throws IOException {
    try (ImapClient another = load.connect(account)) {
      another.command("LOGOUT");
    }
  }

  /** Replaces the mailbox that {@link #now} named before by a new, empty one. */
  void renew(String mailbox) throws IOException {
    String before = now.put(mailbox, mailbox + "-" + System.nanoTime());
    if (before != null) {
      client.tryCommand("DELETE " + before);
    }
    client.command("CREATE " + now(mailbox));
  }

  /** The latest mailbox's name: some servers do not allow to reuse a name at once. */
  String now(String mailbox) {
    return now.get(mailbox);
  }

  /** A number from 1 to the bound. */
  int any(int bound) {
    return 1 + random.nextInt(bound);
  }

  /** A thousand messages of the large mailbox, such as {@code 1001:2000}. */
  String thousand() {
    int first = 1 + 1_000 * random.nextInt(ImapLoad.LARGE / 1_000);
    return first + ":" + (first + 999);
  }

  /** Returns a random choice. */
  @SafeVarargs
  final <T> T oneOf(T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
