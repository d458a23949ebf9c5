package org.carillon.bench;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.carillon.testbed.Await;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.MailClient;

/**
 * Delivers at full speed and creates accounts, kills in the middle, starts again, and compares what
 * was acknowledged with what exists. Used by the short rounds of the tests and the long ones of the
 * bench.
 */
public final class CrashRun {

  private static final int SENDERS = 10;
  private static final int OCTETS = 10_240;

  /** The time for which a health result is cached. */
  private static final Duration ANSWER_AGE = Duration.ofMillis(1_100);

  /** The time for which a ready server may still reject temporarily. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String PASSWORD = "crash password 1";

  private final CarillonServer server;
  private final MailClient client;
  private final Acknowledged acknowledged = new Acknowledged();
  private final MadeAccounts accounts;
  private int round;

  public CrashRun(CarillonServer server) {
    this.server = server;
    this.client = new MailClient(server);
    this.accounts = new MadeAccounts(server);
    server.createDomain("crash.test");
    for (int i = 0; i < SENDERS; i++) {
      server.createAccount(mailbox(i), PASSWORD);
    }
  }

  public int acknowledged() {
    return acknowledged.count();
  }

  /** Runs one round and returns the errors, a sentence each. */
  public List<String> round(InjectedFailure strike, Duration load) throws Exception {
    round++;
    AtomicBoolean struck = new AtomicBoolean();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        int sender = i;
        senders.add(threads.submit(() -> send(sender, struck)));
      }
      senders.add(threads.submit(() -> accounts.make(round, struck)));
      try {
        int before = acknowledged.count();
        int made = accounts.count();
        Await.until(
            "first deliveries and accounts",
            Duration.ofSeconds(60),
            () -> acknowledged.count() > before + SENDERS && accounts.count() > made);
        LockSupport.parkNanos(load.toNanos());
        strike.blow().accept(server);
      } finally {
        struck.set(true);
      }
      for (Future<?> sender : senders) {
        sender.get();
      }
    }
    strike.recovery().accept(server);
    // Until then a "ready" may be a cached result from before the kill.
    LockSupport.parkNanos(ANSWER_AGE.toNanos());
    server.awaitReady("ready after the blow to the " + strike.name(), Duration.ofMinutes(2));
    List<String> broken = new ArrayList<>(acknowledged.brokenPromises(everything()));
    broken.addAll(accounts.brokenPromises());
    return broken;
  }

  private void send(int sender, AtomicBoolean struck) {
    int number = 0;
    while (!struck.get()) {
      try (Transport transport = client.connect()) {
        while (!struck.get()) {
          String name = "r" + round + "-s" + sender + "-" + number++;
          client.send(transport, NumberedMail.make(name, OCTETS), mailbox(sender));
          acknowledged.add(name);
        }
      } catch (MessagingException notAcknowledged) {
        // The server is gone or rejected temporarily: the message is not acknowledged.
        LockSupport.parkNanos(50_000_000);
      }
    }
  }

  private List<byte[]> everything() throws MessagingException, IOException {
    List<byte[]> all = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      all.addAll(read(mailbox(i)));
    }
    return all;
  }

  /** Retries after a temporary error, as a client does. */
  private List<byte[]> read(String mailbox) throws MessagingException, IOException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return client.readAll(mailbox, PASSWORD, "INBOX");
      } catch (MessagingException notNow) {
        if (System.nanoTime() > end) {
          throw notNow;
        }
        LockSupport.parkNanos(ANSWER_AGE.toNanos());
      }
    }
  }

  private static String mailbox(int sender) {
    return "m" + sender + "@crash.test";
  }
}
