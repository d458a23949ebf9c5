package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of external programs that check mail. */
public final class ExternalFilterType {
  private static final int MOST_ADDRESS = 1_000;
  private static final int MOST_DOMAINS = 100;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Lower-case letters, digits and hyphens. Results are reported under this name.")
          .atCreation(MUST)
          .like("virus-scanner");
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind",
              new AttributeType.Choice(
                  List.of("clamd", "rspamd", "spamd", "milter", "icap", "helper", "router")),
              "Protocol",
              "How the server talks to the filter: ClamAV's daemon, Rspamd over HTTP,"
                  + " SpamAssassin's daemon, a milter, the ICAP service of a virus scanner, a"
                  + " helper program that the server runs, or a router: a helper that decides where"
                  + " mail for an address goes and sees no mail.")
          .atCreation(MUST);
  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address",
              new AttributeType.Text(MOST_ADDRESS),
              "Address",
              "host:port or unix:/path. Rspamd: an http or https URL. ICAP:"
                  + " icap://host/service. Helper or router: the program's name in the server's"
                  + " folder for helpers, and its arguments. Several, separated by commas, are"
                  + " tried in order.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("127.0.0.1:3310");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "In use", "Off: the filter gets no mail.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<Integer> POSITION =
      Attribute.of(
              "position",
              new AttributeType.Whole(0, 1_000),
              "Position",
              "Filters run in the order of these numbers. Each filter sees the changes of"
                  + " those before it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(100);
  public static final Attribute<String> MAIL =
      Attribute.of(
              "mail",
              new AttributeType.Choice(List.of("strangers", "users", "all")),
              "Checked mail",
              "strangers: mail from clients that are not signed in. users: mail from"
                  + " signed-in users and trusted networks. all: every message, also between"
                  + " accounts of this server.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("all");
  public static final Attribute<Integer> MOST_SIZE =
      Attribute.of(
              "mostSize",
              new AttributeType.Whole(1, Integer.MAX_VALUE),
              "Maximum message size",
              "In bytes. Larger messages are not sent to the filter.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(26_214_400);
  public static final Attribute<List<String>> DOMAINS =
      Attribute.of(
              "domains",
              new AttributeType.Names(MOST_DOMAINS),
              "Recipients' domains",
              "The filter gets only mail with a recipient in one of these domains. Empty:"
                  + " all mail.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .naming("domains");
  public static final Attribute<Integer> TIMEOUT =
      Attribute.of(
              "timeout",
              new AttributeType.Whole(1, 300),
              "Timeout",
              "Seconds to wait for an answer; for a milter, the time between two of its"
                  + " replies or progress reports.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(30);
  public static final Attribute<Integer> CONNECTIONS =
      Attribute.of(
              "connections",
              new AttributeType.Whole(1, 200),
              "Concurrent messages",
              "How many messages a node sends to the filter at the same time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(20);
  public static final Attribute<String> FAILURE =
      Attribute.of(
              "failure",
              new AttributeType.Choice(List.of("accept", "defer")),
              "On failure",
              "accept: mail is processed without the filter. defer: the client is asked to"
                  + " try again later.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("accept");
  public static final Attribute<String> HANDLING =
      Attribute.of(
              "handling",
              new AttributeType.Choice(
                  List.of("usual", "accept", "tag", "junk", "quarantine", "reject", "discard")),
              "On detection",
              "The minimum action for what the filter reports as a virus or spam. accept:"
                  + " only points count. usual: reject for virus scanners, accept for others."
                  + " Milters and helpers decide for themselves.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("usual");
  public static final Attribute<Integer> FACTOR =
      Attribute.of(
              "factor",
              new AttributeType.Whole(0, 1_000),
              "Points for a score of 1",
              "How many points a score of 1 from Rspamd or SpamAssassin is worth.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(10);
  public static final Attribute<String> ANSWERS =
      Attribute.of(
          "answers",
          new AttributeType.Choice(List.of("yes", "no", "not-asked")),
          "Answers",
          "Whether the filter answered this node's last request. While it does not, mail is"
              + " processed without it or deferred (see “On failure”).");
  public static final Attribute<Instant> SILENT_SINCE =
      Attribute.of(
          "silentSince",
          new AttributeType.Time(),
          "No answer since",
          "Since when the filter has not answered this node.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "external-filter",
              "external-filters",
              "Other programs that check mail: virus scanners, spam filters, milters.",
              NAME,
              KIND,
              ADDRESS,
              ENABLED,
              POSITION,
              MAIL,
              MOST_SIZE,
              DOMAINS,
              TIMEOUT,
              CONNECTIONS,
              FAILURE,
              HANDLING,
              FACTOR,
              ANSWERS,
              SILENT_SINCE,
              CREATED)
          .listing(NAME, KIND, ADDRESS, POSITION, MAIL, ENABLED, ANSWERS, SILENT_SINCE)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE,
              Operation.TEST);

  private ExternalFilterType() {}
}
