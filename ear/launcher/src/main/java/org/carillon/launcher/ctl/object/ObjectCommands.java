package org.carillon.launcher.ctl.object;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The verbs that all types of directory objects have, made from their declarations. */
public final class ObjectCommands {
  private ObjectCommands() {}

  /** Gives {@code ctl} a command for the type, or adds the verbs to the existing command. */
  public static void addTo(CommandLine line, ObjectType type, Predicate<String> verbs) {
    if (!line.getSubcommands().containsKey(type.name())) {
      var own = CommandSpec.create().name(type.name());
      own.usageMessage().description(type.help()).synopsisSubcommandLabel("COMMAND");
      line.addSubcommand(type.name(), own);
    }
    add(line.getCommand(), line.getSubcommands().get(type.name()), type, verbs);
  }

  private static void add(Ctl ctl, CommandLine command, ObjectType type, Predicate<String> verbs) {
    for (Operation operation : Operation.values()) {
      if (type.has(operation) && verbs.test(word(operation))) {
        Verb verb =
            switch (operation) {
              case LIST -> new ListVerb(ctl, type);
              case FIND -> new ShowVerb(ctl, type);
              case CREATE, CHANGE -> CreateOrChangeVerb.of(ctl, type, operation);
              case DELETE -> new DeleteVerb(ctl, type);
              case TEST -> new TestVerb(ctl, type);
            };
        var spec = CommandSpec.forAnnotatedObject(verb);
        verb.declare(spec);
        spec.usageMessage().description(description(type, operation));
        command.addSubcommand(word(operation), spec);
      }
    }
  }

  private static String word(Operation operation) {
    return switch (operation) {
      case FIND -> "show";
      case LIST, CREATE, CHANGE, DELETE, TEST -> operation.name().toLowerCase(Locale.ROOT);
    };
  }

  private static String description(ObjectType type, Operation operation) {
    String one = type.article();
    return switch (operation) {
      case LIST ->
          "Lists "
              + type.spokenPlural()
              + type.columns().stream()
                  .map(Attribute::name)
                  .collect(Collectors.joining(", ", ": ", "."));
      case FIND -> "Shows " + one + ".";
      case CREATE -> "Creates " + one + ".";
      case CHANGE -> "Changes " + one + ". Attributes that are not given are not changed.";
      case DELETE -> "Deletes " + one + ".";
      case TEST -> "Tests whether " + one + " works.";
    };
  }

  /** Returns the placeholder of a value in a synopsis. */
  static String label(Attribute<?> attribute) {
    return switch (attribute.type()) {
      case AttributeType.Name() -> attribute.name().toUpperCase(Locale.ROOT);
      case AttributeType.Text(int _) -> "TEXT";
      case AttributeType.Secret(boolean _) -> "FILE";
      case AttributeType.Whole(int _, int _) -> "NUMBER";
      case AttributeType.Switch() -> "true|false";
      case AttributeType.Names(int _) -> "NAME";
      case AttributeType.Choice(var words) -> String.join("|", words);
      case AttributeType.Time() -> "TIME";
    };
  }

  /** Returns the title, which has the subject and the unit, and the help after it. */
  static String help(Attribute<?> attribute) {
    return attribute.help().isEmpty()
        ? attribute.title() + "."
        : attribute.title() + ". " + attribute.help();
  }
}
