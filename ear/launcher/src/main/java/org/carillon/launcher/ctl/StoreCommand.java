package org.carillon.launcher.ctl;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import org.carillon.launcher.home.Refusal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The message store as a whole. */
@Command(
    name = "store",
    description = "The message store: size, segment files and verification.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class StoreCommand {
  private static final String VERIFICATION = "/store/verification";
  private static final Duration LOOK = Duration.ofSeconds(1);

  @ParentCommand private Ctl ctl;

  @Command(description = "Shows the size of the store.")
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

  @Command(description = "Lists the segment files: id, octets, used octets, unused octets, state.")
  void segments() throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get("/store/segments"), "segment", "octets", "live", "dead", "state");
  }

  @Command(
      description =
          "Reads all contents, lists damage, and repairs outlines and counters. Fails (exit"
              + " status 1) if anything is damaged, or if it was interrupted.")
  void verify(
      @Option(names = "--detach", description = "Do not wait until it is done.") boolean detach)
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

  @Command(
      description =
          "Shows the progress of the verification and the known damage. Fails like verify.")
  void status() throws IOException, InterruptedException {
    show(ctl.api().get(VERIFICATION));
  }

  private void progress(JsonObject verification) {
    ctl.listing()
        .progress(
            "Checking %s: %s of %s"
                .formatted(
                    verification.getString("state"),
                    verification.get("contents"),
                    verification.get("ofContents")));
  }

  private void show(JsonObject verification) {
    ctl.listing().one(verification, "damages");
    for (JsonValue one : verification.getJsonArray("damages")) {
      JsonObject damage = one.asJsonObject();
      ctl.listing()
          .done(
              damage.getString("file").isEmpty()
                  ? "damaged: " + damage.getString("fault")
                  : "damaged: octet %s of segment file %s: %s"
                      .formatted(
                          damage.get("position"),
                          damage.getString("file"),
                          damage.getString("fault")));
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
    if (verification.getString("state").equals("broken-off")) {
      throw new Refusal("The verification was interrupted.");
    }
    if (!verification.getJsonArray("damages").isEmpty()) {
      throw new Refusal(
          verification.getJsonArray("damages").size() + " contents of the store are damaged.");
    }
  }
}
