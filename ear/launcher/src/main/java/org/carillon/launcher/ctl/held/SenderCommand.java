package org.carillon.launcher.ctl.held;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The senders that accounts allow and block. */
@Command(
    name = "sender",
    description = "Senders that accounts allow and block.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class SenderCommand {
  private static final String ADDRESS = "The account's address.";
  private static final String SENDER = "An address, or a domain including its subdomains.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Lists senders: sender, allowed or blocked, start.")
  void list(@Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            ctl.api().get(Api.path("accounts", address, "senders")), "sender", "choice", "since");
  }

  @Command(description = "Allows a sender: authenticated mail from it is never treated as spam.")
  void allow(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "SENDER", description = SENDER) String sender)
      throws IOException, InterruptedException {
    put(address, sender, "allow", "%s allows %s.");
  }

  @Command(description = "Blocks a sender: its mail is filed as spam or discarded.")
  void block(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "SENDER", description = SENDER) String sender)
      throws IOException, InterruptedException {
    put(address, sender, "block", "%s blocks %s.");
  }

  @Command(description = "Removes a sender from the list.")
  void remove(
      @Parameters(paramLabel = "ADDRESS", description = ADDRESS) String address,
      @Parameters(paramLabel = "SENDER", description = SENDER) String sender)
      throws IOException, InterruptedException {
    ctl.api().delete(Api.path("accounts", address, "senders", sender));
    ctl.listing().done("%s no longer allows or blocks %s.".formatted(address, sender));
  }

  private void put(String address, String sender, String choice, String sentence)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("choice", choice).build();
    JsonObject kept = ctl.api().put(Api.path("accounts", address, "senders", sender), body);
    ctl.listing().made(kept, sentence.formatted(address, sender));
  }
}
