package org.carillon.e2e;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.Await;
import org.carillon.testbed.FreePort;
import org.carillon.testbed.OutsideTool;

/** A DNS server, dnsmasq, that knows only the given .test domains. */
final class NameServer implements AutoCloseable {

  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final int port;
  private final Path said;
  private final Process process;

  /**
   * Starts dnsmasq with records in its option syntax; its output goes to a file.
   *
   * @throws AssertionError with dnsmasq's output if it does not start
   */
  NameServer(Path said, String... records) throws IOException {
    this.port = FreePort.find();
    this.said = said;
    List<String> words =
        new ArrayList<>(
            List.of(
                OutsideTool.DNSMASQ.path(),
                "--keep-in-foreground",
                "--conf-file=/dev/null",
                "--user=root",
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--local=/test/",
                "--listen-address=127.0.0.1",
                "--bind-interfaces",
                "--log-facility=-",
                "--port=" + port));
    words.addAll(List.of(records));
    this.process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Await.until("dnsmasq answers at " + address(), BOUND, this::isUp);
  }

  private boolean isUp() {
    if (!process.isAlive()) {
      throw new AssertionError("dnsmasq is gone: " + words());
    }
    try (Socket connection = new Socket(LOOPBACK, port)) {
      return connection.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private String words() {
    try {
      return Files.readString(said);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** The listening address in the syntax of a setting. */
  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
