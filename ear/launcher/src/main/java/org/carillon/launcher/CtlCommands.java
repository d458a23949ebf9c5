package org.carillon.launcher;

import static java.util.Map.entry;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.types.ObjectTypes;
import org.carillon.launcher.ctl.AccountCommand;
import org.carillon.launcher.ctl.AdministratorCommand;
import org.carillon.launcher.ctl.BackupCommand;
import org.carillon.launcher.ctl.CertificateCommand;
import org.carillon.launcher.ctl.MailboxCommand;
import org.carillon.launcher.ctl.MessageCommand;
import org.carillon.launcher.ctl.PolicyCommand;
import org.carillon.launcher.ctl.QuotaReportCommand;
import org.carillon.launcher.ctl.SearchCommand;
import org.carillon.launcher.ctl.SettingCommand;
import org.carillon.launcher.ctl.SieveCommand;
import org.carillon.launcher.ctl.SignInBlockCommand;
import org.carillon.launcher.ctl.StoreCommand;
import org.carillon.launcher.ctl.TaskCommand;
import org.carillon.launcher.ctl.groupware.CalendarCommand;
import org.carillon.launcher.ctl.groupware.CollectionCommand;
import org.carillon.launcher.ctl.groupware.ContactCommand;
import org.carillon.launcher.ctl.held.HeldCommand;
import org.carillon.launcher.ctl.held.QueueCommand;
import org.carillon.launcher.ctl.held.RoutingTableCommand;
import org.carillon.launcher.ctl.held.SenderCommand;
import org.carillon.launcher.ctl.object.DomainCommand;
import org.carillon.launcher.ctl.object.GroupCommand;
import org.carillon.launcher.ctl.object.ObjectCommands;
import org.carillon.launcher.ctl.secret.ApplicationPasswordCommand;
import org.carillon.launcher.ctl.secret.HelpDeskCommand;
import org.carillon.launcher.ctl.secret.PasskeyCommand;
import org.carillon.launcher.ctl.secret.TokenCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The commands of {@code ctl}. */
final class CtlCommands {
  private static final List<Map.Entry<String, Supplier<Object>>> WRITTEN =
      List.of(
          entry("account", AccountCommand::new),
          entry("mailbox", MailboxCommand::new),
          entry("backup", BackupCommand::new),
          entry("administrator", AdministratorCommand::new),
          entry("bar", SignInBlockCommand::new),
          entry("setting", SettingCommand::new),
          entry("message", MessageCommand::new),
          entry("policy", PolicyCommand::new),
          entry("quota", QuotaReportCommand::new),
          entry("store", StoreCommand::new),
          entry("search", SearchCommand::new),
          entry("sieve", SieveCommand::new),
          entry("task", TaskCommand::new),
          entry("certificate", CertificateCommand::new),
          entry("domain", DomainCommand::new),
          entry("group", GroupCommand::new),
          entry("token", TokenCommand::new),
          entry("calendar", CalendarCommand::new),
          entry("collection", CollectionCommand::new),
          entry("contact", ContactCommand::new),
          entry("application-password", ApplicationPasswordCommand::new),
          entry("passkey", PasskeyCommand::new),
          entry("help-desk", HelpDeskCommand::new),
          entry("quarantine", HeldCommand::new),
          entry("sender", SenderCommand::new),
          entry("queue", QueueCommand::new),
          entry("route", RoutingTableCommand::new));

  private CtlCommands() {}

  static void addAll(CommandLine ctl) {
    add(ctl, _ -> true, _ -> true);
  }

  /**
   * Adds the command, and its verb, that a whole command line names; if the line asks for the help
   * that lists verbs, the commands alone.
   *
   * @return whether they exist
   */
  static boolean addNamed(CommandLine ctl, String... words) {
    Optional<ParseResult> own = own(ctl, words);
    if (own.map(ParseResult::isUsageHelpRequested).orElse(false)) {
      add(ctl, _ -> true, _ -> false);
      return true;
    }
    List<String> named = own.map(ParseResult::unmatched).orElse(List.of());
    if (named.isEmpty()) {
      return false;
    }
    boolean verbNamed = named.size() > 1 && !named.get(1).startsWith("-");
    add(ctl, named.getFirst()::equals, verbNamed ? named.get(1)::equals : _ -> true);
    return ctl.getSubcommands().values().stream()
        .anyMatch(
            command ->
                command.getCommand() instanceof Method || !command.getSubcommands().isEmpty());
  }

  private static void add(CommandLine ctl, Predicate<String> commands, Predicate<String> verbs) {
    addMethods(ctl, commands);
    for (Map.Entry<String, Supplier<Object>> command : WRITTEN) {
      if (commands.test(command.getKey())) {
        CommandLine line = new CommandLine(command.getValue().get());
        addMethods(line, verbs);
        ctl.addSubcommand(line);
      }
    }
    for (ObjectType type : ObjectTypes.all()) {
      if (commands.test(type.name())) {
        ObjectCommands.addTo(ctl, type, verbs);
      }
    }
  }

  private static void addMethods(CommandLine command, Predicate<String> names) {
    for (Method method : CommandLine.getCommandMethods(command.getCommand().getClass(), null)) {
      String name = method.getAnnotation(Command.class).name();
      if (names.test(name.equals("<main class>") ? method.getName() : name)) {
        command.addSubcommand(new CommandLine(method));
      }
    }
  }

  /** The options of {@code ctl} itself; the words after them stay unmatched. */
  private static Optional<ParseResult> own(CommandLine ctl, String... words) {
    ctl.setStopAtPositional(true).setUnmatchedArgumentsAllowed(true);
    try {
      return Optional.ofNullable(ctl.getParent().parseArgs(words).subcommand());
    } catch (ParameterException misunderstood) {
      // The error is reported when the words are parsed with everything declared.
      return Optional.empty();
    } finally {
      ctl.setStopAtPositional(false).setUnmatchedArgumentsAllowed(false);
    }
  }
}
