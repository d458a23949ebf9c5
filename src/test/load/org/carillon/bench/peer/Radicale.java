package org.carillon.bench.peer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.carillon.bench.BenchPorts;
import org.carillon.testbed.Await;

/**
 * Debian's Radicale in a folder of its own, unpacked outside the system. By default it syncs each
 * change before it responds. It closes the connection after each response, so it runs without TLS:
 * otherwise handshakes would dominate. Passwords are in plain text.
 */
public final class Radicale implements AutoCloseable {
  private static final List<String> PACKAGES =
      List.of(
          "radicale",
          "python3-radicale",
          "python3-vobject",
          "python3-dateutil",
          "python3-six",
          "python3-tz",
          "python3-defusedxml",
          "python3-passlib");

  private static final Duration BOUND = Duration.ofSeconds(60);

  private final Path collections;
  private final Process process;

  /** Unpacks and starts it with the accounts. */
  public Radicale(Path run, Accounts accounts) throws IOException {
    Path folder = Files.createDirectories(run.resolve("radicale"));
    Path programs = DebianPackages.unpack(folder.resolve("packages"), PACKAGES);
    collections = folder.resolve("collections");
    Path users =
        Files.writeString(
            folder.resolve("users"),
            accounts.addresses().stream()
                .map(address -> address + ":" + accounts.password() + "\n")
                .collect(Collectors.joining()));
    Path configuration =
        Files.writeString(
            folder.resolve("config"),
            """
            [server]
            hosts = 127.0.0.1:%d
            timeout = 300
            [auth]
            type = htpasswd
            htpasswd_filename = %s
            htpasswd_encryption = plain
            [storage]
            filesystem_folder = %s
            [logging]
            level = warning
            """
                .formatted(port(), users, collections));
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/bin/python3", "-m", "radicale", "--config", configuration.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("radicale.log").toFile());
    builder
        .environment()
        .put("PYTHONPATH", programs.resolve("usr/lib/python3/dist-packages").toString());
    process = builder.start();
    Await.until("Radicale listens", BOUND, this::listens);
  }

  private boolean listens() {
    try (Socket attempt = new Socket(InetAddress.getLoopbackAddress(), port())) {
      return attempt.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /**
   * Writes a calendar into its folder, where it finds it on request: PUTs would take longer than
   * the whole measurement.
   *
   * @param name the file name for each number
   * @param text the content for each number
   */
  public void place(
      String address,
      String calendar,
      int count,
      IntFunction<String> name,
      IntFunction<String> text)
      throws IOException {
    Path folder =
        Files.createDirectories(
            collections.resolve("collection-root").resolve(address).resolve(calendar));
    for (int number = 0; number < count; number++) {
      Files.writeString(folder.resolve(name.apply(number)), text.apply(number));
    }
    Files.writeString(folder.resolve(".Radicale.props"), "{\"tag\": \"VCALENDAR\"}");
  }

  /** The port of CalDAV, without TLS. */
  public int port() {
    return BenchPorts.OFFSET + 1155;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
