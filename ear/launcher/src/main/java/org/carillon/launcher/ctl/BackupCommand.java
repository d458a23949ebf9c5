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
    description = "Backups, and what is restored from them.",
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

  @Command(description = "Saves while everything runs, and waits until it is done.")
  void create(
      @Parameters(
              paramLabel = "SCOPE",
              defaultValue = "server",
              description = "“server”, a domain, or an account's address.")
          String scope,
      @Option(
              names = "--since",
              paramLabel = "BACKUP",
              description = "Save only what changed since this one.")
          String base)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("scope", scope);
    add(body, "base", base);
    var begun = ctl.api().post(PATH, body.build());
    await(PATH + Api.path(begun.getString("name")), now -> progress(now.get("accounts"), now));
  }

  @Command(description = "Restores accounts with their mail, and waits until it is done.")
  void restore(
      @Parameters(paramLabel = "BACKUP") String backup,
      @Parameters(
              paramLabel = "ACCOUNT",
              arity = "0..1",
              description = "The account in the backup (default: all, and their domains).")
          String account,
      @Option(names = "--mailbox", paramLabel = "NAME", description = "Only this mailbox.")
          String mailbox,
      @Option(
              names = "--into",
              paramLabel = "ADDRESS",
              description = "Another account (default: the same, made anew if it is gone).")
          String into,
      @Option(
              names = "--below",
              paramLabel = "NAME",
              description = "Below this name, beside the mail there is.")
          String below,
      @Option(
              names = "--over",
              description =
                  "Over the mail there is: what is lacking is added, flags are as saved, what came"
                      + " since stays.")
          boolean over,
      @Option(
              names = "--exact",
              description = "With --over: what was not saved is deleted; it can be undeleted.")
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
        ? "%d of %d accounts made ready".formatted(now.getInt("ready"), now.getInt("ofAccounts"))
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
    new ServerTask(ctl, path, progress).await("It was broken off.");
  }

  @Command(description = "Lists what was restored: when, from which backup, state, id.")
  void restorations() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(RESTORATIONS), "started", "backup", "state", "id");
  }

  @Command(description = "Removes a backup that no other is based on.")
  void delete(@Parameters(paramLabel = "BACKUP") String name)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(name));
    ctl.listing().done("There is no backup " + name + " any more.");
  }
}
