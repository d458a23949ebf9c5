package org.carillon.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.Secrets;
import org.carillon.launcher.home.State;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Tells, also by its exit status, whether Carillon runs: 0 ready, 3 not running, 4 running but not
 * ready.
 */
@Command(
    name = "status",
    description =
        "Shows whether the server is ready. Exit status 0: ready, 3: not running, 4:"
            + " starting or not ready.",
    mixinStandardHelpOptions = true)
final class Status implements Callable<Integer> {
  static final int READY = 0;
  static final int NOT_RUNNING = 3;
  static final int NOT_READY = 4;

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
    Optional<Long> holder = HomeLock.holder(home);
    Optional<State> state = State.read(home);
    if (holder.isEmpty()) {
      out.println("Carillon is not running in " + home + ".");
      return NOT_RUNNING;
    }
    if (state.isEmpty() || state.get().phase() != State.Phase.READY) {
      out.println(
          "Carillon is not ready (process %d): %s"
              .formatted(holder.get(), state.map(State::text).orElse("starting")));
      return NOT_READY;
    }
    String token = new Secrets(home.secrets()).readHealthToken();
    try (Health health = new Health(state.get().server(), token)) {
      if (health.ask() instanceof Health.Answer.NotReady answer) {
        out.println(
            "Carillon is running (process %d) but not ready: %s"
                .formatted(holder.get(), answer.sentences()));
        return NOT_READY;
      }
    }
    out.println("Carillon is running in %s (process %d).".formatted(home, holder.get()));
    out.println(state.get().text());
    return READY;
  }
}
