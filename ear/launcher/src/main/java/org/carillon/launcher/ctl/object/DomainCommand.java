package org.carillon.launcher.ctl.object;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The aliases of domains; the verbs of all objects are added from the declaration. */
@Command(
    name = "domain",
    description = "The mail domains served here.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class DomainCommand {
  @ParentCommand private Ctl ctl;

  @Command(description = "Renames a domain, and all addresses in it.")
  void rename(
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "TO", description = "The new name.") String to,
      @Option(names = "--drop-old", description = "Do not keep the old name as an alias domain.")
          boolean dropsOld)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("to", to).add("keepOld", !dropsOld).build();
    JsonObject renamed = ctl.api().post(Api.path("domains", name, "rename"), body);
    ctl.listing().done("Renamed " + name + " to " + renamed.getString("name") + ".");
  }
}
