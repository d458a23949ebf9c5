package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import org.carillon.launcher.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The message store as a whole. */
@Command(
    name = "store",
    description = "The message store as a whole.",
    synopsisSubcommandLabel = "COMMAND")
final class StoreCommand {
  private static final String VERIFICATION = "/store/verification";
  private static final Duration LOOK = Duration.ofSeconds(1);

  @ParentCommand private Ctl ctl;
  @Spec private CommandSpec spec;

  @Command(description = "Counts what the store holds.")
  void stats() throws IOException, InterruptedException {
    JsonObject stats = ctl.api().get("/store");
    ctl.listing().one(stats, "biggest");
    for (JsonValue one : stats.getJsonArray("biggest")) {
      JsonObject account = one.asJsonObject();
      ctl.listing()
          .done(
              "  "
                  + account.getString("account")
                  + "\t"
                  + account.getJsonNumber("messages")
                  + " messages\t"
                  + account.getJsonNumber("octets")
                  + " octets");
    }
  }

  @Command(
      description =
          "Reads all contents, names what is damaged, repairs outlines and counters. Fails when"
              + " anything is damaged.")
  void verify(
      @Option(names = "--detach", description = "Do not wait until it ends.") boolean detach)
      throws IOException, InterruptedException {
    Api api = ctl.api();
    JsonObject verification = api.post(VERIFICATION, JsonObject.EMPTY_JSON_OBJECT);
    while (!detach && !verification.containsKey("ended")) {
      progress(verification);
      Thread.sleep(LOOK);
      verification = api.get(VERIFICATION);
    }
    show(verification);
  }

  @Command(description = "Shows how far the verification is, and what damage is known.")
  void status() throws IOException, InterruptedException {
    show(ctl.api().get(VERIFICATION));
  }

  private void progress(JsonObject verification) {
    spec.commandLine()
        .getErr()
        .println(
            verification.getString("state")
                + ": "
                + verification.getJsonNumber("contents")
                + " of "
                + verification.getJsonNumber("ofContents")
                + " contents read");
  }

  private void show(JsonObject verification) {
    ctl.listing().one(verification, "damages");
    for (JsonValue one : verification.getJsonArray("damages")) {
      JsonObject damage = one.asJsonObject();
      ctl.listing()
          .done(
              "damaged: segment "
                  + damage.getJsonNumber("segment")
                  + " at "
                  + damage.getJsonNumber("position")
                  + ": "
                  + damage.getString("fault"));
      for (JsonValue message : damage.getJsonArray("messages")) {
        JsonObject place = message.asJsonObject();
        ctl.listing()
            .done(
                "  "
                    + place.getString("account")
                    + "\t"
                    + place.getString("mailbox")
                    + "\tuid "
                    + place.getJsonNumber("uid"));
      }
    }
    if (!verification.getJsonArray("damages").isEmpty()) {
      throw new Refusal(
          verification.getJsonArray("damages").size() + " contents of the store are damaged.");
    }
  }
}
