package org.carillon.bench.idle;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.bench.BenchFolder;
import org.carillon.bench.BenchPorts;
import org.carillon.bench.Benchmark;
import org.carillon.testbed.CarillonServer;
import org.carillon.testbed.ServerJvm;

/** Many signed-in IMAP connections that wait in IDLE: in plain text, over TLS, compressed. */
public final class IdleBenchmark implements Benchmark {
  private static final int ACCOUNTS = 100;
  private static final int HEAP_GOAL = 15 * 1024;
  private static final String PASSWORD = "idle password 1";

  @Override
  public String name() {
    return "idle";
  }

  @Override
  public String title() {
    return "idle IMAP connections [how many, 10000] [plain|tls|compress…, all]: memory of each";
  }

  @Override
  public boolean run(List<String> words) throws Exception {
    int connections = words.isEmpty() ? 10_000 : Integer.parseInt(words.getFirst());
    List<Wrapping> wrappings =
        words.size() < 2
            ? List.of(Wrapping.values())
            : words.stream()
                .skip(1)
                .map(word -> Wrapping.valueOf(word.toUpperCase(Locale.ROOT)))
                .toList();
    try (CarillonServer server =
        CarillonServer.start(BenchFolder.fresh("idle").resolve("home"), BenchPorts.OFFSET)) {
      prepare(server, 2 * connections);
      boolean held = true;
      for (Wrapping wrapping : wrappings) {
        // Connections of an earlier kind must not count.
        server.stop();
        server.start();
        long heap = heapOfEach(server, wrapping, connections);
        held &= wrapping != Wrapping.PLAIN || heap < HEAP_GOAL;
      }
      return held;
    }
  }

  private static void prepare(CarillonServer server, int most) {
    StringBuilder settings = new StringBuilder("{\"password.hash-memory\": 8192");
    for (String listener : List.of("imap", "imaps")) {
      for (String limit : List.of("connections", "per-address")) {
        settings.append(", \"listener.%s.%s\": %d".formatted(listener, limit, most));
      }
    }
    server.api("PATCH", "/settings", settings.append('}').toString());
    server.createDomain("idle.test");
    for (int i = 0; i < ACCOUNTS; i++) {
      server.createAccount(address(i), PASSWORD);
    }
  }

  private static String address(int number) {
    return "u" + number % ACCOUNTS + "@idle.test";
  }

  private static long heapOfEach(CarillonServer server, Wrapping wrapping, int connections)
      throws Exception {
    List<IdleConnection> held = new ArrayList<>();
    try {
      // The first connections of each account allocate what all of them share.
      hold(server, wrapping, ACCOUNTS, held);
      ServerJvm jvm = new ServerJvm(server);
      long heap = jvm.liveHeap();
      long resident = server.processes().serverResidentOctets();
      long begin = System.nanoTime();
      hold(server, wrapping, connections, held);
      double seconds = (System.nanoTime() - begin) / 1e9;
      long more = connections - ACCOUNTS;
      long heapEach = (jvm.liveHeap() - heap) / more;
      long residentEach = (server.processes().serverResidentOctets() - resident) / more;
      System.out.printf(
          "%s: %,d connections signed in and idle after %.0f s; each %,d octets of heap%s,"
              + " %,d resident%n",
          wrapping.name().toLowerCase(Locale.ROOT),
          connections,
          seconds,
          heapEach,
          wrapping == Wrapping.PLAIN ? " (goal %,d)".formatted(HEAP_GOAL) : "",
          residentEach);
      return heapEach;
    } finally {
      for (IdleConnection connection : held) {
        connection.close();
      }
    }
  }

  /** Opens connections until there are that many. */
  private static void hold(
      CarillonServer server, Wrapping wrapping, int connections, List<IdleConnection> held)
      throws IOException {
    while (held.size() < connections) {
      held.add(IdleConnection.open(server, wrapping, address(held.size()), PASSWORD));
    }
  }
}
