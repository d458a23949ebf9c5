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
    description = "What is made of strangers' mail.",
    synopsisSubcommandLabel = "COMMAND",
    addMethodSubcommands = false)
public final class PolicyCommand {
  private static final Pattern DAYS = Pattern.compile("(\\d{1,4})([dhm])");

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

  @Command(
      description =
          "Judges the last days' mail by a changed policy: says what would be done otherwise, and"
              + " touches no mail.")
  void replay(
      @Option(
              names = "--since",
              paramLabel = "WHEN",
              defaultValue = "7d",
              description = "How far back: 7d, 12h, or a moment. ${DEFAULT-VALUE} if not given.")
          String since,
      @Option(
              names = "--set",
              paramLabel = "SETTING=POINTS",
              description = "A threshold as it would be: policy.points.junk=40.")
          Map<String, Integer> settings,
      @Option(
              names = "--weight",
              paramLabel = "CHECK=PERCENT",
              description = "How much a check would count: spf=200, dkim=0.")
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
            + " messages were judged"
            + (report.getBoolean("cut") ? ", the latest of that time." : "."));
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

  @Command(description = "Lists the DMARC reports that were sent, and are to be.")
  void reports(
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              defaultValue = "",
              description = "Only those for this domain.")
          String domain,
      @Option(names = "--failures", description = "Those of single messages that failed.")
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
      description = "Shows who sends in a domain's name, as others' DMARC reports of it have it.")
  void senders(
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "How many days back. ${DEFAULT-VALUE} if not given.")
          int days,
      @Option(names = "--failures", description = "What is told of single messages that failed.")
          boolean failures,
      @Parameters(paramLabel = "DOMAIN", description = "A domain here.") String domain)
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

  @Command(description = "Shows what others complain about of mail from here, by account.")
  void complaints(
      @Option(
              names = "--domain",
              paramLabel = "DOMAIN",
              defaultValue = "",
              description = "Only what came to this domain's address for complaints.")
          String domain,
      @Option(
              names = "--days",
              paramLabel = "DAYS",
              defaultValue = "30",
              description = "How many days back. ${DEFAULT-VALUE} if not given.")
          int days,
      @Option(names = "--latest", description = "The latest, one by one.") boolean latest)
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
      description = "Reads a DMARC report that came another way than by mail.")
  void readReport(
      @Parameters(paramLabel = "FILE", description = "As it was attached: gzip, zip or XML.")
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
