package org.carillon.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.State;
import org.carillon.launcher.process.Ending;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Stops the processes of a home, in order, and kills those that do not end; also those that a
 * killed launcher left behind.
 */
@Command(
    name = "stop",
    description = "Stops the server and waits until all its processes have ended.",
    mixinStandardHelpOptions = true)
final class Stop implements Callable<Integer> {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  @Mixin private HomeOption homeOption;

  // Accepted so that the same options can follow every verb; a running server ignores them.
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ServerOptions options;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = homeOption.home();
    PrintWriter out = spec.commandLine().getOut();
    if (!Files.isDirectory(home.folder())) {
      out.println("Carillon has never run in " + home + ".");
      return 0;
    }
    Optional<ProcessHandle> launcher = HomeLock.holder(home).flatMap(ProcessHandle::of);
    if (launcher.isPresent()) {
      Ending.end(List.of(launcher.get()), "TERM", PATIENCE);
    }
    try (HomeLock lock = HomeLock.take(home)) {
      LeftoverProcesses.clear(home);
      State.forget(home);
    }
    out.println(launcher.isPresent() ? "Carillon has stopped." : "Carillon was not running.");
    return 0;
  }
}
