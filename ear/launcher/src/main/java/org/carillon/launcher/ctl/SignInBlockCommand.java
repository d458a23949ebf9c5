package org.carillon.launcher.ctl;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sign-in blocks after too many wrong passwords. */
@Command(
    name = "bar",
    description = "Blocks of sign-ins after too many wrong passwords.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SignInBlockCommand {
  private static final String PATH = "/bars";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists blocks: kind, who, start, end.")
  void list() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(PATH), "kind", "whom", "began", "ends");
  }

  @Command(
      description = "Removes a block on every node, so that sign-in is possible again at once.")
  void lift(
      @Parameters(
              paramLabel = "WHOM",
              description = "An account's address, an administrator's name, or an IP address.")
          String whom)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(whom));
    ctl.listing().done("The count of wrong passwords for " + whom + " is reset.");
  }
}
