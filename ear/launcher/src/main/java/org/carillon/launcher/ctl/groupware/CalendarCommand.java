package org.carillon.launcher.ctl.groupware;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** What the server makes of iCalendar files. */
@Command(
    name = "calendar",
    description = "What the server makes of iCalendar files.",
    synopsisSubcommandLabel = "COMMAND")
public final class CalendarCommand {
  private static final String FILE = "A file with one iCalendar object; - for the standard input.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Prints when an event, task or journal entry takes place, as JSON.")
  void expand(
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              description = "The beginning, as 2026-01-31T09:00:00Z.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              description = "The end, as 2026-01-31T09:00:00Z.")
          String to,
      @Option(
              names = "--time-zone",
              paramLabel = "ZONE",
              description = "Where days and floating times are, as Europe/Berlin (default: UTC).")
          String timeZone)
      throws IOException, InterruptedException {
    JsonObjectBuilder body =
        Json.createObjectBuilder().add("calendar", text(file)).add("from", from).add("to", to);
    if (timeZone != null) {
      body.add("timeZone", timeZone);
    }
    print(ctl.api().post("/calendar-expansions", body.build()));
  }

  @Command(description = "Prints an iCalendar object as JSCalendar (RFC 8984).")
  void show(@Parameters(paramLabel = "FILE", description = FILE) String file)
      throws IOException, InterruptedException {
    print(
        ctl.api()
            .post(
                "/calendar-conversions",
                Json.createObjectBuilder().add("calendar", text(file)).build()));
  }

  private void print(JsonObject answer) {
    ctl.listing().out().println(answer);
  }

  private static String text(String file) throws IOException {
    byte[] octets = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
    return new String(octets, StandardCharsets.UTF_8);
  }
}
