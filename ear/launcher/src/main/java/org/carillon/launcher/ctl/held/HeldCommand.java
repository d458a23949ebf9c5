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
    description = "What is in people's quarantine.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class HeldCommand {
  private static final String ADDRESS = "The account's address.";
  private static final String ID = "The message's id, as the list has it.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists it: id, when it came, sender, subject, why it is there.")
  void list(@Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get(path(address)), "id", "arrived", "sender", "subject", "reason");
  }

  @Command(description = "Shows a message: its header and its first text.")
  void show(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    ctl.listing().one(ctl.api().get(path(address) + Api.path(id)));
  }

  @Command(description = "Delivers a message, without judging it again.")
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

  @Command(description = "Blocks the sender of a message from now on; the message stays.")
  void block(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "block", "The sender is blocked.");
  }

  @Command(description = "Deletes a message for the account; others keep theirs.")
  void delete(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "ID", description = ID) String id)
      throws IOException, InterruptedException {
    act(address, id, "delete", "The message is deleted for this account.");
  }

  @Command(description = "Sends the account the list of what is there, now.")
  void send(@Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address)
      throws IOException, InterruptedException {
    JsonObject sent = ctl.api().post(path(address), action("send-list"));
    ctl.listing().made(sent, "On the list are messages: " + sent.getInt("messages"));
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
