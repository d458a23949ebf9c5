package org.carillon.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carillon.launcher.home.Home;
import org.carillon.launcher.home.HomeLock;
import org.carillon.launcher.home.HomeOption;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.home.State;
import org.carillon.launcher.process.LogFile;
import org.carillon.launcher.process.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Starts in the background: starts {@code run} in a session of its own and waits until that is
 * ready or has failed.
 */
@Command(
    name = "start",
    description = "Starts the server in the background and waits until every service is ready.",
    footer = {
      "",
      "At the first start of a home, these environment variables are also read:",
      "  CARILLON_ADMIN_PASSWORD  the password of the administrator “admin” (default: a"
          + " random one)",
      "  CARILLON_DOMAIN          a first domain"
    },
    mixinStandardHelpOptions = true)
final class Start implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration NOTICE = Duration.ofSeconds(1);

  @Mixin private HomeOption homeOption;

  @Mixin private ServerOptions options;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Home home = homeOption.home();
    // Checked here, so that the error shows at once and not in the background process.
    options.check(home);
    FirstStart.from(System.getenv());
    home.create();
    Room.of(home).check();
    awaitRoom(home);
    State.forget(home);
    return await(home, launch(home));
  }

  /**
   * Waits for a launcher that is ending, and for one without a server, which has died just now and
   * whose leftovers are being removed.
   *
   * @throws Refusal if another launcher keeps running
   */
  private static void awaitRoom(Home home) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    for (Optional<Long> holder = HomeLock.holder(home);
        holder.isPresent();
        holder = HomeLock.holder(home)) {
      boolean ending =
          switch (State.read(home).map(State::phase).orElse(State.Phase.STARTING)) {
            case STOPPING -> true;
            case READY -> !ApplicationServer.runs(home);
            case STARTING, FAILED -> false;
          };
      Duration patience = ending ? Stop.PATIENCE : NOTICE;
      if (System.nanoTime() - begun > patience.toNanos()) {
        throw new Refusal(
            "Carillon is already running in %s (process %d).".formatted(home, holder.get()));
      }
      Thread.sleep(LOOK);
    }
  }

  private Process launch(Home home) throws IOException {
    Distribution distribution = Distribution.own();
    List<String> command = new ArrayList<>();
    command.add(Distribution.java());
    command.add("@" + distribution.configuration().resolve("launcher.options"));
    command.add("-cp");
    command.add(distribution.launcherClassPath());
    command.add(Main.class.getName());
    command.add("run");
    List<String> given = spec.commandLine().getParseResult().originalArgs();
    command.addAll(given.subList(given.indexOf("start") + 1, given.size()));
    Path log = home.log().resolve("launcher.log");
    LogFile.turnOver(log);
    return new ProcessBuilder(Session.own(command))
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  private int await(Home home, Process launcher) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    String shown = "";
    while (true) {
      // Checked before the state is read, so that the launcher's last state is not missed.
      boolean alive = launcher.isAlive();
      Optional<State> state = State.read(home);
      if (state.isPresent() && !state.get().text().equals(shown)) {
        shown = state.get().text();
        if (state.get().phase() == State.Phase.FAILED) {
          throw new Refusal(shown);
        }
        out.println(shown);
        out.flush();
        if (state.get().phase() == State.Phase.READY) {
          return 0;
        }
      }
      if (!alive) {
        throw new Refusal(
            LogFile.lastWord(home.log().resolve("launcher.log")) + Room.of(home).want());
      }
      Thread.sleep(LOOK);
    }
  }
}
