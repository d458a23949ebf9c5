package org.carillon.launcher.ctl;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What is made of strangers' mail. */
@Command(
    name = "policy",
    description = "What is made of strangers' mail.",
    synopsisSubcommandLabel = "COMMAND")
final class PolicyCommand {
  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Tries a message: prints what each check says and what would be done, and touches no"
              + " mail.")
  void check(
      @Option(
              names = "--ip",
              paramLabel = "ADDRESS",
              required = true,
              description = "The address it would come from.")
          String ip,
      @Option(
              names = "--helo",
              paramLabel = "NAME",
              defaultValue = "",
              description = "What that would call itself.")
          String helo,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              defaultValue = "",
              description = "The return path; none for a report.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "A recipient, whose thresholds count; may be given several times.")
          List<String> to,
      @Option(
              names = "--dns",
              paramLabel = "ZONEFILE",
              description = "A zone in master file format that answers instead of the DNS.")
          Path zone,
      @Parameters(paramLabel = "MESSAGE", description = "A file with the message.") Path message)
      throws IOException, InterruptedException {
    var body =
        Json.createObjectBuilder()
            .add("ip", ip)
            .add("helo", helo)
            .add("from", from)
            .add("message", Base64.getEncoder().encodeToString(Files.readAllBytes(message)));
    if (to != null) {
      body.add("to", Json.createArrayBuilder(to));
    }
    if (zone != null) {
      body.add("zone", Files.readString(zone));
    }
    ctl.listing().one(ctl.api().post("/policy-checks", body.build()));
  }
}
