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
      name = "import",
      description =
          "Makes the accounts of a file in UTF-8: separated values whose first line names"
              + " attributes (address, password, passwordHash, displayName, aliases …), LDIF, or"
              + " lines of passwd and shadow. A file of any size: it is sent in parts. Accounts"
              + " that are there already stay as they are. Waits until it is done.")
  void makeAll(
      @Parameters(paramLabel = "FILE") Path file,
      @Option(
              names = "--form",
              paramLabel = "FORM",
              description = "csv, ldif or passwd; else as the file's name ends.")
          String form,
      @Option(
              names = "--domain",
              paramLabel = "NAME",
              description = "The domain of names that have none.")
          String domain,
      @Option(names = "--preview", description = "Only say what would be made.") boolean preview)
      throws IOException, InterruptedException {
    new AccountImporting(
            ctl, form == null ? form(file) : form, Optional.ofNullable(domain), preview)
        .run(file);
  }

  @Command(
      name = "export",
      description =
          "Prints accounts as a file that import reads: separated values, or LDIF, which has groups"
              + " with their members, too.")
  void writeAll(
      @Option(names = "--form", paramLabel = "FORM", description = "csv (usual) or ldif.")
          String form,
      @Option(names = "--domain", paramLabel = "NAME", description = "Only of this domain.")
          String domain,
      @Option(
              names = "--hashes",
              description = "With the hashes of passwords; for who administers the server.")
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
          "Deletes all accounts for which all holds that is said; each can be brought back as if it"
              + " were deleted by itself. Waits until it is done.")
  void deleteAll(
      @Option(names = "--domain", paramLabel = "NAME", description = "Those of this domain.")
          String domain,
      @Option(
              names = "--search",
              paramLabel = "TEXT",
              description = "Those that a list shows for this.")
          String search,
      @Option(
              names = "--file",
              paramLabel = "FILE",
              description = "Those whose addresses are in it, one a line.")
          Path file,
      @Option(names = "--preview", description = "Only say whom.") boolean preview)
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
      ctl.listing().one(answer);
      return;
    }
    ServerTask work =
        new ServerTask(
            ctl,
            DELETIONS + Api.path(answer.getString("id")),
            now -> "%s of %s accounts".formatted(now.get("done"), now.get("of")));
    work.await("It did not come to its end; the same again deletes the rest.");
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
      throw new Refusal("There is no file " + file + ".");
    } catch (CharacterCodingException other) {
      throw new Refusal("The file " + file + " is not in UTF-8.");
    }
  }

  @Command(description = "Gives an account another address in its domain; all that is its stays.")
  void rename(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "TO", description = "The new address.") String to,
      @Option(names = "--drop-old", description = "The old address is free then, and no alias.")
          boolean dropsOld)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("to", to).add("keepOld", !dropsOld).build();
    JsonObject renamed = ctl.api().post(PATH + Api.path(address) + "/rename", body);
    ctl.listing().done(address + " is " + renamed.getString("address") + " now.");
  }

  @Command(
      name = "sign-out",
      description = "Ends an account's sessions and tokens; its password stays.")
  void signOut(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/sessions");
    ctl.listing().done(address + " is signed out everywhere.");
  }

  @Command(
      description =
          "Lists what an account has open on all nodes: kind, service, program, from where, since,"
              + " id.")
  void sessions(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(of(address, "sessions"), "kind", "service", "program", "from", "since", "id");
  }

  @Command(name = "end-session", description = "Ends one thing that an account has open.")
  void endSession(
      @Parameters(paramLabel = "ADDRESS") String address, @Parameters(paramLabel = "ID") String id)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/sessions" + Api.path(id));
    ctl.listing().done("The session " + id + " has ended.");
  }

  @Command(
      name = "lock-out",
      description =
          "The kill switch: ends everything an account has open on all nodes and holds its mail"
              + " that waits to be sent; says what that was.")
  void lockOut(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--suspend", description = "Switch the account off, too.") boolean suspend,
      @Option(names = "--delete-queued", description = "Delete its waiting mail, not hold it.")
          boolean deleteQueued,
      @Option(
              names = "--withdraw",
              split = ",",
              paramLabel = "KIND",
              description =
                  "Take away all of a kind that works without anybody signed in: web-hook, share,"
                      + " writing-deputy, mail-url, calendar-link, published-calendar, file-link,"
                      + " site, script, forwarding, recovery-address, feed.")
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
      listStanding(Json.createObjectBuilder().add("items", done.get("standing")).build());
    }
  }

  @Command(
      name = "standing",
      description =
          "Lists what works for an account without anybody signed in, and outlives a lock-out:"
              + " kind, what it is of, since when.")
  void standing(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    listStanding(of(address, "lock-out"));
  }

  private JsonObject of(String address, String kind) throws IOException, InterruptedException {
    return ctl.api().get(PATH + Api.path(address) + "/" + kind);
  }

  private void listStanding(JsonObject all) {
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
          "Lists who signed in to an account of late: last time, service, network, its name,"
              + " program, by what, result, how often that day.")
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
      description = "Shows where an account has codes for a forgotten password sent.")
  void recoveryAddress(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().one(of(address, "recovery-address"));
  }

  @Command(
      name = "remove-recovery-address",
      description = "Forgets where an account has codes for a forgotten password sent.")
  void removeRecoveryAddress(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/recovery-address");
    ctl.listing().done("Codes for " + address + " are sent nowhere any more.");
  }

  @Command(
      name = "reset-password",
      description =
          "Makes a code by which an account's owner chooses another password once, within 24 hours;"
              + " shows it this once.")
  void resetPassword(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    var nothing = Json.createObjectBuilder().build();
    ctl.listing().one(ctl.api().post(PATH + Api.path(address) + "/password-reset", nothing));
  }

  @Command(
      name = "reset-second-factor",
      description = "Takes an account's second factor away, for who lost it.")
  void resetSecondFactor(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(address) + "/second-factor");
    ctl.listing().done("The second factor of " + address + " is gone.");
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
    ServerTask work =
        new ServerTask(
            ctl, own, now -> "%s of %s messages".formatted(now.get("steps"), now.get("ofSteps")));
    work.await(
        "It was interrupted; the same again with the time " + begun.getString("to") + " goes on.");
  }

  @Command(description = "Lists an account's rewinds: when, to which moment, state, id.")
  void rewinds(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing().items(of(address, "rewinds"), "started", "to", "state", "id");
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
