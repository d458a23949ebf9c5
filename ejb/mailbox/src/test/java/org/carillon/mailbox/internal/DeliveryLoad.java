package org.carillon.mailbox.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.blob.internal.LocalBlobs;
import org.carillon.contract.content.Spool;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.messages.Flags;
import org.carillon.mailbox.TextIndex;
import org.carillon.mailbox.tree.FirstMailboxes;
import org.carillon.node.Life;
import org.carillon.startup.internal.Schema;
import org.carillon.store.Delivery;
import org.carillon.store.DeliveryAnswer;
import org.carillon.store.Target;
import org.carillon.store.parts.NoChangeHints;
import org.carillon.store.parts.StoreParts;
import org.postgresql.ds.PGPoolingDataSource;

/**
 * Measures deliveries per second into local mailboxes, without protocols: {@code DeliveryLoad
 * JDBC-URL FOLDER [SECONDS [DELIVERERS [ACCOUNTS]]]} on an empty database.
 */
public final class DeliveryLoad {
  private static final int OCTETS = 10_240;

  private DeliveryLoad() {}

  public static void main(String[] arguments) throws Exception {
    int seconds = number(arguments, 2, 10);
    int deliverers = number(arguments, 3, 64);
    int accounts = number(arguments, 4, 100);
    PGPoolingDataSource database = new PGPoolingDataSource();
    database.setURL(arguments[0]);
    database.setDataSourceName("load");
    database.setMaxConnections(20);
    Schema.migrate(database);
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    LocalBlobs blobs =
        LocalBlobs.open(database, folder, "load", new LocalBlobs.Bounds(256 << 20, 1 << 30));
    try (blobs;
        StoreParts store =
            new StoreParts(
                new StoreParts.Dependencies(
                    database, blobs.blobs(), blobs.writer(), new NoChangeHints(), new TestQuotas()),
                Life.of("load"),
                StoreParts.viewMessages(Runtime.getRuntime().maxMemory() / 8));
        MailStore mailboxes =
            new MailStore(
                store,
                new MailStore.Dependencies(
                    blobs.spools(),
                    TextIndex.NONE,
                    new TestPeople(),
                    new TestQuotas(),
                    new TestKey()),
                Runtime.getRuntime().maxMemory() / 8)) {
      provision(database, mailboxes, accounts);
      store.start();
      mailboxes.ready();
      for (int round = 0; round < 3; round++) {
        run(store, blobs, seconds, deliverers, accounts);
      }
    }
    database.close();
  }

  private static int number(String[] arguments, int index, int fallback) {
    return arguments.length > index ? Integer.parseInt(arguments[index]) : fallback;
  }

  private static void provision(PGPoolingDataSource database, MailStore store, int accounts)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      for (int account = 1; account <= accounts; account++) {
        store.provision(
            connection,
            List.of(new FirstMailboxes.Owner(account, 1, "load" + account + "@example.test")));
      }
    }
  }

  private static void run(
      StoreParts store, LocalBlobs blobs, int seconds, int deliverers, int accounts)
      throws InterruptedException {
    byte[] message = message();
    AtomicLong delivered = new AtomicLong();
    Duration cpuBefore = cpu();
    long start = System.nanoTime();
    long end = start + Duration.ofSeconds(seconds).toNanos();
    Thread[] threads = new Thread[deliverers];
    for (int i = 0; i < deliverers; i++) {
      threads[i] =
          Thread.startVirtualThread(
              () -> {
                while (System.nanoTime() < end) {
                  long account = 1 + ThreadLocalRandom.current().nextInt(accounts);
                  if (deliver(store, blobs, message, account)) {
                    delivered.incrementAndGet();
                  }
                }
              });
    }
    for (Thread thread : threads) {
      thread.join();
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%.0f deliveries/s, %.0f µs of this process each%n",
        delivered.get() / took, cpu().minus(cpuBefore).toNanos() / 1e3 / delivered.get());
  }

  private static boolean deliver(StoreParts store, LocalBlobs blobs, byte[] message, long account) {
    try (Spool spool = blobs.spools().open(message.length)) {
      spool.write(message, 0, message.length);
      Target target =
          new Target(
              account,
              MailboxName.INBOX,
              "Return-Path: <sender@example.org>\r\n".getBytes(StandardCharsets.US_ASCII),
              Flags.NONE);
      DeliveryAnswer answer =
          store
              .deliveries()
              .commit(new Delivery(spool, StoreFixture.NOON, List.of(target), Optional.empty()));
      return answer instanceof DeliveryAnswer.Committed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static byte[] message() {
    StringBuilder text =
        new StringBuilder(
            """
            Received: from client.example.org (client.example.org [192.0.2.1])\r
            \tby mail.example.test with ESMTP id 1; Fri, 20 Nov 2026 12:00:00 +0000\r
            From: Sender Example <sender@example.org>\r
            To: Recipient Example <recipient@example.test>\r
            Subject: A message of the usual length\r
            Date: Fri, 20 Nov 2026 12:00:00 +0000\r
            Message-ID: <1234567890@example.org>\r
            MIME-Version: 1.0\r
            Content-Type: text/plain; charset=UTF-8\r
            \r
            """);
    while (text.length() < OCTETS) {
      text.append("The quick brown fox jumps over the lazy dog, again and again and again.\r\n");
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
