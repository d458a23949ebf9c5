package org.carillon.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** Another server to send mail to: Postfix's smtp-sink, at a free port of loopback. */
final class Sink implements AutoCloseable {
  private static final Duration BOUND = Duration.ofSeconds(20);
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final int port;
  private final Path folder;
  private final Path said;
  private final Process process;

  /**
   * Stores mail in a folder; options are smtp-sink's.
   *
   * @throws AssertionError with smtp-sink's output if it does not start
   */
  Sink(Path folder, String... options) throws IOException {
    this.port = FreePort.find();
    this.folder = Files.createDirectories(folder);
    this.said = folder.resolveSibling(folder.getFileName() + ".said");
    List<String> words =
        new ArrayList<>(List.of(OutsideTool.SMTP_SINK.path(), "-u", "root", "-d", folder + "/%M."));
    words.addAll(List.of(options));
    words.addAll(List.of(address(), "100"));
    this.process =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    Await.until("smtp-sink answers at " + address(), BOUND, this::isUp);
  }

  private boolean isUp() {
    checkAlive();
    try (Socket connection = new Socket(LOOPBACK, port)) {
      return connection.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void checkAlive() {
    if (process.isAlive()) {
      return;
    }
    try {
      throw new AssertionError(
          "smtp-sink at %s ended with %d: %s"
              .formatted(address(), process.exitValue(), Files.readString(said)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The listening address in the syntax of a setting. */
  String address() {
    return "127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  boolean caught(String text) {
    checkAlive();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains(text)) {
          return true;
        }
      }
      return false;
    } catch (IOException beingWritten) {
      return false;
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
