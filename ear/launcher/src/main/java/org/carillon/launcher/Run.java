package org.carillon.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.carillon.launcher.home.HomeOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts and stays in the foreground until Ctrl-C. */
@Command(
    name = "run",
    description = "Starts the server in the foreground; Ctrl-C stops it.",
    footer = {
      "",
      "At the first start of a home, these environment variables are also read:",
      "  CARILLON_ADMIN_PASSWORD  the password of the administrator “admin” (default: a"
          + " random one)",
      "  CARILLON_DOMAIN          a first domain"
    },
    mixinStandardHelpOptions = true)
final class Run implements Callable<Integer> {
  static final String ADMIN_PASSWORD = "CARILLON_ADMIN_PASSWORD";
  private static final Duration ORDERLY_END = Duration.ofMinutes(3);

  @Mixin private HomeOption homeOption;
  @Mixin private ServerOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    Supervisor supervisor =
        new Supervisor(homeOption.home(), options, FirstStart.from(System.getenv()), out);
    Thread keeper = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook = new Thread(() -> end(keeper, ended), "end");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      supervisor.keep();
      return 0;
    } finally {
      ended.countDown();
      forget(hook);
    }
  }

  /** Runs on a signal: lets the keeper stop everything, then exits with status 0 as requested. */
  private static void end(Thread keeper, CountDownLatch ended) {
    keeper.interrupt();
    try {
      ended.await(ORDERLY_END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(0);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown hook interrupted this thread and is about to end the process.
      return;
    }
  }
}
