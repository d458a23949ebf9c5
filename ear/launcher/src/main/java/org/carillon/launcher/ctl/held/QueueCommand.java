package org.carillon.launcher.ctl.held;

import jakarta.json.Json;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The queue of waiting mail. */
@Command(
    name = "queue",
    description = "Mail in the queue.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class QueueCommand {
  private static final String PATH = "/queue";

  @ParentCommand private Ctl ctl;

  @Command(
      description = "Lists queued messages, oldest first: id, arrival, octets, sender, recipients.")
  void list(
      @Option(names = "--sender", paramLabel = "TEXT", defaultValue = "") String sender,
      @Option(names = "--recipient", paramLabel = "TEXT", defaultValue = "") String recipient,
      @Option(names = "--held", description = "Only held messages.") boolean held)
      throws IOException, InterruptedException {
    String query =
        "?limit=200&sender="
            + Api.encoded(sender)
            + "&recipient="
            + Api.encoded(recipient)
            + "&held="
            + held;
    ctl.listing()
        .items(ctl.api().get(PATH + query), "id", "arrived", "size", "from", "recipientCount");
  }

  @Command(description = "Shows a queued message, and why it waits.")
  void show(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(PATH + Api.path(id)));
  }

  @Command(description = "Tries to deliver a message at once.")
  void retry(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "retry", "");
  }

  @Command(description = "Holds a message.")
  void hold(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "hold", "");
  }

  @Command(description = "Releases a held message.")
  void release(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "release", "");
  }

  @Command(name = "give-up", description = "Returns a message to its sender as undeliverable.")
  void giveUp(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    act(id, "give-up", "");
  }

  @Command(description = "Redirects a message to another domain or address literal.")
  void reroute(
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "DESTINATION") String destination)
      throws IOException, InterruptedException {
    act(id, "reroute", destination);
  }

  @Command(description = "Deletes a message without notifying its sender.")
  void delete(@Parameters(paramLabel = "ID") String id) throws IOException, InterruptedException {
    ctl.api().delete(PATH + Api.path(id));
    ctl.listing().done("The message " + id + " is deleted.");
  }

  private void act(String id, String action, String destination)
      throws IOException, InterruptedException {
    var body = Json.createObjectBuilder().add("action", action);
    if (!destination.isEmpty()) {
      body.add("destination", destination);
    }
    ctl.listing().one(ctl.api().post(PATH + Api.path(id), body.build()));
  }
}
