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
    description = "Rules: Sieve scripts of the server, of domains and of accounts.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SieveCommand {
  private static final String FILE = "A file with a script; - for the standard input.";
  private static final String OWNER =
      "Whose: an account's address or a domain; the server's without.";
  private static final String NAME = "The script's name.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Says what is wrong with a script, each error with its line and column.")
  void check(
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObjectBuilder body = Json.createObjectBuilder().add("script", text(file));
    named(owner, body);
    ctl.api().post("/script-checks", body.build());
    ctl.listing().done("The script is right.");
  }

  @Command(description = "Lists scripts: name, when it is run, length in octets.")
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

  @Command(description = "Keeps a script, instead of the one of that name.")
  void put(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("script", text(file)).build();
    said(ctl.api().put(script(owner, name), body), "The script %s is kept.".formatted(name));
  }

  @Command(description = "Runs an account's script on its mail, instead of the one that was run.")
  void activate(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "ADDRESS", description = "The account's address.") String owner)
      throws IOException, InterruptedException {
    use(owner, name, "active", "The script %s is run on the account's mail.");
  }

  @Command(description = "Runs a script of the server or of a domain before those of accounts.")
  void before(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(
              paramLabel = "DOMAIN",
              arity = "0..1",
              defaultValue = "",
              description = "The domain whose it is; the server's without.")
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "before", "The script %s is run before those of accounts.");
  }

  @Command(description = "Runs a script of the server or of a domain after those of accounts.")
  void after(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(
              paramLabel = "DOMAIN",
              arity = "0..1",
              defaultValue = "",
              description = "The domain whose it is; the server's without.")
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "after", "The script %s is run after those of accounts.");
  }

  @Command(description = "Runs a script no more; it is kept.")
  void deactivate(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    use(owner, name, "none", "The script %s is run no more; it is kept.");
  }

  @Command(description = "Gives a script another name.")
  void rename(
      @Parameters(paramLabel = "NAME", description = NAME) String name,
      @Parameters(paramLabel = "NEWNAME", description = "What it is to be called.") String newName,
      @Parameters(paramLabel = "OWNER", arity = "0..1", defaultValue = "", description = OWNER)
          String owner)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("name", newName).build();
    said(
        ctl.api().patch(script(owner, name), body),
        "The script %s is called %s.".formatted(name, newName));
  }

  @Command(description = "Deletes a script that is not run.")
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
          "Tries rules on a message: prints as JSON what would be done, and the lines that were run"
              + " with what their tests said. No mail is touched.")
  void attempt(
      @Option(
              names = "--script",
              paramLabel = "FILE",
              description =
                  "The script that is tried; without, the rules that are run for ADDRESS.")
          Optional<String> script,
      @Option(
              names = "--account",
              paramLabel = "ADDRESS",
              description = "The account whose mailboxes, addresses and rules count.")
          Optional<String> account,
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              description = "The domain as whose script it is tried.")
          Optional<String> domain,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              description =
                  "The return path, '' for a report; what the message's Return-Path says without.")
          Optional<String> from,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "The recipient, as the client names him; the account without.")
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
        description = "A file with the message; - for the standard input.")
    private Optional<String> file = Optional.empty();

    @Option(
        names = "--email-id",
        paramLabel = "ID",
        description = "The EMAILID of a message of the account's.")
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
        description = "The account's mailbox that a message is in.")
    private String mailbox;

    @Option(names = "--uid", paramLabel = "UID", required = true, description = "Its UID there.")
    private long uid;
  }
}
