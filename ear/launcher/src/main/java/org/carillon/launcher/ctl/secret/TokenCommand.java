package org.carillon.launcher.ctl.secret;

import jakarta.json.Json;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.ctl.Pages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "token",
    description = "Bearer tokens for programs.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class TokenCommand {
  private static final String PATH = "/tokens";

  @ParentCommand private Ctl ctl;

  @Command(description = "Creates a token for the signed-in account. It is shown only now.")
  void create(
      @Parameters(paramLabel = "LABEL") String label,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              description = "When it expires, such as 2027-01-31T12:00:00Z (default: never).")
          String expires)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("label", label);
    if (expires != null) {
      body.add("expires", expires);
    }
    ctl.listing().one(ctl.api().post(PATH, body.build()));
  }

  @Command(description = "Lists tokens: id, owner, label, expiry.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), PATH, ""), "id", "owner", "label", "expires");
  }

  @Command(description = "Revokes a token at once.")
  void revoke(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(id));
    ctl.listing().done("The token " + id + " is revoked.");
  }
}
