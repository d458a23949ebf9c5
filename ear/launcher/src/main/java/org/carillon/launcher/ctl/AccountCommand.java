package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts. */
@Command(name = "account", description = "Accounts.", synopsisSubcommandLabel = "COMMAND")
final class AccountCommand {
  private static final String PATH = "/accounts";

  @ParentCommand private Ctl ctl;

  @Command(description = "Makes an account.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--name", paramLabel = "TEXT", defaultValue = "") String displayName,
      @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add("address", address)
            .add("password", password.read())
            .add("displayName", displayName)
            .build();
    var made = ctl.api().post(PATH, body);
    ctl.listing().done("Made the account " + made.getString("address") + ".");
  }

  @Command(description = "Lists accounts: address, whether it is on, name.")
  void list(
      @Option(names = "--domain", paramLabel = "NAME", description = "Only of this domain.")
          String domain,
      @Mixin Pages pages)
      throws IOException, InterruptedException {
    String filter = domain == null ? "" : "&domain=" + Api.encoded(domain);
    ctl.listing().items(pages.of(ctl.api(), PATH, filter), "address", "enabled", "displayName");
  }

  @Command(description = "Shows an account.")
  void show(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(address)));
  }

  @Command(description = "Changes an account; what is not named stays.")
  void change(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--name", paramLabel = "TEXT") String displayName,
      @Option(names = "--enabled", paramLabel = "true|false", arity = "1") Boolean enabled,
      @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (displayName != null) {
      body.add("displayName", displayName);
    }
    if (enabled != null) {
      body.add("enabled", enabled);
    }
    if (password.isGiven()) {
      body.add("password", password.read());
    }
    ctl.listing().one(ctl.api().patch(PATH + Api.path(address), body.build()));
  }

  @Command(description = "Gives an account a new password.")
  void password(@Parameters(paramLabel = "ADDRESS") String address, @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("password", password.read()).build();
    ctl.api().patch(PATH + Api.path(address), body);
    ctl.listing().done(address + " has a new password.");
  }

  @Command(description = "Deletes an account.")
  void delete(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address));
    ctl.listing().done("There is no account " + address + " any more.");
  }
}
