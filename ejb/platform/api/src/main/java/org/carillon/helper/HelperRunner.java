package org.carillon.helper;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a helper program: starts it at the first request, and again after it ended. A program that
 * ends at once is not restarted without a pause.
 */
public final class HelperRunner implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final String name;
  private final HelperCommand command;
  private final HelperFolders folders;
  private HelperProcess running;
  private long startedAt;
  private boolean isOver;

  /**
   * Creates the runner.
   *
   * @param name its name in logs
   * @param command the program and its arguments, which were checked before
   */
  public HelperRunner(String name, String command, HelperFolders folders) {
    this.name = name;
    this.command = HelperCommand.read(command).orElseThrow();
    this.folders = folders;
  }

  private synchronized HelperProcess process() throws IOException {
    if (running != null && running.isAlive()) {
      return running;
    }
    long now = System.nanoTime();
    if (isOver || running != null && now - startedAt < PAUSE.toNanos()) {
      throw new IOException("The helper has ended and will be started again later");
    }
    startedAt = now;
    running = new HelperProcess(name, command, folders);
    return running;
  }

  /**
   * Sends a request and waits for its answer.
   *
   * @param request the request without its number
   * @return the whole line of the answer
   * @throws IOException if the program ends meanwhile, or can't be started
   * @throws InterruptedException if the time is over
   */
  public String ask(String request) throws IOException, InterruptedException {
    HelperProcess process = process();
    return process.ask(process.next(), request);
  }

  /** Returns the program's description of itself. */
  public String introduce() throws IOException, InterruptedException {
    return process().introduce();
  }

  /** Returns the program's name. */
  public String program() {
    return command.program();
  }

  /** Returns a future that completes when the running process has ended. */
  public synchronized CompletableFuture<?> ended() {
    return running.ended();
  }

  @Override
  public synchronized void close() {
    isOver = true;
    if (running != null) {
      running.close();
    }
  }
}
