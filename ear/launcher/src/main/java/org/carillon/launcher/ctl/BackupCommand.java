package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Backups, and restoring from them. */
@Command(
    name = "backup",
    description = "Backups and restorations.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class BackupCommand {
  private static final String PATH = "/backups";
  private static final String RESTORATIONS = "/restorations";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists the backups: name, state, scope, accounts, messages, octets.")
  void list(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing()
        .items(
            pages.of(ctl.api(), PATH, ""),
            "name",
            "state",
            "scope",
            "accounts",
            "messages",
            "octets");
  }

  @Command(description = "Creates a backup while the server runs, and waits until it is done.")
  void create(
      @Parameters(
              paramLabel = "SCOPE",
              defaultValue = "server",
              description = "“server”, a domain, or an account's address.")
          String scope,
      @Option(
              names = "--since",
              paramLabel = "BACKUP",
              description = "Save only changes since this backup.")
          String base)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("scope", scope);
    add(body, "base", base);
    var begun = ctl.api().post(PATH, body.build());
    await(PATH + Api.path(begun.getString("name")), now -> progress(now.get("accounts"), now));
  }

  @Command(
      description = "Restores accounts with their mail from a backup, and waits until it is done.")
  void restore(
      @Parameters(paramLabel = "BACKUP") String backup,
      @Parameters(
              paramLabel = "ACCOUNT",
              arity = "0..1",
              description = "The account in the backup (default: all accounts, and their domains).")
          String account,
      @Option(names = "--mailbox", paramLabel = "NAME", description = "Only this mailbox.")
          String mailbox,
      @Option(
              names = "--into",
              paramLabel = "ADDRESS",
              description =
                  "The account to restore to (default: the same account; it is created again"
                      + " if it was deleted).")
          String into,
      @Option(
              names = "--below",
              paramLabel = "NAME",
              description = "Restore into a mailbox of this name, beside the existing mail.")
          String below,
      @Option(
              names = "--over",
              description =
                  "Restore over the existing mail: missing messages are added, flags are set"
                      + " as saved, newer messages stay.")
          boolean over,
      @Option(
              names = "--exact",
              description =
                  "With --over: delete what is not in the backup. It can be restored with"
                      + " undelete.")
          boolean exact)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("backup", backup);
    add(body, "account", account);
    add(body, "mailbox", mailbox);
    add(body, "into", into);
    add(body, "below", below);
    if (over) {
      body.add("over", true);
    }
    if (exact) {
      body.add("exact", true);
    }
    var begun = ctl.api().post(RESTORATIONS, body.build());
    await(RESTORATIONS + Api.path(begun.getString("id")), BackupCommand::restored);
  }

  private static String restored(JsonObject now) {
    int done = now.getJsonArray("accounts").size();
    return done == 0 && now.getInt("ready") < now.getInt("ofAccounts")
        ? "%d of %d accounts prepared".formatted(now.getInt("ready"), now.getInt("ofAccounts"))
        : progress(done, now);
  }

  private static String progress(Object accounts, JsonObject now) {
    return "%s of %s accounts, %s messages"
        .formatted(accounts, now.get("ofAccounts"), now.get("messages"));
  }

  private static void add(JsonObjectBuilder body, String name, String value) {
    if (value != null) {
      body.add(name, value);
    }
  }

  private void await(String path, Function<JsonObject, String> progress)
      throws IOException, InterruptedException {
    new ServerTask(ctl, path, progress).await("The operation was interrupted.");
  }

  @Command(description = "Lists restorations: start, backup, state, id.")
  void restorations() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(RESTORATIONS), "started", "backup", "state", "id");
  }

  @Command(description = "Deletes a backup on which no other is based.")
  void delete(@Parameters(paramLabel = "BACKUP") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(name));
    ctl.listing().done("The backup " + name + " is deleted.");
  }
}
