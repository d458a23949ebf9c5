package org.carillon.launcher.ctl;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Sign-in blocks after too many wrong passwords. */
@Command(
    name = "bar",
    description = "Who is put off for too many wrong passwords.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SignInBlockCommand {
  private static final String PATH = "/bars";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists them: kind, whom, since when, until when.")
  void list() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(PATH), "kind", "whom", "began", "ends");
  }

  @Command(description = "Lets somebody try to sign in again at once, on every node.")
  void lift(
      @Parameters(
              paramLabel = "WHOM",
              description = "An account's address, an administrator's name, or an IP address.")
          String whom)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(whom));
    ctl.listing().done("What was counted against " + whom + " is forgotten.");
  }
}
