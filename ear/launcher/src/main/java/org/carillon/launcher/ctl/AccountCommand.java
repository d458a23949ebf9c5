package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.launcher.home.Refusal;
import org.carillon.launcher.password.NewPassword;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "account",
    description = "Accounts.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class AccountCommand {
  private static final String PATH = "/accounts";
  private static final String DELETIONS = "/account-deletions";
  private static final String DELETED = "/deleted-accounts";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists the storage use of accounts: address, percent of the quota, octets and"
              + " their quota, messages and their quota; 0: no limit.")
  void use(
      @Option(names = "--domain", paramLabel = "NAME", description = "Only those of this domain.")
          String domain,
      @Option(
              names = "--nearly-full",
              description = "Only those that are warned about their quota.")
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

  @Command(description = "Sets a new password for an account.")
  void password(@Parameters(paramLabel = "ADDRESS") String address, @Mixin NewPassword password)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("password", password.read()).build();
    ctl.api().patch(PATH + Api.path(address), body);
    ctl.listing().done(address + " has a new password.");
  }

  @Command(
      name = "import",
      description =
          "Creates accounts from a file in UTF-8: CSV whose first line names attributes"
              + " (address, password, passwordHash, displayName, aliases …), LDIF, or lines of"
              + " passwd and shadow. The file can have any size: it is sent in parts. Existing"
              + " accounts are not changed. Waits until the import is done.")
  void makeAll(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--form",
              paramLabel = "FORM",
              description = "csv, ldif or passwd (default: from the file's extension).")
          String form,
      @Option(
              names = "--domain",
              paramLabel = "NAME",
              description = "The domain of names without one.")
          String domain,
      @Option(names = "--preview", description = "Only show what would happen.") boolean preview)
      throws IOException, InterruptedException {
    new AccountImporting(
            ctl, form == null ? form(file) : form, Optional.ofNullable(domain), preview)
        .run(file);
  }

  @Command(
      name = "export",
      description =
          "Prints accounts in a form that import can read: CSV, or LDIF, which also contains"
              + " groups with their members.")
  void writeAll(
      @Option(names = "--form", paramLabel = "FORM", description = "csv (default) or ldif.")
          String form,
      @Option(names = "--domain", paramLabel = "NAME", description = "Only those of this domain.")
          String domain,
      @Option(
              names = "--hashes",
              description = "Include password hashes; only for server administrators.")
          boolean hashes)
      throws IOException, InterruptedException {
    String query =
        "?form="
            + (form == null ? "csv" : Api.encoded(form))
            + (domain == null ? "" : "&domain=" + Api.encoded(domain))
            + (hashes ? "&hashes=true" : "");
    ctl.listing().out().print(ctl.api().text("/account-exports" + query));
    ctl.listing().out().flush();
  }

  @Command(
      name = "delete-all",
      description =
          "Deletes all accounts that match all given conditions. Each can be restored like"
              + " an account that was deleted singly. Waits until it is done.")
  void deleteAll(
      @Option(names = "--domain", paramLabel = "NAME", description = "Accounts of this domain.")
          String domain,
      @Option(
              names = "--search",
              paramLabel = "TEXT",
              description = "Accounts that a search for this text finds.")
          String search,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "Accounts whose addresses are in this file, one per line.")
          Path file,
      @Option(names = "--preview", description = "Only show the accounts to delete.")
          boolean preview)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("preview", preview);
    if (domain != null) {
      body.add("domain", domain);
    }
    if (search != null) {
      body.add("search", search);
    }
    if (file != null) {
      body.add(
          "addresses",
          Json.createArrayBuilder(
              text(file).lines().map(String::strip).filter(line -> !line.isEmpty()).toList()));
    }
    JsonObject answer = ctl.api().post(DELETIONS, body.build());
    if (preview) {
      ctl.listing().preview(answer, "accounts", "Nothing is deleted yet.");
      return;
    }
    ServerTask work =
        new ServerTask(
            ctl,
            DELETIONS + Api.path(answer.getString("id")),
            now -> "%s of %s accounts".formatted(now.get("done"), now.get("of")));
    work.await("The deletion was not completed. Repeat the command to delete the rest.");
  }

  private static String form(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv") || name.endsWith(".tsv")) {
      return "csv";
    }
    return name.endsWith(".ldif") ? "ldif" : "passwd";
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException missing) {
      throw new Refusal(file + ": there is no such file.");
    } catch (CharacterCodingException other) {
      throw new Refusal("The file " + file + " is not in UTF-8.");
    }
  }

  @Command(
      description =
          "Changes the address of an account within its domain. Mail, folders and settings are"
              + " kept.")
  void rename(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "TO", description = "The new address.") String to,
      @Option(names = "--drop-old", description = "Do not keep the old address as an alias.")
          boolean dropsOld)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("to", to).add("keepOld", !dropsOld).build();
    JsonObject renamed = ctl.api().post(PATH + Api.path(address) + "/rename", body);
    ctl.listing().done("Renamed " + address + " to " + renamed.getString("address") + ".");
  }

  @Command(
      name = "sign-out",
      description = "Ends an account's sessions and tokens. Its password stays valid.")
  void signOut(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/sessions");
    ctl.listing().done(address + " is signed out everywhere.");
  }

  @Command(
      description =
          "Lists the open sessions of an account on all nodes: kind, service, program,"
              + " client, start, id.")
  void sessions(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(of(address, "sessions"), "kind", "service", "program", "from", "since", "id");
  }

  @Command(name = "end-session", description = "Ends one open session of an account.")
  void endSession(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/sessions" + Api.path(id));
    ctl.listing().done("The session " + id + " has ended.");
  }

  @Command(
      name = "lock-out",
      description =
          "Locks out an account: ends all its sessions on all nodes, holds its waiting mail,"
              + " and shows what was ended.")
  void lockOut(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--suspend", description = "Also disable the account.") boolean suspend,
      @Option(names = "--delete-queued", description = "Delete waiting mail; default: hold it.")
          boolean deleteQueued,
      @Option(
              names = "--withdraw",
              split = ",",
              paramLabel = "KIND",
              description =
                  "Also remove all access of a kind that works without signing in: web-hook,"
                      + " share, writing-deputy, mail-url, calendar-link, published-calendar,"
                      + " file-link, site, script, forwarding, recovery-address, feed.")
          List<String> withdraw)
      throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add("suspend", suspend)
            .add("deleteQueued", deleteQueued)
            .add("withdraw", Json.createArrayBuilder(withdraw == null ? List.of() : withdraw))
            .build();
    JsonObject done = ctl.api().post(PATH + Api.path(address) + "/lock-out", body);
    ctl.listing().one(done, "standing");
    if (!ctl.listing().json() && done.containsKey("standing")) {
      listUnattended(Json.createObjectBuilder().add("items", done.get("standing")).build());
    }
  }

  @Command(
      name = "standing",
      description =
          "Lists an account's access that works without signing in and that a lock-out does"
              + " not end: kind, object, start.")
  void unattended(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    listUnattended(of(address, "lock-out"));
  }

  private JsonObject of(String address, String kind) throws IOException, InterruptedException {
    return ctl.api().get(PATH + Api.path(address) + "/" + kind);
  }

  private void listUnattended(JsonObject all) {
    ctl.listing().items(all, "kind", "about", "since");
  }

  @Command(
      name = "second-factor",
      description = "Shows whether an account has a second factor for the web, and since when.")
  void secondFactor(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().one(of(address, "second-factor"));
  }

  @Command(
      name = "sign-ins",
      description =
          "Lists recent sign-ins to an account: last time, service, network, its name,"
              + " program, method, result, how often that day.")
  void signIns(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            of(address, "sign-ins"),
            "last",
            "service",
            "network",
            "place",
            "program",
            "way",
            "result",
            "times");
  }

  @Command(
      name = "recovery-address",
      description = "Shows the address for an account's codes for a forgotten password.")
  void recoveryAddress(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().one(of(address, "recovery-address"));
  }

  @Command(
      name = "remove-recovery-address",
      description = "Removes the address for an account's codes for a forgotten password.")
  void removeRecoveryAddress(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/recovery-address");
    ctl.listing().done("Codes for " + address + " are no longer sent anywhere.");
  }

  @Command(
      name = "reset-password",
      description =
          "Creates a code with which an account's owner can choose a new password once,"
              + " within 24 hours. It is shown only now.")
  void resetPassword(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    var nothing = Json.createObjectBuilder().build();
    ctl.listing().one(ctl.api().post(PATH + Api.path(address) + "/password-reset", nothing));
  }

  @Command(
      name = "reset-second-factor",
      description = "Removes an account's second factor, for an owner who has lost it.")
  void resetSecondFactor(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/second-factor");
    ctl.listing().done("The second factor of " + address + " is removed.");
  }

  @Command(description = "Lists restorable deleted accounts: address, deletion, deadline, name.")
  void deleted(@Mixin Pages pages) throws IOException, InterruptedException {
    ctl.listing()
        .items(pages.of(ctl.api(), DELETED, ""), "address", "deleted", "until", "displayName");
  }

  @Command(description = "Restores a deleted account with its mail, password and settings.")
  void undelete(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(
              names = "--as",
              paramLabel = "ADDRESS",
              description = "A new address, if the old one is in use.")
          String as)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    if (as != null) {
      body.add("as", as);
    }
    var back = ctl.api().post(DELETED + Api.path(address), body.build());
    ctl.listing().done("The account " + back.getString("address") + " is restored.");
  }

  @Command(
      description =
          "Rewinds an account's mail to an earlier time: mailboxes, messages, flags. The"
              + " rewind can be undone by another. Access lists, annotations, subscriptions and"
              + " folder aliases are not changed. Waits until it is done.")
  void rewind(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "TIME",
              description = "The target time (2026-11-20T12:00:00Z), or how long ago (PT2H).")
          String to,
      @Option(names = "--dry-run", description = "Only show what would change.") boolean dry)
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
          .aside("Access lists, annotations, subscriptions and folder aliases are not changed.");
      return;
    }
    var begun = ctl.api().post(path, Json.createObjectBuilder().add("to", to).build());
    String own = path + Api.path(begun.getString("id"));
    ServerTask work =
        new ServerTask(
            ctl, own, now -> "%s of %s messages".formatted(now.get("steps"), now.get("ofSteps")));
    work.await(
        "The rewind was interrupted. To continue, repeat the command with the time "
            + begun.getString("to")
            + ".");
  }

  @Command(description = "Lists an account's rewinds: start, target time, state, id.")
  void rewinds(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(of(address, "rewinds"), "started", "to", "state", "id");
  }

  @Command(description = "Lists the holds on an account: mailbox, reason, time.")
  void holds(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(holdsOf(address)), "mailbox", "reason", "placed");
  }

  @Command(description = "Places a hold on an account or mailbox: nothing in it is removed.")
  void hold(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--mailbox", paramLabel = "NAME", description = "Only this mailbox.")
          String mailbox,
      @Option(
              names = "--reason",
              paramLabel = "TEXT",
              required = true,
              description = "The reason, such as a case number.")
          String reason)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("reason", reason);
    if (mailbox != null) {
      body.add("mailbox", mailbox);
    }
    ctl.api().post(holdsOf(address), body.build());
    ctl.listing().done("The hold is placed. Nothing in it is removed until the hold is lifted.");
  }

  @Command(description = "Lifts a hold.")
  void release(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--mailbox", paramLabel = "NAME", description = "Only that on this mailbox.")
          String mailbox)
      throws IOException, InterruptedException {
    String query = mailbox == null ? "" : "?mailbox=" + Api.encoded(mailbox);
    ctl.api().delete(holdsOf(address) + query);
    ctl.listing().done("The hold is lifted.");
  }

  private static String holdsOf(String address) {
    return PATH + Api.path(address) + "/holds";
  }
}
