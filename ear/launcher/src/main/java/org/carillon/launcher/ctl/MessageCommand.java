package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The delivery history of messages, and the location of a message. */
@Command(
    name = "message",
    description = "What became of messages, and where one of them lies.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class MessageCommand {
  private static final String TRACES = "/message-traces";
  private static final String CLEANUPS = "/message-cleanups";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists what became of messages, the latest first: time, id, what was done, points,"
              + " sender, recipients.")
  void list(
      @Option(names = "--sender", paramLabel = "TEXT", defaultValue = "") String sender,
      @Option(names = "--recipient", paramLabel = "TEXT", defaultValue = "") String recipient,
      @Option(
              names = "--handling",
              paramLabel = "WORD",
              description = "accept, tag, junk, quarantine, reject or discard.")
          String handling,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "From when on: 2026-11-20T12:00:00Z, or how long ago (P7D).")
          String since,
      @Option(
              names = "--until",
              paramLabel = "TIME",
              description = "Up to when: 2026-11-20T12:00:00Z, or how long ago (PT1H).")
          String until,
      @Option(names = "--after", paramLabel = "PLACE", description = "Those before this place.")
          String after)
      throws IOException, InterruptedException {
    StringBuilder query = new StringBuilder("?limit=200");
    query.append("&sender=").append(Api.encoded(sender));
    query.append("&recipient=").append(Api.encoded(recipient));
    parameter(query, "handling", handling);
    parameter(query, "since", since);
    parameter(query, "until", until);
    parameter(query, "after", after);
    JsonObject page = ctl.api().get(TRACES + query);
    ctl.listing().items(page, "at", "id", "handling", "points", "from", "to");
    if (page.containsKey("reached")) {
      ctl.listing().progress("Looked back to " + page.getString("reached") + ".");
    }
  }

  private static void parameter(StringBuilder query, String name, String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(Api.encoded(value));
    }
  }

  @Command(
      description =
          "Shows why a message was taken, filed, kept aside or refused: which checks looked at it,"
              + " and what they found; then what its recipients' rules did, line by line.")
  void why(
      @Parameters(
              paramLabel = "ID",
              description = "The id in its trace field and the logs, or its Message-ID.")
          String id)
      throws IOException, InterruptedException {
    JsonObject screened = ctl.api().get(TRACES + Api.path(id));
    JsonObject ruled = ctl.api().get(TRACES + Api.path(id) + "/rules");
    Listing listing = ctl.listing();
    if (listing.json()) {
      JsonObjectBuilder both = Json.createObjectBuilder();
      both.add("screened", screened.getJsonArray("items"))
          .add("rules", ruled.getJsonArray("items"));
      listing.out().println(both.build());
      return;
    }
    if (screened.getJsonArray("items").isEmpty() && ruled.getJsonArray("items").isEmpty()) {
      listing.done("Nothing is known of " + id + ", or no longer.");
    }
    MessageHistoryPrinter story = new MessageHistoryPrinter(listing.out());
    screened.getJsonArray("items").getValuesAs(JsonObject.class).forEach(story::screened);
    ruled.getJsonArray("items").getValuesAs(JsonObject.class).forEach(story::ruled);
  }

  @Command(
      description =
          "Looks for a message in all mailboxes and shows where it lies; removes nothing. It must"
              + " have all that is asked for.")
  void find(
      @Option(names = "--message-id", paramLabel = "ID", description = "Its Message-ID.")
          String messageId,
      @Option(
              names = "--sender",
              paramLabel = "ADDRESS",
              description = "Whom it says to be from; @DOMAIN for all of a domain.")
          String sender,
      @Option(names = "--subject", paramLabel = "TEXT", description = "Its whole subject.")
          String subject,
      @Option(
              names = "--subject-contains",
              paramLabel = "TEXT",
              description = "What its subject contains.")
          String part,
      @Option(
              names = "--sha256",
              paramLabel = "DIGEST",
              description = "The SHA-256 of the message or of one of its parts.")
          String sha256,
      @Option(names = "--url", paramLabel = "TEXT", description = "What one of its texts contains.")
          String url,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Received then or later (a moment or PT2H); a week ago by default.")
          String since,
      @Option(names = "--until", paramLabel = "TIME", description = "Received before.")
          String until,
      @Option(names = "--domain", paramLabel = "NAME", description = "Only in its accounts.")
          String domain)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder();
    given(body, "messageId", messageId);
    given(body, "sender", sender);
    given(body, "subject", subject);
    given(body, "subjectContains", part);
    given(body, "sha256", sha256);
    given(body, "url", url);
    given(body, "since", since);
    given(body, "until", until);
    given(body, "domain", domain);
    String id = ctl.api().post(CLEANUPS, body.build()).getString("id");
    await(id);
    found(id);
  }

  private static void given(JsonObjectBuilder body, String name, String value) {
    if (value != null) {
      body.add(name, value);
    }
  }

  private void await(String id) throws IOException, InterruptedException {
    new ServerTask(
            ctl,
            CLEANUPS + Api.path(id),
            now -> "%s of %s messages".formatted(now.get("done"), now.get("of")))
        .await("It did not come to its end.");
  }

  @Command(description = "Shows where what a search found lies now.")
  void found(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    var found = ctl.api().get(CLEANUPS + Api.path(id) + "/messages");
    ctl.listing().items(found, "account", "mailbox", "uid", "sender", "subject", "received");
    ctl.listing()
        .aside(
            "%s messages in %s mailboxes of %s accounts"
                .formatted(found.get("messages"), found.get("mailboxes"), found.get("accounts")));
  }

  @Command(description = "Lists searches: when, found, state, id.")
  void searches() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(CLEANUPS), "asked", "found", "work", "state", "id");
  }

  @Command(description = "Removes what a search found from all mailboxes.")
  void remove(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "remove");
  }

  @Command(description = "Brings back what was removed, to where it was.")
  void restore(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "restore");
  }

  private void act(String id, String action) throws IOException, InterruptedException {
    ctl.api()
        .post(CLEANUPS + Api.path(id), Json.createObjectBuilder().add("action", action).build());
    await(id);
  }
}
