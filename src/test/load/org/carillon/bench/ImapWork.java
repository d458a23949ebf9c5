package org.carillon.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** What clients do in {@code bench imap}, each measured alone. */
enum ImapWork {
  LOGIN(8, false) {
    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      try (ImapClient another = load.connect(connection)) {
        another.command("LOGOUT");
      }
    }
  },
  SELECT_10K(2, true) {
    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      client.command("SELECT Large");
    }
  },
  FLAGS_10K(2, true) {
    @Override
    void begin(ImapClient client) throws IOException {
      client.command("SELECT Large");
    }

    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      client.command("FETCH 1:* (FLAGS)");
    }
  },
  ENVELOPE_10K(2, true) {
    @Override
    void begin(ImapClient client) throws IOException {
      client.command("SELECT Large");
    }

    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      client.command("FETCH 1:* (ENVELOPE)");
    }
  },
  BODY(8, false) {
    @Override
    void begin(ImapClient client) throws IOException {
      client.command("SELECT INBOX");
    }

    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      client.command("FETCH " + any() + " BODY.PEEK[]");
    }
  },
  STORE(8, false) {
    @Override
    void begin(ImapClient client) throws IOException {
      client.command("SELECT INBOX");
    }

    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      String sign = ThreadLocalRandom.current().nextBoolean() ? "+" : "-";
      client.command("STORE " + any() + " " + sign + "FLAGS (\\Flagged)");
    }
  },
  APPEND(8, false) {
    @Override
    void once(ImapClient client, ImapLoad load, int connection) throws IOException {
      client.append("Sink", ImapLoad.MESSAGE);
    }
  };

  private final int connections;
  private final boolean large;

  ImapWork(int connections, boolean large) {
    this.connections = connections;
    this.large = large;
  }

  /** Whose mailboxes a connection works on: all on the large one, or each on its own. */
  int account(int connection) {
    return large ? ImapLoad.LARGE_ACCOUNT : connection;
  }

  /** How many connections do it at once. */
  int connections() {
    return connections;
  }

  /** What a connection does before the clock runs. */
  void begin(ImapClient client) throws IOException {}

  /** One operation. */
  abstract void once(ImapClient client, ImapLoad load, int connection) throws IOException;

  private static int any() {
    return 1 + ThreadLocalRandom.current().nextInt(ImapLoad.INBOX);
  }

  /** As printed. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
