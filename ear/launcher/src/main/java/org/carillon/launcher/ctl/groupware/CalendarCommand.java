package org.carillon.launcher.ctl.groupware;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.carillon.launcher.ctl.Api;
import org.carillon.launcher.ctl.Ctl;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Calendars: what they show and to whom, their files, and how the server reads such files. */
@Command(
    name = "calendar",
    description = "Calendars: publication, secret addresses, import and export.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class CalendarCommand {
  private static final String FILE = "File with one iCalendar object; - for standard input.";

  private static final String ID = "The calendar's ID, as shown by list.";

  @ParentCommand private Ctl ctl;

  @Command(description = "Prints when an event, task or journal entry takes place, as JSON.")
  void expand(
      @Parameters(paramLabel = "FILE", description = FILE) String file,
      @Option(
              names = "--from",
              paramLabel = "TIME",
              required = true,
              description = "Start of the period, such as 2026-01-31T09:00:00Z.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "TIME",
              required = true,
              description = "End of the period, such as 2026-01-31T09:00:00Z.")
          String to,
      @Option(
              names = "--time-zone",
              paramLabel = "ZONE",
              description =
                  "Time zone of whole days and floating times, such as Europe/Berlin"
                      + " (default: UTC).")
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

  @Command(
      description =
          "Lists the calendars, task lists and journals that an account sees: id, kind, name.")
  void list(@Parameters(paramLabel = "ADDRESS") String address)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(ctl.api().get("/accounts" + Api.path(address) + "/calendars"), "id", "kind", "name");
  }

  @Command(
      description =
          "Sets what of a calendar everybody can see: nothing, busy or public. The signed-in"
              + " account must administer the calendar.")
  void publish(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "CALENDAR", description = ID) String calendar,
      @Parameters(paramLabel = "SHOWN") String shown)
      throws IOException, InterruptedException {
    JsonObject body = Json.createObjectBuilder().add("shown", shown).build();
    ctl.listing().one(ctl.api().put(of(address, calendar) + "/publication", body));
  }

  @Command(
      description =
          "Creates a secret address of a calendar. It is shown only now. The signed-in account must"
              + " administer the calendar.")
  void link(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "CALENDAR", description = ID) String calendar,
      @Option(
              names = "--shown",
              paramLabel = "SHOWN",
              defaultValue = "public",
              description = "What it shows: busy, public or whole (default: public).")
          String shown,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Description of its purpose.")
          String description)
      throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder().add("shown", shown).add("description", description).build();
    ctl.listing().one(ctl.api().post(of(address, calendar) + "/links", body));
  }

  @Command(
      description =
          "Lists a calendar's secret addresses: id, what they show, created, used, description.")
  void links(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "CALENDAR", description = ID) String calendar)
      throws IOException, InterruptedException {
    ctl.listing()
        .items(
            ctl.api().get(of(address, calendar) + "/links"),
            "id",
            "shown",
            "made",
            "used",
            "description");
  }

  @Command(name = "end-link", description = "Removes a secret address of a calendar.")
  void endLink(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(paramLabel = "CALENDAR", description = ID) String calendar,
      @Parameters(paramLabel = "LINK") String link)
      throws IOException, InterruptedException {
    ctl.api().delete(of(address, calendar) + "/links" + Api.path(link));
    ctl.listing().done("The secret address is removed.");
  }

  @Command(
      name = "import",
      description =
          "Imports the events of an iCalendar or vCalendar file into a calendar, and lists"
              + " those that could not be imported.")
  void importFile(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Parameters(
              paramLabel = "FILE",
              description = "An iCalendar or vCalendar file; - for standard input.")
          String file,
      @Option(names = "--calendar", paramLabel = "CALENDAR", description = ID) String calendar,
      @Option(
              names = "--replace",
              description = "Delete what is not in the file, if the whole file could be imported.")
          boolean replace)
      throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder()
            .add("file", Base64.getEncoder().encodeToString(octets(file)))
            .add("mode", replace ? "replace" : "merge")
            .build();
    String asked = calendar == null ? "" : "?calendar=" + Api.encoded(calendar);
    ctl.listing()
        .one(
            ctl.api()
                .postFile("/accounts" + Api.path(address) + "/calendar-imports" + asked, body));
  }

  @Command(description = "Writes a calendar to standard output.")
  void export(
      @Parameters(paramLabel = "ADDRESS") String address,
      @Option(names = "--calendar", paramLabel = "CALENDAR", description = ID) String calendar,
      @Option(
              names = "--form",
              paramLabel = "FORM",
              defaultValue = "ics",
              description = "ics, or vcs for vCalendar 1.0 (default: ics)")
          String form)
      throws IOException, InterruptedException {
    String asked = calendar == null ? "" : "&calendar=" + Api.encoded(calendar);
    ctl.listing()
        .out()
        .print(
            ctl.api()
                .text(
                    "/accounts"
                        + Api.path(address)
                        + "/calendar-exports?form="
                        + Api.encoded(form)
                        + asked));
    ctl.listing().out().flush();
  }

  private static String of(String address, String calendar) {
    return "/accounts" + Api.path(address) + "/calendars" + Api.path(calendar);
  }

  private void print(JsonObject answer) {
    ctl.listing().out().println(answer);
  }

  private static String text(String file) throws IOException {
    return new String(octets(file), StandardCharsets.UTF_8);
  }

  private static byte[] octets(String file) throws IOException {
    return file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
  }
}
