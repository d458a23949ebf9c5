package org.carillon.search.internal.extracting;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.carillon.extractor.ExtractorProtocol;

/**
 * A running process that reads documents. It has 256 MB of memory, no network and none of the
 * server's environment, and is killed if a document takes too long. An instance is used by one
 * thread.
 */
final class ExtractorProcess implements AutoCloseable {
  /** The longest time that the process may take to start. */
  private static final Duration STARTING = Duration.ofSeconds(30);

  private final Process process;
  private final DataOutputStream out;
  private final DataInputStream in;
  private final Duration patience;

  /**
   * Starts the process.
   *
   * @param folder the process's working folder, which it may write
   * @param patience the longest time for a document
   * @throws IOException if the process does not start
   */
  ExtractorProcess(
      ProcessSandbox confinement, String classPath, String program, Path folder, Duration patience)
      throws IOException {
    this.patience = patience;
    ProcessBuilder builder =
        new ProcessBuilder(confinement.around(command(classPath, program, folder)));
    builder.environment().clear();
    process = builder.directory(folder.toFile()).redirectError(Redirect.DISCARD).start();
    out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    try (Deadline _ = new Deadline(STARTING)) {
      if (in.read() != ExtractorProtocol.READY) {
        throw new IOException("The process that reads attachments does not start");
      }
    } catch (IOException failed) {
      close();
      throw failed;
    }
  }

  private static List<String> command(String classPath, String program, Path folder) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-Xss1m",
        "-XX:MaxMetaspaceSize=128m",
        "-XX:MaxDirectMemorySize=32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:-UsePerfData",
        "-Djava.awt.headless=true",
        "-Djava.io.tmpdir=" + folder,
        "-Djava.nio.channels.spi.SelectorProvider=org.carillon.extractor.NoChannels",
        "-classpath",
        classPath,
        program,
        folder.toString());
  }

  /**
   * Has a document read.
   *
   * @throws IOException if the document can't be read, the process died, or it was killed because
   *     it took too long; the process can't be used any more then
   */
  ExtractorProtocol.Answer read(ExtractorProtocol.Request request, InputStream document)
      throws IOException {
    try (Deadline _ = new Deadline(patience)) {
      ExtractorProtocol.write(out, request, document);
      return ExtractorProtocol.readAnswer(in, request.most());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Kills the process unless it is closed in time. */
  private final class Deadline implements AutoCloseable {
    private final Thread clock;

    Deadline(Duration time) {
      clock = Thread.ofVirtual().name("carillon-extractor-clock").start(() -> killAfter(time));
    }

    private void killAfter(Duration time) {
      try {
        Thread.sleep(time);
        process.destroyForcibly();
      } catch (InterruptedException inTime) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      clock.interrupt();
    }
  }
}
