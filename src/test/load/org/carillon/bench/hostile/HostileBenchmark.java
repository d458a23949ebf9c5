package org.carillon.bench.hostile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/**
 * Users with half the request rate that an idle server allows, during an attack: the share of their
 * requests that succeeds, and whether the heap stays stable.
 */
public final class HostileBenchmark implements Benchmark {
  private static final Duration IDLE = Duration.ofSeconds(20);
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final double GOAL = 0.9;
  private static final long MEGABYTE = 1 << 20;

  /** The allowed growth of the heap from the first third of the attack to its end. */
  private static final long GROWTH = 32 * MEGABYTE;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public String title() {
    return "users served while strangers attack [minutes, 10]; heap of 1 GB";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    double minutes = words.isEmpty() ? 10 : Double.parseDouble(words.getFirst());
    try (CarillonServer server =
        CarillonServer.start(
            BenchFolder.fresh("hostile").resolve("home"), BenchPorts.OFFSET, "--heap", "1g")) {
      List<UserActivity> usuals = new UserActivities(server).all();
      ask(usuals, usual -> Asking.eagerly(usual, WARM_UP));
      List<Asking> idle = ask(usuals, usual -> Asking.eagerly(usual, IDLE));
      idle.forEach(
          asking ->
              System.out.printf("%s: idle %,.0f/s%n", asking.usual().name(), asking.perSecond()));
      return held(server, idle, minutes);
    }
  }

  private static boolean held(CarillonServer server, List<Asking> idle, double minutes)
      throws Exception {
    ServerJvm jvm = new ServerJvm(server);
    System.out.printf("live heap before: %d MB%n", jvm.liveHeap() / MEGABYTE);
    Attack attack = new Attack(server);
    Thread attacker = Thread.ofPlatform().name("attack").start(attack);
    boolean held = true;
    long first = 0;
    long last = 0;
    // Three parts, because each heap measurement stops the server for a moment.
    for (int third = 1; third <= 3; third++) {
      Duration time = Duration.ofMillis((long) (minutes * 60_000 / 3));
      int before = attack.tries();
      for (Asking asking : ask(idle, one -> Asking.at(one.usual(), one.perSecond() / 2, time))) {
        System.out.printf(
            "%s: served %,d of %,d, %.3f (goal %.1f)%n",
            asking.usual().name(), asking.served(), asking.asked(), asking.ratio(), GOAL);
        held &= asking.ratio() >= GOAL;
      }
      last = jvm.liveHeap();
      first = third == 1 ? last : first;
      System.out.printf(
          "%,.0f tries/s, %,d in all, %,d of them turned away; live heap %d MB%n",
          (attack.tries() - before) / (time.toMillis() / 1e3),
          attack.tries(),
          attack.failed(),
          last / MEGABYTE);
    }
    attack.stop();
    attacker.join();
    boolean alive = server.isReady();
    System.out.printf("alive: %s%n", alive);
    return held && alive && last - first < GROWTH;
  }

  /** Runs all kinds in parallel. */
  private static <T> List<Asking> ask(List<T> each, Function<T, Asking> asks) throws Exception {
    try (ExecutorService users = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Asking>> running = new ArrayList<>();
      for (T one : each) {
        running.add(users.submit(() -> asks.apply(one)));
      }
      List<Asking> done = new ArrayList<>();
      for (Future<Asking> one : running) {
        done.add(one.get());
      }
      return done;
    }
  }
}
