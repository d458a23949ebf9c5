package org.carillon.bench.silent;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.carillon.bench.Acknowledged;
import org.carillon.bench.NumberedMail;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.MailClient;

/**
 * Delivers to one mailbox at a node until that stops responding with the account locked, then at
 * the other until it accepts the mail; lets the first come back, and compares what was acknowledged
 * with the result.
 */
final class FrozenRun implements AutoCloseable {
  private static final String DOMAIN = "silent.test";
  private static final String LOCAL_PART = "reader";
  private static final String READER = LOCAL_PART + "@" + DOMAIN;
  private static final String PASSWORD = "silent password 1";
  private static final int SENDERS = 4;
  private static final int OCTETS = 1_024;
  private static final int MOST_TRIES = 500;
  private static final Duration HOPELESS = Duration.ofMinutes(2);
  private static final Duration RECOVERY = Duration.ofMinutes(2);

  private final AccountLock lock;
  private final Acknowledged acknowledged = new Acknowledged();
  private int number;

  /**
   * A round's result.
   *
   * @param seconds until the other node accepted mail for the mailbox
   * @param named whether the other node's health named the mailbox meanwhile
   * @param back seconds until the silent node accepted mail again
   * @param broken errors of the messages, a sentence each
   */
  record Found(double seconds, boolean named, double back, List<String> broken) {}

  /** Makes the mailbox, which both nodes have. */
  FrozenRun(CarillonServer first) throws SQLException, IOException, MessagingException {
    first.createDomain(DOMAIN);
    first.createAccount(READER, PASSWORD);
    deliver(new MailClient(first), "the first");
    this.lock = new AccountLock(first, LOCAL_PART, DOMAIN);
  }

  int acknowledged() {
    return acknowledged.count();
  }

  /**
   * Runs one round.
   *
   * @param longer the time that the node stays silent after the other has accepted mail
   */
  Found round(Silence silence, CarillonServer other, Duration longer) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    Found found;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        String names = silence.name() + "-" + number++ + "-";
        senders.add(threads.submit(() -> send(silence.node(), names, over)));
      }
      try {
        found = silenced(silence, other, longer);
      } finally {
        over.set(true);
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    }
    for (CarillonServer node : List.of(silence.node(), other)) {
      node.awaitReady("both nodes are ready", RECOVERY);
    }
    List<byte[]> everything = new MailClient(other).readAll(READER, PASSWORD, "INBOX");
    return new Found(
        found.seconds, found.named, found.back, acknowledged.brokenPromises(everything));
  }

  private Found silenced(Silence silence, CarillonServer other, Duration longer) throws Exception {
    double seconds;
    boolean named;
    catchAmidTransaction(silence);
    try {
      CompletableFuture<Boolean> naming = new CompletableFuture<>();
      Thread watcher = Thread.ofVirtual().start(() -> naming.complete(isNamed(other)));
      seconds = untilTaken(other);
      watcher.interrupt();
      named = naming.get(1, TimeUnit.MINUTES);
      LockSupport.parkNanos(longer.toNanos());
    } finally {
      silence.end().run();
    }
    return new Found(seconds, named, untilTaken(silence.node()), List.of());
  }

  /** Resumes it as long as it was stopped at a moment without a lock. */
  private void catchAmidTransaction(Silence silence) throws SQLException {
    int before = acknowledged.count();
    Await.until(
        "mail is taken", Duration.ofMinutes(1), () -> acknowledged.count() > before + SENDERS);
    for (int i = 0; i < MOST_TRIES; i++) {
      silence.begin().run();
      if (lock.isKept()) {
        return;
      }
      silence.end().run();
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(20_000_000, 120_000_000));
    }
    throw new IllegalStateException("It was never caught amid a transaction");
  }

  /** Returns whether the node's health names the mailbox before this thread is interrupted. */
  private static boolean isNamed(CarillonServer node) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        if (node.api("GET", "/health/ready", "").body().contains(READER)) {
          return true;
        }
      } catch (IllegalStateException | UncheckedIOException noAnswer) {
        // Interrupted, or too busy to respond: the next request will tell.
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    return false;
  }

  /** Returns the seconds until the node has accepted a message for the mailbox. */
  private double untilTaken(CarillonServer node) {
    MailClient client = new MailClient(node);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < HOPELESS.toNanos()) {
      try {
        deliver(client, "probe-" + number++);
        break;
      } catch (MessagingException later) {
        LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
      }
    }
    return (System.nanoTime() - begin) / 1e9;
  }

  private void deliver(MailClient client, String name) throws MessagingException {
    try (Transport transport = client.connect()) {
      client.send(transport, NumberedMail.make(name, OCTETS), READER);
      acknowledged.add(name);
    }
  }

  private void send(CarillonServer node, String names, AtomicBoolean over) {
    MailClient client = new MailClient(node);
    int sent = 0;
    while (!over.get()) {
      try (Transport transport = client.connect()) {
        while (!over.get()) {
          String name = names + sent++;
          client.send(transport, NumberedMail.make(name, OCTETS), READER);
          acknowledged.add(name);
        }
      } catch (MessagingException notAcknowledged) {
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  @Override
  public void close() throws SQLException {
    lock.close();
  }
}
