package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The delivery history of messages, and the location of a message. */
@Command(
    name = "message",
    description = "The handling of messages, and searches for a message in all mailboxes.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class MessageCommand {
  private static final String TRACES = "/message-traces";
  private static final String CLEANUPS = "/message-cleanups";

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Lists how messages were handled, newest first: time, id, handling, points,"
              + " sender, recipients.")
  void list(
      @Option(names = "--sender", paramLabel = "TEXT", defaultValue = "") String sender,
      @Option(names = "--recipient", paramLabel = "TEXT", defaultValue = "") String recipient,
      @Option(
              names = "--handling",
              paramLabel = "WORD",
              description = "The handling: accept, tag, junk, quarantine, reject or discard.")
          String handling,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Only from this time on: 2026-11-20T12:00:00Z, or how long ago (P7D).")
          String since,
      @Option(
              names = "--until",
              paramLabel = "TIME",
              description = "Only up to this time: 2026-11-20T12:00:00Z, or how long ago (PT1H).")
          String until,
      @Option(
              names = "--after",
              paramLabel = "PLACE",
              description = "Continue before this position.")
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
      ctl.listing().progress("Searched back to " + page.getString("reached") + ".");
    }
  }

  private static void parameter(StringBuilder query, String name, String value) {
    if (value != null) {
      query.append('&').append(name).append('=').append(Api.encoded(value));
    }
  }

  @Command(
      description =
          "Shows why a message was accepted, filed, quarantined or rejected: the checks with"
              + " their results, then what its recipients' rules did, line by line.")
  void why(
      @Parameters(
              paramLabel = "ID",
              description = "The ID in the message's trace field and the logs, or its Message-ID.")
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
      throw new Refusal("There is no record of " + id + ", or it is no longer stored.");
    }
    MessageHistoryPrinter story = new MessageHistoryPrinter(listing.out());
    screened.getJsonArray("items").getValuesAs(JsonObject.class).forEach(story::screened);
    ruled.getJsonArray("items").getValuesAs(JsonObject.class).forEach(story::ruled);
  }

  @Command(
      description =
          "Searches all mailboxes for a message and shows where it is. Nothing is removed."
              + " All given conditions must match.")
  void find(
      @Option(names = "--message-id", paramLabel = "ID", description = "Its Message-ID.")
          String messageId,
      @Option(
              names = "--sender",
              paramLabel = "ADDRESS",
              description = "The sender in From; @DOMAIN for all senders of a domain.")
          String sender,
      @Option(names = "--subject", paramLabel = "TEXT", description = "The whole subject.")
          String subject,
      @Option(
              names = "--subject-contains",
              paramLabel = "TEXT",
              description = "A part of the subject.")
          String part,
      @Option(
              names = "--sha256",
              paramLabel = "DIGEST",
              description = "The SHA-256 of the message or of one of its parts.")
          String sha256,
      @Option(
              names = "--url",
              paramLabel = "TEXT",
              description = "Messages that contain this URL, or a URL with this part.")
          String url,
      @Option(
              names = "--since",
              paramLabel = "TIME",
              description = "Received at or after this time (a time or PT2H; default: a week ago).")
          String since,
      @Option(names = "--until", paramLabel = "TIME", description = "Received before this time.")
          String until,
      @Option(
              names = "--domain",
              paramLabel = "NAME",
              description = "Only in accounts of this domain.")
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
        .await("The operation was not completed.");
  }

  @Command(description = "Shows where the messages of a search are now.")
  void found(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    var found = ctl.api().get(CLEANUPS + Api.path(id) + "/messages");
    ctl.listing().items(found, "account", "mailbox", "uid", "sender", "subject", "received");
    ctl.listing()
        .aside(
            "%s messages in %s mailboxes of %s accounts"
                .formatted(found.get("messages"), found.get("mailboxes"), found.get("accounts")));
  }

  @Command(description = "Lists searches: time, found, work, state, id.")
  void searches() throws IOException, InterruptedException {
    ctl.listing().items(ctl.api().get(CLEANUPS), "asked", "found", "work", "state", "id");
  }

  @Command(description = "Removes the messages of a search from all mailboxes.")
  void remove(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "remove");
  }

  @Command(description = "Restores the removed messages to where they were.")
  void restore(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "restore");
  }

  private void act(String id, String action) throws IOException, InterruptedException {
    ctl.api()
        .post(CLEANUPS + Api.path(id), Json.createObjectBuilder().add("action", action).build());
    await(id);
  }
}
