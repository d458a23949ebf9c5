package org.carillon.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carillon.testbed.OutsideTool;

/** Another server to send mail to: Postfix's smtp-sink. */
final class Sink implements AutoCloseable {

  private final int port;
  private final Path folder;
  private final Process process;

  /**
   * Listens at a port of loopback and keeps what it takes in a folder; options as smtp-sink has
   * them.
   */
  Sink(int port, Path folder, String... options) throws IOException {
    this.port = port;
    this.folder = Files.createDirectories(folder);
    List<String> words =
        new ArrayList<>(List.of(OutsideTool.SMTP_SINK.path(), "-u", "root", "-d", folder + "/%M."));
    words.addAll(List.of(options));
    words.addAll(List.of("127.0.0.1:" + port, "100"));
    this.process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** Where it listens, as a setting has it. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** Whether a message with this text has come. */
  boolean caught(String text) {
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
