package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The search index. */
@Command(
    name = "search",
    description = "The search index of the node that answers.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SearchCommand {
  private static final String PATH = "/search";

  @ParentCommand private Ctl ctl;

  @Command(description = "Shows how many messages are indexed, and how many are not yet.")
  void stats() throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH));
  }

  @Command(description = "Rebuilds the index in the background, of one account or of all.")
  void rebuild(
      @Parameters(paramLabel = "ADDRESS", arity = "0..1", defaultValue = "") String address)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (!address.isEmpty()) {
      body.add("account", address);
    }
    ctl.listing().one(ctl.api().post(PATH + "/rebuild", body.build()));
  }
}
