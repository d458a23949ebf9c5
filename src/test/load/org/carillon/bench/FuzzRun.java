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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.carillon.testbed.CarillonServer;

/**
 * Sends the bytes of {@link FuzzInput} to any port, by several clients at once. Afterwards the log
 * must have no uncaught exception and the server must be ready.
 */
public final class FuzzRun {

  private static final int CLIENTS = 4;
  private static final int READ_MILLIS = 1_000;
  private static final String PASSWORD = "fuzz password 1";
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
  private final Map<String, AtomicLong> inputs = new ConcurrentHashMap<>();

  /** Creates the accounts that the inputs use on a running server. */
  public FuzzRun(CarillonServer server) {
    this.server = server;
    server.api("PATCH", "/settings", "{\"password.hash-memory\": 8192}");
    server.createDomain("example.test");
    server.createAccount("alice@example.test", PASSWORD);
    server.createAccount("bob@example.test", PASSWORD);
  }

  public long inputs(String service) {
    return inputs.getOrDefault(service, new AtomicLong()).get();
  }

  /**
   * Sends bytes to several services at once for that time, and until each had {@code least} inputs;
   * returns the errors, a sentence each. The log's session ids show a failing service.
   */
  public List<String> at(List<String> services, Duration duration, long least, long seed)
      throws Exception {
    long logged = logSize();
    long end = System.nanoTime() + duration.toNanos();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (String service : services) {
        FuzzInput input = FuzzInput.at(service, beginning(service));
        AtomicLong sent = inputs.computeIfAbsent(service, each -> new AtomicLong());
        for (int i = 0; i < CLIENTS; i++) {
          RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed + i);
          clients.add(
              threads.submit(
                  () -> {
                    while (System.nanoTime() < end || sent.get() < least) {
                      throwAt(service, input.next(random), random);
                      sent.incrementAndGet();
                    }
                    return null;
                  }));
        }
      }
      for (Future<?> client : clients) {
        client.get();
      }
    }
    List<String> wrong = new ArrayList<>(escapedSince(logged));
    if (!server.isReady()) {
      wrong.add("the server is not ready after " + services);
    }
    return wrong;
  }

  private static List<String> beginning(String service) {
    return switch (service) {
      case "imap" -> List.of("z1 LOGIN alice@example.test \"" + PASSWORD + "\"", "z2 SELECT INBOX");
      case "pop3" -> List.of("USER alice@example.test", "PASS " + PASSWORD);
      case "submission" -> List.of("EHLO fuzz.test", "AUTH PLAIN " + plain());
      case "smtp" -> List.of("EHLO fuzz.test");
      case "lmtp" -> List.of("LHLO fuzz.test");
      default -> List.of();
    };
  }

  private static String plain() {
    byte[] response = ("\0alice@example.test\0" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(response);
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
        // Any response is fine; it must end at some time.
      }
    } catch (IOException closedOrSilent) {
      // The server may do both; its health is checked afterwards.
    }
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
