package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import org.carillon.launcher.password.NewPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Administrators. */
@Command(
    name = "administrator",
    description = "Administrators of the server and of domains.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class AdministratorCommand {
  private static final String PATH = "/administrators";

  @ParentCommand private Ctl ctl;

  @Command(description = "Sets a new password for an administrator.")
  void password(@Parameters(paramLabel = "NAME") String name, @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("password", password.read()).build();
    ctl.api().patch(PATH + Api.path(name), body);
    ctl.listing().done(name + " has a new password.");
  }

  @Command(
      name = "sign-out",
      description = "Ends an administrator's sessions and tokens. The password stays valid.")
  void signOut(@Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(name) + "/sessions");
    ctl.listing().done(name + " is signed out everywhere.");
  }
}
