package org.carillon.bench.busy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.bench.Ratio;
import org.carillon.testbed.CarillonServer;

/**
 * Twenty clients deliver into one mailbox while twenty sessions wait on it in IDLE and read:
 * compared with the same deliveries into a mailbox without readers, alternating.
 */
public final class BusyBenchmark implements Benchmark {
  private static final int ROUNDS = 5;
  private static final int DELIVERERS = 20;
  private static final int READERS = 20;
  private static final double GOAL = 0.8;
  private static final Duration TURN = Duration.ofSeconds(5);
  private static final Duration SIGN_IN = Duration.ofSeconds(30);
  private static final String READ = "read@busy.test";
  private static final String UNREAD = "unread@busy.test";
  private static final String PASSWORD = "busy password 1";

  @Override
  public String name() {
    return "busy";
  }

  @Override
  public String title() {
    return "20 deliverers and 20 readers on one mailbox [rounds, 5]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int rounds = words.isEmpty() ? ROUNDS : Integer.parseInt(words.getFirst());
    Path folder = BenchFolder.fresh("busy");
    try (CarillonServer server = CarillonServer.start(folder.resolve("home"), BenchPorts.OFFSET);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      server.createDomain("busy.test");
      server.createAccount(READ, PASSWORD);
      server.createAccount(UNREAD, PASSWORD);
      deliver(server, threads, UNREAD);
      deliver(server, threads, UNREAD);
      Ratio ratio = new Ratio();
      long acknowledged = 0;
      for (int round = 1; round <= rounds; round++) {
        long read = deliverToReaders(server, threads);
        acknowledged += read;
        ratio.add(read / seconds(), deliver(server, threads, UNREAD) / seconds());
        System.out.printf("round %d of %d: %s%n", round, rounds, ratio);
      }
      int there = BusyReader.uids(server.port("imap"), READ, PASSWORD).size();
      System.out.printf("deliveries while read: %s of unread (goal %.1f)%n", ratio, GOAL);
      System.out.printf("%,d acknowledged, %,d uids, each once%n", acknowledged, there);
      return ratio.median() >= GOAL && there == acknowledged;
    }
  }

  private static double seconds() {
    return TURN.toMillis() / 1e3;
  }

  private static long deliverToReaders(CarillonServer server, ExecutorService threads)
      throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch ready = new CountDownLatch(READERS);
    List<Future<Integer>> readers = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      readers.add(threads.submit(new BusyReader(server.port("imap"), READ, PASSWORD, ready, over)));
    }
    long delivered;
    try {
      if (!ready.await(SIGN_IN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("The readers could not sign in");
      }
      delivered = deliver(server, threads, READ);
    } finally {
      over.set(true);
    }
    System.out.printf("  %.0f commands/s%n", sum(readers) / seconds());
    return delivered;
  }

  private static long deliver(CarillonServer server, ExecutorService threads, String recipient)
      throws Exception {
    long end = System.nanoTime() + TURN.toNanos();
    List<Future<Integer>> deliverers = new ArrayList<>();
    for (int i = 0; i < DELIVERERS; i++) {
      deliverers.add(threads.submit(new Deliverer(server.port("lmtp"), recipient, end)));
    }
    return sum(deliverers);
  }

  private static long sum(List<Future<Integer>> shares) throws Exception {
    long sum = 0;
    for (Future<Integer> share : shares) {
      sum += share.get();
    }
    return sum;
  }
}
