package org.carillon.launcher.ctl.held;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The messages in accounts' quarantine. */
@Command(
    name = "quarantine",
    description = "Quarantined mail of accounts.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class HeldCommand {
  private static final String ADDRESS = "The account's address.";
  private static final String ID = "The message's ID, as shown by list.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists quarantined messages: id, arrival, sender, subject, reason.")
  void list(@Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get(path(address)), "id", "arrived", "sender", "subject", "reason");
  }

  @Command(description = "Shows the header and the first text of a message.")
  void show(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(path(address) + Api.path(id)));
  }

  @Command(description = "Delivers a message without checking it again.")
  void release(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "release", "The message is delivered.");
  }

  @Command(description = "Allows the sender of a message from now on, and delivers it.")
  void allow(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "allow", "The sender is allowed, and the message is delivered.");
  }

  @Command(
      description = "Blocks the sender of a message from now on. The message stays in quarantine.")
  void block(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "block", "The sender is blocked.");
  }

  @Command(description = "Deletes a message for this account. Other recipients keep their copy.")
  void delete(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "delete", "The message is deleted for this account.");
  }

  @Command(description = "Sends the account the list of its quarantined messages now.")
  void send(@Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address)
      throws IOException, InterruptedException {
    JsonObject sent = ctl.api().post(path(address), action("send-list"));
    ctl.listing().made(sent, "Messages on the list: " + sent.getInt("messages"));
  }

  private void act(String address, String id, String action, String sentence)
      throws IOException, InterruptedException {
    JsonObject message = ctl.api().post(path(address) + Api.path(id), action(action));
    ctl.listing().made(message, sentence);
  }

  private static JsonObject action(String action) {
    return Json.createObjectBuilder().add("action", action).build();
  }

  private static String path(String address) {
    return Api.path("accounts", address, "quarantine");
  }
}
