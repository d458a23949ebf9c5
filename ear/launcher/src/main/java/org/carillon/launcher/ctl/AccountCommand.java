package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import org.carillon.launcher.password.NewPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts. */
@Command(name = "account", description = "Accounts.", synopsisSubcommandLabel = "COMMAND")
final class AccountCommand {
  private static final String PATH = "/accounts";
  private static final String DELETED = "/deleted-accounts";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists how full accounts are: address, percent, octets and how many it may have, messages"
              + " and how many it may have; 0: without limit.")
  void use(
      @Option(names = "--domain", paramLabel = "NAME", description = "Only of this domain.")
          String domain,
      @Option(names = "--nearly-full", description = "Only those whose owners are told so.")
          boolean nearlyFull,
      @Mixin Pages pages)
      throws IOException, InterruptedException {
    String filter =
        (domain == null ? "" : "&domain=" + Api.encoded(domain)) + "&nearlyFull=" + nearlyFull;
    ctl.listing()
        .items(
            pages.of(ctl.api(), "/account-use", filter),
            "address",
            "percent",
            "octets",
            "mostOctets",
            "messages",
            "mostMessages");
  }

  @Command(description = "Gives an account a new password.")
  void password(@Parameters(paramLabel = "ADDRESS") String address, @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("password", password.read()).build();
    ctl.api().patch(PATH + Api.path(address), body);
    ctl.listing().done(address + " has a new password.");
  }

  @Command(
      name = "sign-out",
      description = "Ends an account's sessions and tokens; its password stays.")
  void signOut(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/sessions");
    ctl.listing().done(address + " is signed out everywhere.");
  }

  @Command(description = "Lists deleted accounts that can be brought back: address, when, until.")
  void deleted(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing()
        .items(pages.of(ctl.api(), DELETED, ""), "address", "deleted", "until", "displayName");
  }

  @Command(description = "Brings back a deleted account with its mail, password and settings.")
  void undelete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--as",
              paramLabel = "ADDRESS",
              description = "The address it gets, if its own is in use.")
          String as)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (as != null) {
      body.add("as", as);
    }
    var back = ctl.api().post(DELETED + Api.path(address), body.build());
    ctl.listing().done("The account " + back.getString("address") + " is back.");
  }

  @Command(
      description =
          "Brings an account's mail back to how it was at a moment: mailboxes, messages, flags."
              + " What came since can be brought back in turn. Access lists, annotations,"
              + " subscriptions and names for others' mailboxes stay as they are. Waits until it"
              + " is done.")
  void rewind(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "TIME",
              description = "The moment (2026-11-20T12:00:00Z), or how long ago (PT2H).")
          String to,
      @Option(names = "--dry-run", description = "Only say what would change.") boolean dry)
      throws IOException, InterruptedException {
    String path = PATH + Api.path(address) + "/rewinds";
    if (dry) {
      ctl.listing()
          .items(
              ctl.api().get(path + "/preview?to=" + Api.encoded(to)),
              "mailbox",
              "fate",
              "before",
              "comes",
              "goes",
              "reflagged");
      ctl.listing()
          .aside(
              "Access lists, annotations, subscriptions and names for others' mailboxes stay as"
                  + " they are.");
      return;
    }
    var begun = ctl.api().post(path, Json.createObjectBuilder().add("to", to).build());
    String own = path + Api.path(begun.getString("id"));
    LongWork work =
        new LongWork(
            ctl, own, now -> "%s of %s messages".formatted(now.get("steps"), now.get("ofSteps")));
    work.await(
        "It was interrupted; the same again with the time " + begun.getString("to") + " goes on.");
  }

  @Command(description = "Lists an account's rewinds: when, to which moment, state, id.")
  void rewinds(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            ctl.api().get(PATH + Api.path(address) + "/rewinds"), "started", "to", "state", "id");
  }

  @Command(description = "Lists the holds on an account: mailbox, reason, when.")
  void holds(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(holdsOf(address)), "mailbox", "reason", "placed");
  }

  @Command(description = "Keeps everything of an account or mailbox from being removed.")
  void hold(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--mailbox", paramLabel = "NAME") String mailbox,
      @Option(names = "--reason", paramLabel = "TEXT", required = true) String reason)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("reason", reason);
    if (mailbox != null) {
      body.add("mailbox", mailbox);
    }
    ctl.api().post(holdsOf(address), body.build());
    ctl.listing().done("Nothing of it is removed any more.");
  }

  @Command(description = "Lifts a hold.")
  void release(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--mailbox", paramLabel = "NAME") String mailbox)
      throws IOException, InterruptedException {
    String query = mailbox == null ? "" : "?mailbox=" + Api.encoded(mailbox);
    ctl.api().delete(holdsOf(address) + query);
    ctl.listing().done("The hold is lifted.");
  }

  private static String holdsOf(String address) {
    return PATH + Api.path(address) + "/holds";
  }
}
