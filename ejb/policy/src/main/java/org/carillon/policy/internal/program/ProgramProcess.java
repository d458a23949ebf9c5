package org.carillon.policy.internal.program;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.carillon.contract.content.Content;

/**
 * A program while it runs: it reads a message, says something, and ends with a status. It gets
 * nothing of our environment, and is killed with all that it started.
 */
final class ProgramProcess implements AutoCloseable {
  private final Process process;
  private final ProgramLimits limits;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private volatile boolean saidTooMuch;

  /**
   * What came of it.
   *
   * @param status it ended with; -1 when it was killed
   * @param output what it said
   */
  record Ended(int status, byte[] output) {}

  /** Starts it. */
  ProgramProcess(
      List<String> command, Path folder, Map<String, String> environment, ProgramLimits limits)
      throws IOException {
    this.limits = limits;
    ProcessBuilder builder = new ProcessBuilder(limits.around(command));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("TMPDIR", folder.toString());
    builder.environment().putAll(environment);
    process = builder.directory(folder.toFile()).redirectError(Redirect.DISCARD).start();
  }

  /** Shows it a message, and waits for its end within its time. */
  Ended run(Content input) throws InterruptedException {
    Thread writer = Thread.ofVirtual().name("program-input").start(() -> write(input));
    Thread reader = Thread.ofVirtual().name("program-output").start(this::read);
    try {
      boolean ended = process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill();
      }
      // Who inherited its output may not hold us.
      reader.join(limits.time());
      synchronized (said) {
        return new Ended(ended && !saidTooMuch ? process.exitValue() : -1, said.toByteArray());
      }
    } finally {
      kill();
      // The message is closed by our caller: nobody may read it any more then.
      writer.join();
    }
  }

  private void write(Content input) {
    try (OutputStream out = process.getOutputStream()) {
      input.copyTo(out, 0, input.size());
    } catch (IOException unread) {
      // A program need not read all.
    }
  }

  private void read() {
    byte[] buffer = new byte[8_192];
    try (InputStream in = process.getInputStream()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        synchronized (said) {
          if (said.size() + n > limits.output()) {
            saidTooMuch = true;
            kill();
            return;
          }
          said.write(buffer, 0, n);
        }
      }
    } catch (IOException ended) {
      // It said what it had to say.
    }
  }

  private void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    kill();
  }
}
