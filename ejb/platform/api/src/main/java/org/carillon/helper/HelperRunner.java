package org.carillon.helper;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Runs a helper program: starts it when it is asked first, and again when it ended. One that ends
 * at once is not started again and again.
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
   * @param name what logs call it
   * @param command program and arguments, as they were checked
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
      throw new IOException("The helper has ended, and is started again in a while");
    }
    startedAt = now;
    running = new HelperProcess(name, command, folders);
    return running;
  }

  /**
   * Asks it, and waits for its answer.
   *
   * @param request what is asked, without its number
   * @return the whole line of its answer
   * @throws IOException when it ends meanwhile, or can't be started
   * @throws InterruptedException when the time is over
   */
  public String ask(String request) throws IOException, InterruptedException {
    HelperProcess process = process();
    return process.ask(process.next(), request);
  }

  /** What it says of itself. */
  public String introduce() throws IOException, InterruptedException {
    return process().introduce();
  }

  /** The program's name. */
  public String program() {
    return command.program();
  }

  /** When the process that runs has ended. */
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
