package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Accounts' mailboxes. */
@Command(
    name = "mailbox",
    description = "Accounts' mailboxes.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class MailboxCommand {
  @ParentCommand private Ctl ctl;

  @Command(description = "Lists an account's mailboxes.")
  void list(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(mailboxes(address)), "name");
  }

  @Command(description = "Makes a mailbox, and those above it that are missing.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox)
      throws IOException, InterruptedException {
    var made = ctl.api().post(mailboxes(address), named(mailbox));
    ctl.listing().done("Made the mailbox " + made.getString("name") + ".");
  }

  @Command(description = "Renames a mailbox and those below it.")
  void rename(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox,
      @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    var now = ctl.api().patch(mailboxes(address) + "?mailbox=" + Api.encoded(mailbox), named(name));
    ctl.listing().done(mailbox + " is called " + now.getString("name") + " now.");
  }

  @Command(description = "Deletes a mailbox; undelete brings it back with its messages.")
  void delete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox)
      throws IOException, InterruptedException {
    ctl.api().delete(mailboxes(address) + "?mailbox=" + Api.encoded(mailbox));
    ctl.listing().done("There is no mailbox " + mailbox + " any more.");
  }

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

  @Command(
      name = "deleted-messages",
      description =
          "Lists single messages that can be brought back, the last deleted first: id, when,"
              + " mailbox, from, subject.")
  void deletedMessages(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--mailbox", paramLabel = "NAME", description = "Only from this one.")
          String mailbox,
      @Option(names = "--after", paramLabel = "ID", description = "Go on after this one.")
          String after)
      throws IOException, InterruptedException {
    var query = new StringBuilder("?");
    if (mailbox != null) {
      query.append("mailbox=").append(Api.encoded(mailbox)).append('&');
    }
    if (after != null) {
      query.append("after=").append(Api.encoded(after));
    }
    ctl.listing()
        .items(
            ctl.api().get(messages(address) + query),
            "id",
            "deleted",
            "mailbox",
            "from",
            "subject");
  }

  @Command(
      name = "undelete-messages",
      description = "Brings single messages back, each into the mailbox it was deleted from last.")
  void undeleteMessages(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "ID", arity = "1..*") List<String> ids)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("ids", Json.createArrayBuilder(ids)).build();
    JsonObject answer = ctl.api().post(messages(address), body);
    ctl.listing().one(answer, "refused");
    List<JsonObject> refused = answer.getJsonArray("refused").getValuesAs(JsonObject.class);
    refused.forEach(
        one -> ctl.listing().aside(one.getString("id") + ": " + one.getString("detail")));
    if (!refused.isEmpty()) {
      throw new Refusal("%d of the messages did not come back.".formatted(refused.size()));
    }
  }

  @Command(description = "Lists who may do what with a mailbox: who, rights.")
  void access(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            ctl.api().get(access(address) + "?mailbox=" + Api.encoded(mailbox)),
            "identifier",
            "rights");
  }

  @Command(
      description =
          "Lets somebody use a mailbox. WHO is an address, anyone (of the domain), @DOMAIN,"
              + " authenticated (everybody with an account), or anonymous (mail from outside); with"
              + " - before it the rights are denied. RIGHTS are letters of lrswipkxtea (RFC 4314):"
              + " these, or with + or - before them more or fewer. Write -- before what begins with"
              + " -.")
  void share(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox,
      @Parameters(paramLabel = "WHO") String identifier,
      @Parameters(paramLabel = "RIGHTS") String rights)
      throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add("mailbox", mailbox)
            .add("identifier", identifier)
            .add("rights", rights)
            .build();
    var now = ctl.api().post(access(address), body);
    ctl.listing().done(now.getString("identifier") + " has " + now.getString("rights") + ".");
  }

  @Command(
      description =
          "Takes somebody's entry off a mailbox's list. Write -- before one that begins with -.")
  void unshare(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox,
      @Parameters(paramLabel = "WHO") String identifier)
      throws IOException, InterruptedException {
    ctl.api()
        .delete(
            access(address)
                + "?mailbox="
                + Api.encoded(mailbox)
                + "&identifier="
                + Api.encoded(identifier));
    ctl.listing().done(identifier + " is not on the list of " + mailbox + " any more.");
  }

  @Command(description = "Lists an account's names for mailboxes of others: name, mailbox.")
  void aliases(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(aliasPath(address)), "name", "target");
  }

  @Command(
      description =
          "Gives an account a name for a mailbox of somebody else (Travel ~public/Travel).")
  void alias(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "TARGET") String target)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("name", name).add("target", target).build();
    var made = ctl.api().post(aliasPath(address), body);
    ctl.listing().done(made.getString("name") + " stands for " + made.getString("target") + ".");
  }

  @Command(description = "Takes a name for a mailbox of somebody else away; the mailbox stays.")
  void unalias(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(aliasPath(address) + "?name=" + Api.encoded(name));
    ctl.listing().done("There is no folder alias " + name + " any more.");
  }

  private static JsonObject named(String mailbox) {
    return Json.createObjectBuilder().add("name", mailbox).build();
  }

  private static String mailboxes(String address) {
    return "/accounts" + Api.path(address) + "/mailboxes";
  }

  private static String messages(String address) {
    return "/accounts" + Api.path(address) + "/deleted-messages";
  }

  private static String access(String address) {
    return "/accounts" + Api.path(address) + "/access-list";
  }

  private static String aliasPath(String address) {
    return "/accounts" + Api.path(address) + "/folder-aliases";
  }

  private static String path(String address) {
    return "/accounts" + Api.path(address) + "/deleted-mail";
  }
}
