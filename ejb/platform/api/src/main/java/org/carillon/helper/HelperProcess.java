package org.carillon.helper;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.filter.AnswerReader;
import org.carillon.filter.helper.HelperAnswer;
import org.jboss.logging.Logger;

/**
 * A running helper program. Many threads can send requests at the same time, and it can answer in
 * any order. It does not inherit our environment. It is killed if a request times out and it has
 * answered nothing meanwhile.
 */
final class HelperProcess implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(HelperProcess.class);
  private static final int MOST_LINE = 65_536;
  private static final int SECONDS_TO_QUIT = 5;

  private final String name;
  private final Process process;
  private final OutputStream out;
  private final Map<Long, CompletableFuture<String>> asked = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile long heardAt = System.nanoTime();

  /**
   * Starts the program.
   *
   * @param name the filter's name
   * @throws IOException if it can't be started
   */
  HelperProcess(String name, HelperCommand command, HelperFolders folders) throws IOException {
    this.name = name;
    ProcessBuilder builder = new ProcessBuilder(folders.start(command));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/bin:/usr/bin:/bin");
    builder.environment().put("LANG", "C.UTF-8");
    process = builder.directory(folders.work().toFile()).redirectError(Redirect.DISCARD).start();
    out = process.getOutputStream();
    Thread.ofVirtual().name("helper-" + name).start(this::listen);
  }

  /** Passes each answer to the thread that waits for it, until the program ends. */
  private void listen() {
    AnswerReader in = new AnswerReader(process.getInputStream());
    try {
      while (true) {
        String line = AnswerReader.text(in.line(MOST_LINE));
        heardAt = System.nanoTime();
        HelperAnswer.number(line)
            .map(asked::get)
            .ifPresentOrElse(
                waiting -> waiting.complete(line),
                () -> LOG.debugf("Output of the helper %s: %s", name, line));
      }
    } catch (IOException ended) {
      process.destroyForcibly();
      asked
          .values()
          .forEach(
              waiting -> waiting.completeExceptionally(new IOException("The helper has ended")));
    }
  }

  /** Returns whether the program can take requests. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Returns a future that completes when the program has ended. */
  CompletableFuture<?> ended() {
    return process.onExit();
  }

  /** Returns the number of the next request. */
  long next() {
    return numbers.incrementAndGet();
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param number the number of this request
   * @throws IOException if the program ends meanwhile
   * @throws InterruptedException if the time is over; the program is killed if it has answered
   *     nothing meanwhile
   */
  String ask(long number, String request) throws IOException, InterruptedException {
    long begin = System.nanoTime();
    CompletableFuture<String> answer = new CompletableFuture<>();
    asked.put(number, answer);
    try {
      say(number + " " + request);
      if (!process.isAlive()) {
        throw new IOException("The helper has ended");
      }
      return answer.get();
    } catch (ExecutionException ended) {
      throw new IOException(ended.getCause().getMessage(), ended);
    } catch (InterruptedException late) {
      if (heardAt - begin < 0) {
        LOG.warnf("The helper %s does not answer and is killed", name);
        process.destroyForcibly();
      }
      throw late;
    } finally {
      asked.remove(number);
    }
  }

  private void say(String line) throws IOException {
    synchronized (out) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  /** Lets the program end by itself within a short time. */
  @Override
  public void close() {
    try {
      say(next() + " QUIT");
      out.close();
    } catch (IOException ended) {
      LOG.debugf("The helper %s had already ended", name);
    }
    process
        .onExit()
        .orTimeout(SECONDS_TO_QUIT, TimeUnit.SECONDS)
        .exceptionally(
            late -> {
              process.destroyForcibly();
              return process;
            });
  }

  /** Introduces the server and returns the version that the program answers with. */
  String introduce() throws IOException, InterruptedException {
    return HelperAnswer.read(ask(next(), "INTF 3")).map(HelperAnswer::text).orElse("");
  }
}
