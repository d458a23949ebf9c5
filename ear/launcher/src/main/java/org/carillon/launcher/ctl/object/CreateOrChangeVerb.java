package org.carillon.launcher.ctl.object;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.password.NewPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Creates or changes an object of a type. Each required attribute is a positional argument, each
 * optional one an option. The object's name comes first.
 */
@Command
sealed class CreateOrChangeVerb implements Verb {
  private static final int KEY = 0;

  final Ctl ctl;
  final ObjectType type;
  final Operation operation;
  private CommandSpec spec;

  /** Handles a type with a password, which is never given on the command line. */
  @Command
  static final class WithPassword extends CreateOrChangeVerb {
    private final List<Attribute<?>> secrets;
    private final OptionSpec hashed =
        OptionSpec.builder("--hashed")
            .type(boolean.class)
            .description("The input is a password hash from another server.")
            .build();
    @Mixin private NewPassword password;

    private WithPassword(
        Ctl ctl, ObjectType type, Operation operation, List<Attribute<?>> secrets) {
      super(ctl, type, operation);
      this.secrets = secrets;
    }

    @Override
    public void declare(CommandSpec own) {
      super.declare(own);
      if (isToldOfHash()) {
        own.addOption(hashed);
      }
    }

    @Override
    void add(JsonObjectBuilder body) throws IOException {
      boolean isHashed = isToldOfHash() && Boolean.TRUE.equals(hashed.getValue());
      if (password.isGiven() || isHashed || isMissed()) {
        body.add((isHashed ? secrets.getLast() : secrets.getFirst()).name(), password.read());
      }
    }

    private boolean isToldOfHash() {
      return secrets.size() > 1;
    }

    /** Returns whether the user must be asked for the first secret, if one of two is required. */
    private boolean isMissed() {
      return ObjectType.use(secrets.getFirst(), operation) == Attribute.Use.MUST
          || operation == Operation.CREATE && isToldOfHash();
    }
  }

  /** Handles a type with several secrets: each is read from a file of its own. */
  @Command
  static final class WithSecretFiles extends CreateOrChangeVerb {
    private final List<Attribute<?>> secrets;

    private WithSecretFiles(
        Ctl ctl, ObjectType type, Operation operation, List<Attribute<?>> secrets) {
      super(ctl, type, operation);
      this.secrets = secrets;
    }

    @Override
    public void declare(CommandSpec own) {
      super.declare(own);
      for (Attribute<?> secret : secrets) {
        own.addOption(
            OptionSpec.builder(CreateOrChangeVerb.name(secret))
                .paramLabel("FILE")
                .type(Path.class)
                .description(
                    ObjectCommands.help(secret) + " It is read from the first line of FILE.")
                .build());
      }
    }

    @Override
    void add(JsonObjectBuilder body) throws IOException {
      for (Attribute<?> secret : secrets) {
        Path file = spec().findOption(CreateOrChangeVerb.name(secret)).getValue();
        if (file != null) {
          try (Stream<String> lines = Files.lines(file)) {
            body.add(secret.name(), lines.findFirst().orElse(""));
          }
        }
      }
    }
  }

  private CreateOrChangeVerb(Ctl ctl, ObjectType type, Operation operation) {
    this.ctl = ctl;
    this.type = type;
    this.operation = operation;
  }

  static CreateOrChangeVerb of(Ctl ctl, ObjectType type, Operation operation) {
    List<Attribute<?>> secrets = type.said(operation).stream().filter(Attribute::isSecret).toList();
    if (secrets.isEmpty()) {
      return new CreateOrChangeVerb(ctl, type, operation);
    }
    // A password's hash is the same secret in another form.
    return secrets.stream().filter(Attribute::isTyped).count() > 1
        ? new WithSecretFiles(ctl, type, operation, secrets)
        : new WithPassword(ctl, type, operation, secrets);
  }

  CommandSpec spec() {
    return spec;
  }

