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
 * A running program: it reads a message, writes output, and ends with a status. It gets nothing of
 * this server's environment, and is killed with all processes that it started.
 */
final class ProgramProcess implements AutoCloseable {
  private final Process process;
  private final ProgramLimits limits;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private volatile boolean saidTooMuch;

  /**
   * The result of a run.
   *
   * @param status the exit status; -1 if it was killed
   * @param output the output
   */
  record Ended(int status, byte[] output) {}

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

  /** Passes a message to the program, and waits for its end within its time limit. */
  Ended run(Content input) throws InterruptedException {
    Thread writer = Thread.ofVirtual().name("program-input").start(() -> write(input));
    Thread reader = Thread.ofVirtual().name("program-output").start(this::read);
    try {
      boolean ended = process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill();
      }
      // A process that inherited the output must not hold up this thread.
      reader.join(limits.time());
      synchronized (said) {
        return new Ended(ended && !saidTooMuch ? process.exitValue() : -1, said.toByteArray());
      }
    } finally {
      kill();
      // The caller closes the message, so the writer must not read it any more.
      writer.join();
    }
  }

  private void write(Content input) {
    try (OutputStream out = process.getOutputStream()) {
      input.copyTo(out, 0, input.size());
    } catch (IOException unread) {
      // A program need not read all of its input.
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
      // The output has ended.
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
