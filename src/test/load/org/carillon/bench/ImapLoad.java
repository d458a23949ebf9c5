package org.carillon.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load on one IMAP server: {@code u0} … {@code u7}, each with an INBOX of {@link #INBOX}
 * messages and an empty {@code Sink}; {@code u0} has a mailbox {@code Large} of {@link #LARGE}
 * besides.
 */
final class ImapLoad {
  static final int ACCOUNTS = 8;
  static final int LARGE_ACCOUNT = 0;
  static final int INBOX = 500;
  static final int LARGE = 10_000;
  static final byte[] MESSAGE = message();

  private final int port;
  private final String domain;
  private final String password;

  ImapLoad(int port, String domain, String password) {
    this.port = port;
    this.domain = domain;
    this.password = password;
  }

  /** The account's address. */
  static String address(int account, String domain) {
    return "u" + account + "@" + domain;
  }

  /** A connection, signed in. */
  ImapClient connect(int account) throws IOException {
    ImapClient client = new ImapClient(port);
    client.login(address(account, domain), password);
    return client;
  }

  /** Fills the mailboxes. */
  void fill() throws Exception {
    together(
        ACCOUNTS,
        account -> {
          try (ImapClient client = connect(account)) {
            client.command("CREATE Sink");
            for (int i = 0; i < INBOX; i++) {
              client.append("INBOX", MESSAGE);
            }
            if (account == LARGE_ACCOUNT) {
              client.command("CREATE Large");
              for (int i = 0; i < LARGE; i++) {
                client.append("Large", MESSAGE);
              }
            }
            return 0L;
          }
        });
  }

  /** Does the work for so long; answers how often a second it was done. */
  double rate(ImapWork work, Duration duration) throws Exception {
    long begin = System.nanoTime();
    long end = begin + duration.toNanos();
    long done =
        together(
            work.connections(),
            connection -> {
              try (ImapClient client = connect(work.account(connection))) {
                work.begin(client);
                long times = 0;
                long start = System.nanoTime();
                // Signing in took its time: the others wait with their clock too.
                long stop = Math.max(end, start + duration.toNanos() / 2);
                while (System.nanoTime() < stop) {
                  work.once(client, this, connection);
                  times++;
                }
                return (long) (times * 1e9 * 1000 / (System.nanoTime() - start));
              }
            });
    return done / 1000.0;
  }

  /** What one connection does; answers a figure to sum. */
  @FunctionalInterface
  private interface Share {
    long perform(int connection) throws IOException;
  }

  private static long together(int connections, Share share) throws Exception {
    List<Callable<Long>> shares = new ArrayList<>();
    for (int i = 0; i < connections; i++) {
      int connection = i;
      shares.add(() -> share.perform(connection));
    }
    long sum = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      for (Future<Long> future : threads.invokeAll(shares)) {
        sum += future.get();
      }
    } catch (ExecutionException e) {
      throw new UncheckedIOException(new IOException(e.getCause()));
    }
    return sum;
  }

  /** Ten kilobytes as people send them: a text in two forms. */
  private static byte[] message() {
    StringBuilder text =
        new StringBuilder(
            """
            Received: from mx.example.net (mx.example.net [192.0.2.1])
             by mail.example.test with ESMTPS id 4f3a2b1c for <u0@bench.test>;
             Fri, 20 Nov 2026 08:00:00 +0000
            Date: Fri, 20 Nov 2026 07:59:58 +0000
            From: Alice Example <alice@example.net>
            To: Bob Example <bob@bench.test>, "Carol, of Sales" <carol@bench.test>
            Cc: dave@bench.test
            Subject: Minutes of the meeting about the bells of the tower
            Message-ID: <20261120075958.4f3a2b1c@example.net>
            In-Reply-To: <20261119.1@bench.test>
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_b1"

            --=_b1
            Content-Type: text/plain; charset=utf-8

            """);
    text.append("The bells were rung at eight, at noon and again at the sixth hour.\n".repeat(70));
    text.append("--=_b1\nContent-Type: text/html; charset=utf-8\n\n<p>\n");
    text.append("The bells were rung at eight, at noon and again at the sixth hour.\n".repeat(70));
    text.append("--=_b1--\n");
    return text.toString().replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
