package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Domains. */
@Command(name = "domain", description = "Domains.", synopsisSubcommandLabel = "COMMAND")
final class DomainCommand {
  private static final String PATH = "/domains";

  @ParentCommand private Ctl ctl;

  @Command(description = "Makes a domain.")
  void create(
      @Parameters(paramLabel = "NAME") String name,
      @Option(names = "--description", paramLabel = "TEXT", defaultValue = "") String description)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("name", name).add("description", description).build();
    var made = ctl.api().post(PATH, body);
    ctl.listing().done("Made the domain " + made.getString("name") + ".");
  }

  @Command(description = "Lists domains: name, whether it is on, other names.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), PATH, ""), "name", "enabled", "aliases");
  }

  @Command(description = "Shows a domain.")
  void show(@Parameters(paramLabel = "NAME") String name) throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(name)));
  }

  @Command(description = "Changes a domain; what is not named stays.")
  void change(
      @Parameters(paramLabel = "NAME") String name,
      @Option(
              names = "--alias",
              paramLabel = "NAME",
              description = "Another name; all of them, each with its own --alias.")
          List<String> aliases,
      @Option(names = "--no-aliases", description = "No other names.") boolean noAliases,
      @Option(names = "--description", paramLabel = "TEXT") String description,
      @Option(names = "--enabled", paramLabel = "true|false", arity = "1") Boolean enabled)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (aliases != null || noAliases) {
      body.add("aliases", Json.createArrayBuilder(aliases == null ? List.of() : aliases));
    }
    if (description != null) {
      body.add("description", description);
    }
    if (enabled != null) {
      body.add("enabled", enabled);
    }
    ctl.listing().one(ctl.api().patch(PATH + Api.path(name), body.build()));
  }

  @Command(description = "Deletes a domain that has no accounts.")
  void delete(@Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(name));
    ctl.listing().done("There is no domain " + name + " any more.");
  }
}
