package org.carillon.bench;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;

/**
 * Any bytes at any port: half of it pure noise, half of it what clients say in the transcripts,
 * cut, doubled and bent. Afterwards the log holds no escaped exception and the server is ready.
 */
public final class FuzzRun {

  private static final int CLIENTS = 8;
  private static final int READ_MILLIS = 50;
  private static final int LARGEST_NOISE = 4_096;
  private static final List<String> ESCAPES =
      List.of(
          "EJBException",
          "NullPointerException",
          "IndexOutOfBounds",
          "ClassCastException",
          "IllegalStateException",
          "NumberFormatException",
          "StackOverflowError",
          "OutOfMemoryError",
          "Uncaught",
          "WFLYEJB0034");

  private final CarillonServer server;
  private final AtomicLong inputs = new AtomicLong();

  public FuzzRun(CarillonServer server) {
    this.server = server;
  }

  /** How many inputs were sent so far. */
  public long inputs() {
    return inputs.get();
  }

  /** Throws bytes at one service for so long; what it found wrong, a sentence each. */
  public List<String> at(String service, Duration duration, long seed) throws Exception {
    long logged = logSize();
    List<String> words = saidByClients(service);
    long end = System.nanoTime() + duration.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i);
        clients.add(
            threads.submit(
                () -> {
                  while (System.nanoTime() < end) {
                    throwAt(service, input(words, random), random);
                    inputs.incrementAndGet();
                  }
                  return null;
                }));
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    List<String> wrong = new ArrayList<>(escapedSince(logged));
    if (!server.isReady()) {
      wrong.add("the server is not ready after " + service);
    }
    return wrong;
  }

  private void throwAt(String service, byte[] bytes, RandomGenerator random) throws IOException {
    InetSocketAddress there =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port(service));
    if (service.equals("sip") && random.nextBoolean()) {
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(bytes, Math.min(bytes.length, 60_000), there));
      }
      return;
    }
    try (Socket socket = new Socket()) {
      socket.connect(there, 5_000);
      socket.setSoTimeout(READ_MILLIS);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      byte[] answer = new byte[8_192];
      while (socket.getInputStream().read(answer) >= 0) {
        // Whatever it says; it must not stop saying it for ever.
      }
    } catch (IOException closedOrSilent) {
      // Both are the server's right; whether it is still well is asked afterwards.
    }
  }

  private static byte[] input(List<String> words, RandomGenerator random) {
    if (words.isEmpty() || random.nextInt(4) == 0) {
      byte[] noise = new byte[random.nextInt(1, LARGEST_NOISE)];
      random.nextBytes(noise);
      return noise;
    }
    StringBuilder session = new StringBuilder();
    int lines = random.nextInt(1, 20);
    for (int i = 0; i < lines; i++) {
      session
          .append(bent(words.get(random.nextInt(words.size())), random))
          .append(random.nextInt(20) == 0 ? "\n" : "\r\n");
    }
    return session.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String bent(String line, RandomGenerator random) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    return switch (random.nextInt(6)) {
      case 0 -> line.substring(0, at);
      case 1 -> line.substring(0, at) + (char) random.nextInt(256) + line.substring(at);
      case 2 -> line.substring(0, at) + line.substring(at).repeat(random.nextInt(2, 50));
      case 3 -> line.substring(0, at) + Long.toString(random.nextLong()) + line.substring(at);
      default -> line;
    };
  }

  /** What clients say in this service's transcripts; nothing where it has none. */
  private static List<String> saidByClients(String service) throws IOException {
    Path folder =
        CarillonServer.tree()
            .resolve("src/test/transcripts")
            .resolve(service.replaceAll("submissions?", "smtp").replaceAll("s$", ""));
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<String> said = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .filter(line -> line.matches("C\\d*:.*"))
            .map(line -> line.replaceFirst("C\\d*: ?", ""))
            .forEach(said::add);
      }
    }
    return said;
  }

  private List<String> escapedSince(long logged) throws IOException {
    try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
      long[] position = {0};
      return lines
          .filter(line -> (position[0] += line.length() + 1) > logged)
          .filter(line -> ESCAPES.stream().anyMatch(line::contains))
          .limit(5)
          .map(line -> "logged: " + line.substring(0, Math.min(600, line.length())))
          .toList();
    }
  }

  private long logSize() throws IOException {
    return Files.exists(log()) ? Files.size(log()) : 0;
  }

  private Path log() {
    return server.home().resolve("log/carillon.json");
  }
}
