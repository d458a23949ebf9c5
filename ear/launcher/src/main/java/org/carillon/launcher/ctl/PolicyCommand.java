package org.carillon.launcher.ctl;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** The policy for mail from unknown senders. */
@Command(
    name = "policy",
    description = "Checks of incoming mail, and DMARC and complaint reports.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class PolicyCommand {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})([dhm])");

  @ParentCommand private Ctl ctl;

  @Command(
      description =
          "Tests how a message would be handled: prints the result of each check. No mail is"
              + " delivered or changed.")
  void check(
      @Option(
              names = "--ip",
              paramLabel = "ADDRESS",
              required = true,
              description = "IP address of the client.")
          String ip,
      @Option(
              names = "--helo",
              paramLabel = "NAME",
              defaultValue = "",
              description =
                  "HELO name of the client. Without one, the message gets the points for a"
                      + " malformed name.")
          String helo,
      @Option(
              names = "--from",
              paramLabel = "ADDRESS",
              defaultValue = "",
              description = "Return path; empty for a bounce.")
          String from,
      @Option(
              names = "--to",
              paramLabel = "ADDRESS",
              description = "Recipient whose thresholds apply; can be given several times.")
          List<String> to,
      @Option(
              names = "--dns",
              paramLabel = "ZONEFILE",
              description = "Zone in master file format that is used instead of the DNS.")
          Path zone,
      @Parameters(paramLabel = "MESSAGE", description = "File with the message.") Path message)
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

  @Command(
      description =
          "Applies a changed policy to the mail of the last days, and shows what would be"
              + " handled differently. No mail is changed.")
  void replay(
      @Option(
              names = "--since",
              paramLabel = "WHEN",
              defaultValue = "7d",
              description = "How far back: 7d, 12h, or a time (default: ${DEFAULT-VALUE}).")
          String since,
      @Option(
              names = "--set",
              paramLabel = "SETTING=POINTS",
              description = "A changed threshold, such as policy.points.junk=40.")
          Map<String, Integer> settings,
      @Option(
              names = "--weight",
              paramLabel = "CHECK=PERCENT",
              description = "Changed points of checks, such as spf=200, dkim=0.")
          Map<String, Integer> weights)
      throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder()
            .add("since", span(since))
            .add("settings", wholes(settings))
            .add("weights", wholes(weights))
            .build();
    JsonObject report = ctl.api().post("/policy-replays", body);
    Listing listing = ctl.listing();
    if (listing.json()) {
      listing.one(report);
      return;
    }
    listing.done(
        report.getInt("judged")
            + " messages were checked"
            + (report.getBoolean("cut") ? ", only the latest of this period." : "."));
    for (JsonObject shift : report.getJsonArray("shifts").getValuesAs(JsonObject.class)) {
      listing.done(
          "%d would be handled as %s instead of %s"
              .formatted(
                  shift.getInt("count"), shift.getString("after"), shift.getString("before")));
    }
    JsonObject all =
        Json.createObjectBuilder().add("items", report.getJsonArray("differences")).build();
    listing.items(all, "at", "id", "before", "after", "pointsBefore", "pointsAfter", "from", "to");
  }

  @Command(description = "Lists the DMARC reports that have been sent or are waiting.")
  void reports(
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              defaultValue = "",
              description = "Only reports for this domain.")
          String domain,
      @Option(names = "--failures", description = "Failure reports on single messages.")
          boolean failures)
      throws IOException, InterruptedException {
    String query = domain.isEmpty() ? "" : "?domain=" + Api.encoded(domain);
    if (failures) {
      ctl.listing()
          .items(
              ctl.api().get("/sent-dmarc-failures" + query),
              "opened",
              "domain",
              "incidents",
              "sent",
              "due",
              "outcome");
      return;
    }
    ctl.listing()
        .items(
            ctl.api().get("/sent-dmarc-reports" + query),
            "day",
            "domain",
            "messages",
            "sent",
            "due",
            "outcome");
  }

  @Command(
      description =
          "Shows who sends mail in the name of a domain, according to DMARC reports that"
              + " others sent.")
  void senders(
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "How many days back (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(names = "--failures", description = "Reports on single messages that failed.")
          boolean failures,
      @Parameters(paramLabel = "DOMAIN", description = "A domain of this server.") String domain)
      throws IOException, InterruptedException {
    JsonObject figures = ctl.api().get("/dmarc-reports" + Api.path(domain) + "?days=" + days);
    Listing listing = ctl.listing();
    if (listing.json()) {
      listing.one(figures);
      return;
    }
    if (failures) {
      JsonObject all =
          Json.createObjectBuilder().add("items", figures.getJsonArray("failures")).build();
      listing.items(
          all, "arrived", "about", "source", "failure", "unaligned", "incidents", "proven");
      return;
    }
    JsonObject sources =
        Json.createObjectBuilder().add("items", figures.getJsonArray("sources")).build();
    listing.items(sources, "source", "from", "passed", "byDkim", "bySpf", "failed", "stopped");
  }

  @Command(description = "Shows complaints of others about mail from this server, by account.")
  void complaints(
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              defaultValue = "",
              description = "Only complaints to this domain's complaint address.")
          String domain,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "How many days back (default: ${DEFAULT-VALUE}).")
          int days,
      @Option(names = "--latest", description = "The latest complaints, one by one.")
          boolean latest)
      throws IOException, InterruptedException {
    JsonObject figures =
        ctl.api()
            .get(
                "/complaints?days="
                    + days
                    + (domain.isEmpty() ? "" : "&domain=" + Api.encoded(domain)));
    Listing listing = ctl.listing();
    if (listing.json()) {
      listing.one(figures);
      return;
    }
    JsonObject shown =
        Json.createObjectBuilder()
            .add("items", figures.getJsonArray(latest ? "latest" : "accounts"))
            .build();
    if (latest) {
      listing.items(shown, "arrived", "account", "type", "reporter", "messageId");
    } else {
      listing.items(shown, "account", "count", "proven", "last");
    }
  }

  @Command(
      name = "read-report",
      description = "Imports a DMARC report that did not arrive by mail.")
  void readReport(
      @Parameters(
              paramLabel = "FILE",
              description = "The report as it was attached: gzip, zip or XML.")
          Path file)
      throws IOException, InterruptedException {
    JsonObject body =
        Json.createObjectBuilder()
            .add("file", Base64.getEncoder().encodeToString(Files.readAllBytes(file)))
            .build();
    ctl.listing().one(ctl.api().post("/dmarc-reports", body));
  }

  private static String span(String text) {
    Matcher days = DAYS.matcher(text);
    if (days.matches()) {
      return (days.group(2).equals("d") ? "P" : "PT")
          + days.group(1)
          + days.group(2).toUpperCase(Locale.ROOT);
    }
    return text;
  }

  private static JsonObjectBuilder wholes(Map<String, Integer> values) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    if (values != null) {
      values.forEach(object::add);
    }
    return object;
  }
}