  @Override
  public void declare(CommandSpec own) {
    spec = own;
    own.addPositional(word(type.key(), KEY));
    int next = KEY + 1;
    for (Attribute<?> attribute : others()) {
      if (ObjectType.use(attribute, operation) == Attribute.Use.MUST) {
        own.addPositional(word(attribute, next++));
      } else {
        option(own, attribute);
      }
    }
  }

  /** Returns the attributes other than the object's name and its password. */
  private List<Attribute<?>> others() {
    return type.said(operation).stream()
        .filter(attribute -> attribute != type.key() && !attribute.isSecret())
        .toList();
  }

  private static PositionalParamSpec word(Attribute<?> attribute, int index) {
    var word =
        PositionalParamSpec.builder()
            .required(true)
            .paramLabel(label(attribute))
            .description(ObjectCommands.help(attribute));
    return attribute.type() instanceof AttributeType.Names
        ? word.index(index + "..*")
            .arity("1..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build()
        : word.index(String.valueOf(index)).arity("1").type(String.class).build();
  }

  private static String label(Attribute<?> attribute) {
    return attribute.name().toUpperCase(Locale.ROOT);
  }

  private void option(CommandSpec own, Attribute<?> attribute) {
    var option =
        OptionSpec.builder(name(attribute))
            .paramLabel(ObjectCommands.label(attribute))
            .description(ObjectCommands.help(attribute));
    switch (attribute.type()) {
      case AttributeType.Switch() -> own.addOption(option.arity("1").type(Boolean.class).build());
      case AttributeType.Whole(int _, int _) -> own.addOption(option.type(Integer.class).build());
      case AttributeType.Names(int _) -> {
        own.addOption(option.type(List.class).auxiliaryTypes(String.class).build());
        own.addOption(
            OptionSpec.builder(none(attribute))
                .type(boolean.class)
                .hidden(operation == Operation.CREATE)
                .description("No values: removes all of them.")
                .build());
      }
      case AttributeType.Name(),
          AttributeType.Text(int _),
          AttributeType.Secret(boolean _),
          AttributeType.Choice(var _),
          AttributeType.Time() ->
          own.addOption(option.type(String.class).build());
    }
  }

  /** Returns the option's name, such as {@code --display-name} for displayName. */
  private static String name(Attribute<?> attribute) {
    return "--" + attribute.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  private static String none(Attribute<?> attribute) {
    return name(attribute).replaceFirst("--", "--no-");
  }

  @Override
  public Integer call() throws Exception {
    var body = Json.createObjectBuilder();
    String key = spec.positionalParameters().get(KEY).getValue();
    if (operation == Operation.CREATE) {
      body.add(type.key().name(), key);
    }
    int next = KEY + 1;
    for (Attribute<?> attribute : others()) {
      if (ObjectType.use(attribute, operation) == Attribute.Use.MUST) {
        add(body, attribute, spec.positionalParameters().get(next++).getValue());
      } else {
        add(body, attribute);
      }
    }
    add(body);
    if (operation == Operation.CREATE) {
      var made = ctl.api().post("/" + type.plural(), body.build());
      ctl.listing()
          .made(
              made, "Created the " + type.spoken() + " " + made.getString(type.key().name()) + ".");
    } else {
      ctl.listing().one(ctl.api().patch(Api.path(type.plural(), key), body.build()));
    }
    return 0;
  }

  private void add(JsonObjectBuilder body, Attribute<?> attribute) {
    add(body, attribute, spec.findOption(name(attribute)).getValue());
  }

  private void add(JsonObjectBuilder body, Attribute<?> attribute, Object value) {
    switch (value) {
      case null -> {
        var none = spec.findOption(none(attribute));
        if (none != null && Boolean.TRUE.equals(none.getValue())) {
          body.add(attribute.name(), Json.createArrayBuilder());
        }
      }
      case Boolean on -> body.add(attribute.name(), on);
      case Integer whole -> body.add(attribute.name(), whole);
      case List<?> several -> body.add(attribute.name(), Json.createArrayBuilder(several));
      default -> body.add(attribute.name(), value.toString());
    }
  }

  /** Adds the values that are not on the command line. */
  void add(JsonObjectBuilder body) throws IOException {
    // An object without a password adds nothing.
  }
}
