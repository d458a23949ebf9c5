package org.carillon.launcher.ctl.secret;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import org.carillon.launcher.ctl.Pages;
import org.carillon.launcher.password.NewPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The help desk's commands that let people in again. */
@Command(
    name = "help-desk",
    description = "Help desk: lets users of a domain sign in again.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class HelpDeskCommand {
  private static final String PATH = "/help-desk";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists the accounts: address, whether they are enabled, name.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing().items(pages.of(ctl.api(), PATH, ""), "address", "enabled", "displayName");
  }

  @Command(description = "Shows an account, and until when its sign-ins are blocked.")
  void show(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(address)));
  }

  @Command(
      name = "reset-code",
      description =
          "Creates a code with which an account's owner can choose a new password once,"
              + " within 24 hours. It is shown only now.")
  void resetCode(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("action", "reset-code").build();
    ctl.listing().one(ctl.api().post(PATH + Api.path(address), body));
  }

  @Command(description = "Sets a new password for an account. Sessions with the old password end.")
  void password(@Parameters(paramLabel = "ADDRESS") String address, @Mixin NewPassword password)
      throws IOException, InterruptedException {
    act(
        address,
        Json.createObjectBuilder()
            .add("action", "set-password")
            .add("password", password.read())
            .build());
    ctl.listing().done(address + " has a new password.");
  }

  @Command(
      name = "remove-second-factor",
      description = "Removes an account's second factor, for an owner who has lost it.")
  void removeSecondFactor(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    act(address, Json.createObjectBuilder().add("action", "remove-second-factor").build());
    ctl.listing().done("The second factor of " + address + " is removed.");
  }

  @Command(
      name = "sign-out",
      description = "Ends an account's sessions, tokens and application passwords.")
  void signOut(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    act(address, Json.createObjectBuilder().add("action", "sign-out").build());
    ctl.listing().done(address + " is signed out everywhere.");
  }

  @Command(
      name = "lift-bar",
      description = "Lets a user sign in again after too many wrong passwords.")
  void liftBar(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    act(address, Json.createObjectBuilder().add("action", "lift-bar").build());
    ctl.listing().done("The count of wrong passwords for " + address + " is reset.");
  }

  private void act(String address, JsonObject body) throws IOException, InterruptedException {
    ctl.api().post(PATH + Api.path(address), body);
  }
}
