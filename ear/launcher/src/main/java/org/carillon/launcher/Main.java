package org.carillon.launcher;

import java.io.IOException;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The command line: {@code carillon run|start|stop|status|ctl}. Building, testing and benchmarks
 * are the shell script's.
 */
@Command(
    name = "carillon",
    description = "Mail, groupware, voice and chat in one server.",
    subcommands = {Run.class, Start.class, Stop.class, Status.class, Ctl.class},
    synopsisSubcommandLabel = "run|start|stop|status|ctl",
    mixinStandardHelpOptions = true)
public final class Main {
  private Main() {}

  /**
   * Ends the process with the command's exit status: 0 done, 1 failed, 2 not understood; more at
   * {@link Status}.
   */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (surprise, command, parsed) -> {
          if (surprise instanceof Refusal || surprise instanceof IOException) {
            command.getErr().println("carillon: " + surprise.getMessage());
            return 1;
          }
          throw surprise;
        });
    return line;
  }
}
