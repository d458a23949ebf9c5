package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Rules: Sieve scripts of the server, of domains, of accounts. */
@Command(
    name = "sieve",
    description = "Sieve scripts of the server, of domains and of accounts.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SieveCommand {
  private static final String FILE = "File with a script; - for standard input.";
  private static final String OWNER =
      "Owner: an account's address or a domain (default: the server).";
  private static final String NAME = "Name of the script.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Checks a script, and shows each error with its line and column.")
  void check(
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = Json.createObjectBuilder().add("script", text(file));
    named(owner, body);
    ctl.api().post("/script-checks", body.build());
    ctl.listing().done("The script is valid.");
  }

  @Command(description = "Lists scripts: name, use, length in octets.")
  void list(
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(scripts(owner)), "name", "use", "octets");
  }

  @Command(description = "Prints a script.")
  void get(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObject script = ctl.api().get(script(owner, name));
    if (ctl.listing().json()) {
      ctl.listing().one(script);
    } else {
      ctl.listing().out().print(script.getString("script", ""));
      ctl.listing().out().flush();
    }
  }

  @Command(description = "Stores a script, replacing one of the same name.")
  void put(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("script", text(file)).build();
    said(ctl.api().put(script(owner, name), body), "The script %s is stored.".formatted(name));
  }

  @Command(description = "Activates a script for an account's mail, replacing the active one.")
  void activate(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "ADDRESS", description = "The account's address.") String owner)
      throws IOException, InterruptedException {
    use(owner, name, "active", "The script %s is active for the account's mail.");
  }

  @Command(
      description = "Sets a script of the server or of a domain to run before those of accounts.")
  void before(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(
              paramLabel = "DOMAIN",
              arity = "0..1",
              defaultValue = "",
              description = "Domain that owns the script (default: the server).")
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "before", "The script %s runs before those of accounts.");
  }

  @Command(
      description = "Sets a script of the server or of a domain to run after those of accounts.")
  void after(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(
              paramLabel = "DOMAIN",
              arity = "0..1",
              defaultValue = "",
              description = "Domain that owns the script (default: the server).")
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "after", "The script %s runs after those of accounts.");
  }

  @Command(description = "Deactivates a script. It stays stored.")
  void deactivate(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "none", "The script %s is no longer active. It stays stored.");
  }

  @Command(description = "Renames a script.")
  void rename(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "NEWNAME", description = "The new name.") String newName,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("name", newName).build();
    said(
        ctl.api().patch(script(owner, name), body),
        "The script %s is now named %s.".formatted(name, newName));
  }

  @Command(description = "Deletes an inactive script.")
  void delete(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    ctl.api().delete(script(owner, name));
    ctl.listing().done("The script %s is deleted.".formatted(name));
  }

  @Command(
      name = "try",
      description =
          "Tests rules on a message: prints as JSON what would be done, and the executed"
              + " lines with the results of their tests. No mail is changed.")
  void attempt(
      @Option(
              names = "--script",
              paramLabel = "FILE",
              description = "Script to test (default: the active rules of the account).")
          Optional<String> script,
      @Option(
              names = "--account",
              paramLabel = "ADDRESS",
              description = "Account whose mailboxes, addresses and rules are used.")
          Optional<String> account,
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              description = "Domain that owns the tested script.")
          Optional<String> domain,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              description =
                  "Return path, '' for a bounce (default: from the message's Return-Path).")
          Optional<String> from,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "Recipient as given by the client (default: the account).")
          Optional<String> to,
      @ArgGroup(multiplicity = "1") MessageChoice message)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = message.describe(Json.createObjectBuilder());
    from.ifPresent(address -> body.add("from", address));
    to.ifPresent(address -> body.add("to", address));
    account.ifPresent(address -> body.add("account", address));
    domain.ifPresent(name -> body.add("domain", name));
    if (script.isPresent()) {
      body.add("script", text(script.get()));
    }
    ctl.listing().out().println(ctl.api().post("/script-trials", body.build()));
  }

  private void use(String owner, String name, String use, String sentence)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("use", use).build();
    said(ctl.api().patch(script(owner, name), body), sentence.formatted(name));
  }

  private void said(JsonObject answer, String sentence) {
    if (ctl.listing().json()) {
      ctl.listing().one(answer);
    } else {
      ctl.listing().done(sentence);
    }
  }

  private static String scripts(String owner) {
    if (owner.isEmpty()) {
      return "/scripts";
    }
    return Api.path(owner.contains("@") ? "accounts" : "domains", owner, "scripts");
  }

  private static String script(String owner, String name) {
    return scripts(owner) + Api.path(name);
  }

  private static void named(String owner, JsonObjectBuilder body) {
    if (!owner.isEmpty()) {
      body.add(owner.contains("@") ? "account" : "domain", owner);
    }
  }

  private static String text(String file) throws IOException {
    return new String(octets(file), StandardCharsets.UTF_8);
  }

  private static byte[] octets(String file) throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }

  /** The message on which rules are tried: a file or a message of the account. */
  static final class MessageChoice {
    @Parameters(
        paramLabel = "MESSAGE",
        description = "File with the message; - for standard input.")
    private Optional<String> file = Optional.empty();

    @Option(
        names = "--email-id",
        paramLabel = "ID",
        description = "EMAILID of a message in the account.")
    private Optional<String> emailId = Optional.empty();

    @ArgGroup(exclusive = false)
    private MessagePlace place;

    private JsonObjectBuilder describe(JsonObjectBuilder body) throws IOException {
      if (file.isPresent()) {
        body.add("message", Base64.getEncoder().encodeToString(octets(file.get())));
      }
      emailId.ifPresent(id -> body.add("emailId", id));
      return place == null ? body : body.add("mailbox", place.mailbox).add("uid", place.uid);
    }
  }

  /** The location of a message. */
  static final class MessagePlace {
    @Option(
        names = "--mailbox",
        paramLabel = "NAME",
        required = true,
        description = "Mailbox of the account that contains the message.")
    private String mailbox;

    @Option(
        names = "--uid",
        paramLabel = "UID",
        required = true,
        description = "UID of the message in this mailbox.")
    private long uid;
  }
}
