package org.carillon.launcher.ctl;

import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What became of messages. */
@Command(
    name = "message",
    description = "What became of messages.",
    synopsisSubcommandLabel = "COMMAND")
final class MessageCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Shows why a message was taken, filed, kept aside or refused: which checks looked at it,"
              + " and what they found.")
  void why(
      @Parameters(
              paramLabel = "ID",
              description = "The id in its trace field and the logs, or its Message-ID.")
          String id)
      throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get("/message-traces" + Api.path(id)));
  }
}
