package org.carillon.launcher;

import java.io.IOException;
import java.util.List;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.ctl.groupware.CalendarCommand;
import org.carillon.launcher.ctl.groupware.CollectionCommand;
import org.carillon.launcher.ctl.groupware.ContactCommand;
import org.carillon.launcher.ctl.held.HeldCommand;
import org.carillon.launcher.ctl.held.QueueCommand;
import org.carillon.launcher.ctl.held.SenderCommand;
import org.carillon.launcher.ctl.object.DomainCommand;
import org.carillon.launcher.ctl.object.GroupCommand;
import org.carillon.launcher.ctl.object.ObjectCommands;
import org.carillon.launcher.ctl.secret.ApplicationPasswordCommand;
import org.carillon.launcher.ctl.secret.HelpDeskCommand;
import org.carillon.launcher.ctl.secret.PasskeyCommand;
import org.carillon.launcher.ctl.secret.TokenCommand;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.password.AdminPassword;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code carillon run|start|stop|status|admin-password|ctl}. Building, testing
 * and benchmarks are the shell script's.
 */
@Command(
    name = "carillon",
    description = "Mail, groupware, voice and chat in one server.",
    subcommands = {
      Run.class,
      Start.class,
      Stop.class,
      Status.class,
      AdminPassword.class,
      Ctl.class
    },
    synopsisSubcommandLabel = "run|start|stop|status|admin-password|ctl",
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
    CommandLine ctl = line.getSubcommands().get("ctl");
    ctl.addSubcommand(new DomainCommand()).addSubcommand(new GroupCommand());
    ObjectCommands.addTo(ctl);
    ctl.addSubcommand(new TokenCommand())
        .addSubcommand(new CalendarCommand())
        .addSubcommand(new CollectionCommand())
        .addSubcommand(new ContactCommand())
        .addSubcommand(new ApplicationPasswordCommand())
        .addSubcommand(new PasskeyCommand())
        .addSubcommand(new HelpDeskCommand());
    ctl.addSubcommand(new HeldCommand())
        .addSubcommand(new SenderCommand())
        .addSubcommand(new QueueCommand());
    giveVersion(line);
    hideOptionsOfStart(line.getSubcommands().get("stop"));
    hideOptionsOfStart(line.getSubcommands().get("status"));
    line.setExecutionExceptionHandler(
        (surprise, command, parsed) -> {
          switch (surprise) {
            case Refusal refusal -> say(command, refusal.getMessage());
            case IOException failure -> say(command, Refusal.reason(failure));
            default -> throw surprise;
          }
          return 1;
        });
    line.setParameterExceptionHandler(
        (misunderstood, words) -> {
          CommandLine command = misunderstood.getCommandLine();
          say(command, misunderstood.getMessage());
          UnmatchedArgumentException.printSuggestions(misunderstood, command.getErr());
          String name = command.getCommandSpec().qualifiedName();
          command.getErr().println("“" + name + " --help” says what it takes.");
          return 2;
        });
    return line;
  }

  private static void giveVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Main::giveVersion);
  }

  /** They take the options of a start, so that the same can follow every verb, and use none. */
  private static void hideOptionsOfStart(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    for (OptionSpec option : List.copyOf(spec.mixins().get("options").options())) {
      OptionSpec own = spec.findOption(option.longestName());
      spec.remove(own);
      spec.addOption(OptionSpec.builder(own).hidden(true).build());
    }
  }

  private static void say(CommandLine command, String sentence) {
    command.getErr().println("carillon: " + sentence);
  }
}
