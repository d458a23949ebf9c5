package org.carillon.bench.imap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.carillon.bench.peer.Accounts;

/**
 * The load on one IMAP server: accounts, each with an INBOX of {@link #INBOX} messages and an empty
 * {@code Sink}; the first has {@code Large} with {@link #LARGE}, {@code Big} with one of 10 MB, and
 * a thousand folders besides.
 */
final class ImapLoad {
  static final int ACCOUNTS = 8;
  static final int LARGE_ACCOUNT = 0;
  static final int INBOX = 500;
  static final int LARGE = 10_000;

  private static final int FOLDERS = 1_000;
  private static final int AT_ONCE = 50;

  private final int port;
  private final Accounts accounts;

  ImapLoad(int port, Accounts accounts) {
    this.port = port;
    this.accounts = accounts;
  }

  /** Opens an authenticated connection. */
  ImapClient connect(int account) throws IOException {
    ImapClient client = new ImapClient(port);
    client.login(accounts.address(account), accounts.password());
    return client;
  }

  /** Fills the mailboxes, the large one by all connections together. */
  void fill() throws Exception {
    try (ImapClient client = connect(LARGE_ACCOUNT)) {
      client.command("CREATE Large");
      client.command("CREATE Big");
      client.append("Big", ImapMail.big());
      client.command("CREATE Folders");
      for (int i = 0; i < FOLDERS; i++) {
        client.command("CREATE Folders/f" + i);
      }
    }
    together(ACCOUNTS, this::fillAccount);
  }

  private double fillAccount(int account) throws IOException {
    try (ImapClient own = connect(account);
        ImapClient large = connect(LARGE_ACCOUNT)) {
      own.command("CREATE Sink");
      append(own, "INBOX", IntStream.range(0, INBOX));
      append(large, "Large", IntStream.range(0, LARGE / ACCOUNTS).map(i -> i * ACCOUNTS + account));
    }
    return 0;
  }

  /** Appends many at a time, because filling is not measured. */
  private static void append(ImapClient client, String mailbox, IntStream numbers)
      throws IOException {
    for (List<Integer> some : numbers.boxed().gather(Gatherers.windowFixed(AT_ONCE)).toList()) {
      client.append(mailbox, some.stream().map(ImapMail::message).toList());
    }
  }

  /** Repeats the work for that time, at least once; returns the rate per second. */
  double rate(ImapWork work, Duration duration) throws Exception {
    return together(work.connections(), connection -> share(work, connection, duration));
  }

  private double share(ImapWork work, int connection, Duration duration) throws IOException {
    int account = work.account(connection);
    try (ImapClient client = connect(account)) {
      ImapTurn turn = new ImapTurn(client, this, account, connection);
      work.begin().take(turn);
      long stop = System.nanoTime() + duration.toNanos();
      long measured = 0;
      long times = 0;
      do {
        work.prepare().take(turn);
        long start = System.nanoTime();
        work.once().take(turn);
        measured += System.nanoTime() - start;
        times++;
      } while (System.nanoTime() < stop);
      return times * 1e9 / measured;
    }
  }

  /** One connection's part of the work; returns a number to sum. */
  @FunctionalInterface
  private interface Share {
    double perform(int connection) throws IOException;
  }

  private static double together(int connections, Share share) throws Exception {
    List<Callable<Double>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int connection = i;
      shares.add(() -> share.perform(connection));
    }
    double sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (Future<Double> future : threads.invokeAll(shares)) {
        sum += future.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return sum;
  }
}
