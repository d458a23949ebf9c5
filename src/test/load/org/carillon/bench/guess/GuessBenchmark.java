package org.carillon.bench.guess;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;

/**
 * Two hundred guesses per second at one account's password from a hundred addresses over five
 * protocols: its owner can still sign in from the usual address, and no guesser can, by any
 * protocol, even with the right password.
 */
public final class GuessBenchmark implements Benchmark {
  private static final String OWNER = "owner@guessed.test";
  private static final String PASSWORD = "guessed password 1";
  private static final String USUAL = "127.0.2.1";
  private static final int GUESSERS = 100;
  private static final int PER_SECOND = 200;
  private static final int AT_ONCE = 100;
  private static final Duration TIME = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final AtomicLong broken = new AtomicLong();
  private final AtomicLong luck = new AtomicLong();

  @Override
  public String name() {
    return "guesses";
  }

  @Override
  public String title() {
    return "a password guessed at by a hundred clients over five protocols [seconds, 30]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    Duration time = words.isEmpty() ? TIME : Duration.ofSeconds(Integer.parseInt(words.getFirst()));
    Path home = BenchFolder.fresh("guesses").resolve("home");
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET)) {
      server.createDomain("guessed.test");
      server.createAccount(OWNER, PASSWORD);
      for (SignInProtocol door : SignInProtocol.values()) {
        if (!door.opens(server, USUAL, OWNER, PASSWORD)) {
          throw new IllegalStateException(door + " does not let the owner in");
        }
      }
      boolean held = guessedAt(server, time);
      int opened = 0;
      for (int guesser = 1; guesser <= GUESSERS; guesser++) {
        for (SignInProtocol door : SignInProtocol.values()) {
          opened += tried(server, door, guesser, PASSWORD) ? 1 : 0;
        }
      }
      System.out.printf(
          "guessers who then knew the password: %d of %d tries let in (goal 0)%n",
          opened, GUESSERS * SignInProtocol.values().length);
      return held && opened == 0 && luck.get() == 0;
    }
  }

  private boolean guessedAt(CarillonServer server, Duration time) throws Exception {
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    AtomicLong guesses = new AtomicLong();
    List<Long> waits = new ArrayList<>();
    int refused = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> all = new ArrayList<>();
      for (int thread = 0; thread < AT_ONCE; thread++) {
        all.add(threads.submit(() -> guess(server, guesses, begun, end)));
      }
      while (System.nanoTime() < end) {
        long asked = System.nanoTime();
        boolean admitted = SignInProtocol.IMAP.opens(server, USUAL, OWNER, PASSWORD);
        waits.add(System.nanoTime() - asked);
        refused += admitted ? 0 : 1;
        LockSupport.parkNanos(BETWEEN.toNanos());
      }
      for (Future<?> each : all) {
        each.get();
      }
    }
    long[] sorted = waits.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "%,d guesses in %d s (%,.0f/s), %d turned away without an answer, %d let in%n",
        guesses.get(),
        time.toSeconds(),
        guesses.get() / ((System.nanoTime() - begun) / 1e9),
        broken.get(),
        luck.get());
    System.out.printf(
        "the owner from his usual place: %d of %d sign-ins refused (goal 0), median %.0f ms, at most %.0f%n",
        refused,
        sorted.length,
        sorted[sorted.length / 2] / 1e6,
        Arrays.stream(sorted).max().orElse(0) / 1e6);
    return refused == 0;
  }

  /** Each guess has a scheduled time; a late one follows at once. */
  private void guess(CarillonServer server, AtomicLong guesses, long begun, long end) {
    while (true) {
      long number = guesses.get();
      long due = begun + number * 1_000_000_000L / PER_SECOND;
      if (Math.max(due, System.nanoTime()) >= end) {
        return;
      }
      if (!guesses.compareAndSet(number, number + 1)) {
        continue;
      }
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      SignInProtocol door =
          SignInProtocol.values()[(int) (number % SignInProtocol.values().length)];
      int guesser = 1 + (int) (number / SignInProtocol.values().length % GUESSERS);
      if (tried(server, door, guesser, "guess " + number)) {
        luck.incrementAndGet();
      }
    }
  }

  private boolean tried(CarillonServer server, SignInProtocol door, int guesser, String password) {
    try {
      return door.opens(server, "127.0.1." + guesser, OWNER, password);
    } catch (IOException turnedAway) {
      broken.incrementAndGet();
      return false;
    }
  }
}
