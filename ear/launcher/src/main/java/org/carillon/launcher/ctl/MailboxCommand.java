package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts' mailboxes. */
@Command(
    name = "mailbox",
    description = "Accounts' mailboxes.",
    synopsisSubcommandLabel = "COMMAND")
final class MailboxCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists what can be brought back: mailbox, whether it was deleted itself, messages,"
              + " octets, when.")
  void deleted(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Only what was deleted since (2026-11-20T12:00:00Z, or P3D).")
          String since)
      throws IOException, InterruptedException {
    String query = since == null ? "" : "?since=" + Api.encoded(since);
    ctl.listing()
        .items(
            ctl.api().get(path(address) + query),
            "mailbox",
            "withMailbox",
            "messages",
            "octets",
            "deleted");
  }

  @Command(
      description =
          "Brings back the messages expunged from a mailbox, or the mailbox if it was deleted.")
  void undelete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "MAILBOX",
              arity = "0..1",
              description = "Default: everything that was deleted.")
          String mailbox,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Only what was deleted since (2026-11-20T12:00:00Z, or P3D).")
          String since,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "The name that the deleted mailbox gets.")
          String as)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (mailbox != null) {
      body.add("mailbox", mailbox);
    }
    if (since != null) {
      body.add("since", since);
    }
    if (as != null) {
      body.add("as", as);
    }
    ctl.listing().one(ctl.api().post(path(address), body.build()));
  }

  private static String path(String address) {
    return "/accounts" + Api.path(address) + "/deleted-mail";
  }
}
