package org.carillon.bench.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/**
 * Many people at the webmail at once, each with an action every ten seconds and an open live
 * connection: their response times, and whether the server's memory stays stable.
 */
public final class PeopleBenchmark implements Benchmark {
  private static final int PEOPLE = 500;
  private static final int MINUTES = 30;
  private static final int MESSAGES = 200;
  private static final int LOOKS = 6;
  private static final int AT_ONCE = 4;
  private static final double GOAL_MILLIS = 300;
  private static final double P95 = 0.95;

  /** The factor of live heap, from the first sixth to the end, that counts as stable. */
  private static final double FLAT = 1.1;

  private static final String DOMAIN = "people.test";
  private static final String PASSWORD = "bench password 1";
  private static final Duration ARRIVAL = Duration.ofSeconds(90);
  private static final Duration WARM_UP = Duration.ofSeconds(180);
  private static final double MEGABYTE = 1 << 20;

  @Override
  public String name() {
    return "people";
  }

  @Override
  public String title() {
    return "many people at the webmail at once [people, 500] [minutes, 30]";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int people = words.isEmpty() ? PEOPLE : Integer.parseInt(words.getFirst());
    Duration time = Duration.ofMinutes(words.size() < 2 ? MINUTES : Integer.parseInt(words.get(1)));
    Path home = BenchFolder.fresh("people").resolve("home");
    try (CarillonServer server = CarillonServer.start(home, BenchPorts.OFFSET);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> addresses =
          IntStream.range(0, people).mapToObj(i -> "person" + i + "@" + DOMAIN).toList();
      server.createDomain(DOMAIN);
      System.out.printf("Making %,d accounts with %d messages each%n", people, MESSAGES);
      everybody(
          addresses,
          address -> {
            server.createAccount(address, PASSWORD);
            FilledFolder.fill(server, address, PASSWORD, MESSAGES);
            return address;
          });
      System.out.println("Signing in");
      List<WebSession> sessions =
          everybody(addresses, address -> WebSession.open(server, "mail", address, PASSWORD));
      return measure(server, addresses, sessions, threads, time);
    }
  }

  /** Runs the work for each address, some in parallel; returns the results in order. */
  private static <T> List<T> everybody(List<String> addresses, Each<T> each) throws Exception {
    try (ExecutorService some = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Callable<T>> all = new ArrayList<>();
      addresses.forEach(address -> all.add(() -> each.with(address)));
      List<T> done = new ArrayList<>();
      for (Future<T> one : some.invokeAll(all)) {
        done.add(one.get());
      }
      return done;
    }
  }

  @FunctionalInterface
  private interface Each<T> {
    T with(String address) throws Exception;
  }

  private static boolean measure(
      CarillonServer server,
      List<String> addresses,
      List<WebSession> sessions,
      ExecutorService threads,
      Duration time)
      throws Exception {
    PeopleFigures figures = new PeopleFigures();
    AtomicBoolean over = new AtomicBoolean();
    List<Person> people = new ArrayList<>();
    List<Future<?>> acting = new ArrayList<>();
    for (int i = 0; i < addresses.size(); i++) {
      Tab tab = new Tab(server, sessions.get(i).cookie(), threads);
      Person person = new Person(addresses, tab, figures, i);
      people.add(person);
      acting.add(threads.submit(() -> act(person, over)));
      threads.submit(() -> follow(person, over));
    }
    System.out.printf("They come one by one; counted from %d s on%n", WARM_UP.toSeconds());
    Thread.sleep(WARM_UP);
    figures.count();
    Duration busy = server.processes().processorTime();
    Duration own = own();
    ServerJvm jvm = new ServerJvm(server);
    List<Double> heaps = new ArrayList<>();
    for (int look = 0; look < LOOKS; look++) {
      Thread.sleep(time.dividedBy(LOOKS));
      heaps.add(jvm.liveHeap() / MEGABYTE);
      System.out.printf(
          "  %d of %d: %.0f MB live heap, %.0f MB resident; %,d things done, 95 of 100 within %.0f ms%n",
          look + 1,
          LOOKS,
          heaps.getLast(),
          server.processes().serverResidentOctets() / MEGABYTE,
          figures.actions().count(),
          figures.actions().within(P95));
    }
    busy = server.processes().processorTime().minus(busy);
    own = own().minus(own);
    over.set(true);
    people.forEach(Person::wake);
    for (Future<?> one : acting) {
      one.get();
    }
    print(figures);
    double seconds = time.toMillis() / 1e3;
    System.out.printf(
        "processors busy: server and database %.2f, who asks %.2f of %d%n",
        busy.toMillis() / 1e3 / seconds,
        own.toMillis() / 1e3 / seconds,
        Runtime.getRuntime().availableProcessors());
    double growth = heaps.getLast() / heaps.getFirst();
    System.out.printf(
        "live heap %.0f MB, then %.0f MB: %.2f (goal %.2f); 95 of 100 within %.0f ms (goal %.0f)%n",
        heaps.getFirst(),
        heaps.getLast(),
        growth,
        FLAT,
        figures.actions().within(P95),
        GOAL_MILLIS);
    return figures.errors().isEmpty()
        && growth <= FLAT
        && figures.actions().within(P95) <= GOAL_MILLIS;
  }

  private static Void act(Person person, AtomicBoolean over) throws Exception {
    try {
      person.act(ARRIVAL, over);
      return null;
    } catch (Exception e) {
      System.out.println("Somebody can't go on: " + e);
      throw e;
    }
  }

  private static Void follow(Person person, AtomicBoolean over) throws InterruptedException {
    person.follow(over);
    return null;
  }

  /** The processor time of the clients, which are this process. */
  private static Duration own() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private static void print(PeopleFigures figures) {
    System.out.printf("%-24s %8s %6s %6s %6s%n", "ms", "times", "p50", "p95", "p99");
    figures.times().forEach(PeopleBenchmark::print);
    print("all that people did", figures.actions());
    Map<String, Integer> errors = figures.errors();
    System.out.printf(
        "errors: %d (goal 0)%n", errors.values().stream().mapToInt(Integer::intValue).sum());
    errors.forEach((what, times) -> System.out.printf("  %d x %s%n", times, what));
  }

  private static void print(String what, Latencies times) {
    System.out.printf(
        "%-24s %8d %6.0f %6.0f %6.0f%n",
        what, times.count(), times.within(0.5), times.within(P95), times.within(0.99));
  }
}
