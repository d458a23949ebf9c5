package org.carillon.launcher.ctl.secret;

import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Passkeys of accounts. */
@Command(
    name = "passkey",
    description = "Passkeys and security keys with which accounts sign in on the web.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class PasskeyCommand {
  @ParentCommand private Ctl ctl;

  @Command(description = "Lists an account's passkeys: id, name, host, last use, client.")
  void list(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(of(address)), "id", "name", "host", "used", "from");
  }

  @Command(description = "Removes a passkey that is lost or copied.")
  void remove(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.api().delete(of(address) + Api.path(id));
    ctl.listing().done("The passkey " + id + " is removed.");
  }

  private static String of(String address) {
    return "/accounts" + Api.path(address) + "/passkeys";
  }
}
