package org.carillon.launcher;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.password.AdminPassword;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: {@code carillon run|start|stop|status|admin-password|ctl}. The shell script
 * itself does building, testing and benchmarks.
 */
@Command(
    name = "carillon",
    description = "Mail, groupware, voice and chat in one server.",
    synopsisSubcommandLabel = "run|start|stop|status|admin-password|ctl",
    mixinStandardHelpOptions = true)
public final class Main {
  private static final String CTL = "ctl";
  private static final List<Map.Entry<String, Supplier<Object>>> VERBS =
      List.of(
          entry("run", Run::new),
          entry("start", Start::new),
          entry("stop", Stop::new),
          entry("status", Status::new),
          entry("admin-password", AdminPassword::new),
          entry(CTL, Ctl::new));

  private Main() {}

  /**
   * Ends the process with the command's exit status: 0 done, 1 failed, 2 not understood; see also
   * {@link Status}.
   */
  public static void main(String[] args) {
    System.exit(commandLine(args).execute(args));
  }

  /**
   * Parses these words. picocli reads declarations by reflection, and there are 300: only those
   * named are read, or all of them if the words name no existing command.
   */
  static CommandLine commandLine(String... words) {
    String verb = words.length == 0 ? "" : words[0];
    CommandLine named = withVerbs(verb::equals);
    boolean understood =
        verb.equals(CTL)
            ? CtlCommands.addNamed(named.getSubcommands().get(CTL), words)
            : !named.getSubcommands().isEmpty();
    if (understood) {
      return finished(named);
    }
    CommandLine all = withVerbs(_ -> true);
    if (verb.isEmpty() || verb.equals(CTL)) {
      CtlCommands.addAll(all.getSubcommands().get(CTL));
    }
    return finished(all);
  }

  private static CommandLine withVerbs(Predicate<String> wanted) {
    CommandLine line = new CommandLine(new Main());
    for (Map.Entry<String, Supplier<Object>> verb : VERBS) {
      if (wanted.test(verb.getKey())) {
        line.addSubcommand(verb.getValue().get());
      }
    }
    return line;
  }

  private static CommandLine finished(CommandLine line) {
    giveVersion(line);
    for (String verbOfRunning : List.of("stop", "status")) {
      Optional.ofNullable(line.getSubcommands().get(verbOfRunning))
          .ifPresent(Main::hideOptionsOfStart);
    }
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
        (misunderstood, _) -> {
          CommandLine command = misunderstood.getCommandLine();
          say(command, complaint(misunderstood));
          UnmatchedArgumentException.printSuggestions(misunderstood, command.getErr());
          String name = command.getCommandSpec().qualifiedName();
          command.getErr().println("“" + name + " --help” shows how to use it.");
          return 2;
        });
    return line;
  }

  /** Returns what is wrong with the arguments. Picocli counts hidden arguments, too. */
  private static String complaint(ParameterException misunderstood) {
    if (!(misunderstood instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()
        || unmatched.isUnknownOption()) {
      return misunderstood.getMessage();
    }
    String first = unmatched.getUnmatched().getFirst();
    CommandLine command = unmatched.getCommandLine();
    return command.getSubcommands().isEmpty()
        ? "There are too many arguments: " + String.join(" ", unmatched.getUnmatched()) + "."
        : "There is no command " + first + ".";
  }

  private static void giveVersion(CommandLine command) {
    command.getCommandSpec().versionProvider(new Version());
    command.getSubcommands().values().forEach(Main::giveVersion);
  }

  /** Hides the options of a start, which these commands accept after every verb but ignore. */
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
