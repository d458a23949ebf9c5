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

  @Command(description = "Creates a mailbox, and the missing ones above it.")
  void create(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox)
      throws IOException, InterruptedException {
    var made = ctl.api().post(mailboxes(address), named(mailbox));
    ctl.listing().done("Created the mailbox " + made.getString("name") + ".");
  }

  @Command(description = "Renames a mailbox and those below it.")
  void rename(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox,
      @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    var now = ctl.api().patch(mailboxes(address) + "?mailbox=" + Api.encoded(mailbox), named(name));
    ctl.listing().done("Renamed " + mailbox + " to " + now.getString("name") + ".");
  }

  @Command(description = "Deletes a mailbox. Undelete restores it with its messages.")
  void delete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "MAILBOX") String mailbox)
      throws IOException, InterruptedException {
    ctl.api().delete(mailboxes(address) + "?mailbox=" + Api.encoded(mailbox));
    ctl.listing().done("The mailbox " + mailbox + " is deleted.");
  }

  @Command(
      description =
          "Lists what can be restored: mailbox, whether the mailbox itself was deleted,"
              + " messages, octets, time.")
  void deleted(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Only what was deleted since this time (2026-11-20T12:00:00Z, or P3D).")
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
          "Restores messages that were deleted from a mailbox, or the mailbox if it was"
              + " deleted.")
  void undelete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "MAILBOX",
              arity = "0..1",
              description = "The mailbox (default: everything that was deleted).")
          String mailbox,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Only what was deleted since this time (2026-11-20T12:00:00Z, or P3D).")
          String since,
      @Option(
              names = "--as",
              paramLabel = "NAME",
              description = "The new name of the restored mailbox.")
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
          "Lists single messages that can be restored, newest deletion first: id, time,"
              + " mailbox, from, subject.")
  void deletedMessages(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--mailbox",
              paramLabel = "NAME",
              description = "Only messages of this mailbox.")
          String mailbox,
      @Option(names = "--after", paramLabel = "ID", description = "Continue after this message.")
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
      description =
          "Restores single messages, each into the mailbox from which it was last deleted.")
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
      throw new Refusal("%d of the messages could not be restored.".formatted(refused.size()));
    }
  }

  @Command(description = "Lists the access rights to a mailbox: identifier, rights.")
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
          "Sets an entry in a mailbox's access list. WHO is an address, anyone (of the"
              + " domain), @DOMAIN, authenticated (everybody with an account), or anonymous (mail"
              + " from outside); a leading - denies the rights. RIGHTS are letters of lrswipkxtea"
              + " (RFC 4314): exactly these, or with a leading + or - more or fewer. Write --"
              + " before an argument that begins with -.")
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
          "Removes an entry from a mailbox's access list. Write -- before an argument that"
              + " begins with -.")
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
    ctl.listing().done(identifier + " is no longer on the access list of " + mailbox + ".");
  }

  @Command(
      description = "Lists an account's folder aliases for mailboxes of others: name, mailbox.")
  void aliases(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(aliasPath(address)), "name", "target");
  }

  @Command(
      description = "Adds a folder alias for a mailbox of another account (Travel ~public/Travel).")
  void alias(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "NAME") String name,
      @Parameters(paramLabel = "TARGET") String target)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("name", name).add("target", target).build();
    var made = ctl.api().post(aliasPath(address), body);
    ctl.listing()
        .done(made.getString("name") + " is an alias for " + made.getString("target") + ".");
  }

  @Command(
      description = "Removes a folder alias for a mailbox of another account. The mailbox is kept.")
  void unalias(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "NAME") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(aliasPath(address) + "?name=" + Api.encoded(name));
    ctl.listing().done("The folder alias " + name + " is deleted.");
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
