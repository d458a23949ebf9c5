package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** Lists in the DNS of whom or what to be wary of, or to trust (RFC 5782). */
public final class DnsListType {
  private static final int MOST_TEXT = 200;
  private static final int MOST_CODES = 500;
  private static final int MOST_POINTS = 1_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Letters, digits, dots, hyphens and underscores; it stands in reasons and logs.")
          .atCreation(MUST)
          .like("spamcop");
  public static final Attribute<String> ZONE =
      Attribute.of(
              "zone",
              new AttributeType.Name(),
              "Zone",
              "Below which domain of the DNS the list is; many ask for a key in it, and for money"
                  + " from those who ask often.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("bl.spamcop.net");
  public static final Attribute<String> SUBJECT =
      Attribute.of(
              "subject",
              new AttributeType.Choice(List.of("client", "sender", "link")),
              "Lists",
              "Addresses of clients; domains of senders (greeting, envelope, From); or domains that"
                  + " texts link to.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("client");
  public static final Attribute<String> ACTION =
      Attribute.of(
              "action",
              new AttributeType.Choice(List.of("points", "reject", "allow")),
              "What comes of it",
              "What is listed counts points, is refused, or is not held up by other lists and"
                  + " points.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("points");
  public static final Attribute<Integer> POINTS =
      Attribute.of(
              "points",
              new AttributeType.Whole(-MOST_POINTS, MOST_POINTS),
              "Points",
              "How much it counts to be listed; less than 0 speaks for the message.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(50);
  public static final Attribute<String> CODES =
      Attribute.of(
              "codes",
              new AttributeType.Text(MOST_CODES),
              "Return codes",
              "Which answers count, each with its points where those differ: 127.0.0.2-3=50"
                  + " 127.0.0.10-11=20 127.0.*.1. The first that fits counts. Empty for all of"
                  + " 127.0.0.0/8; errors of a list never count.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("127.0.0.2-3=50 127.0.0.10-11=20");
  public static final Attribute<String> TEXT =
      Attribute.of(
              "text",
              new AttributeType.Text(MOST_TEXT),
              "What the client hears",
              "{listed} is what is listed, {list} the list's name, {reason} what it says of it."
                  + " Empty for the usual sentence.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("{listed} is listed by {list}: {reason}");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "It is asked", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> NOTE =
      Attribute.of(
              "note",
              new AttributeType.Text(MOST_TEXT),
              "Note",
              "Its terms, for those who administer.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> HEALTH =
      Attribute.of(
          "health",
          new AttributeType.Choice(
              List.of("works", "lists-all", "lists-nothing", "refuses", "unknown")),
          "Check",
          "Whether the list has its test entry and lacks what must never be listed, asked just"
              + " now.");
  public static final Attribute<String> TROUBLE =
      Attribute.of(
          "trouble",
          new AttributeType.Text(MOST_TEXT),
          "Last trouble",
          "Why the list could not tell, the last time that happened on this node.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "dns-list",
              "dns-lists",
              "Lists in the DNS that strangers' mail is compared with.",
              NAME,
              ZONE,
              SUBJECT,
              ACTION,
              POINTS,
              CODES,
              TEXT,
              ENABLED,
              NOTE,
              HEALTH,
              TROUBLE,
              CREATED)
          .listing(NAME, ZONE, SUBJECT, ACTION, POINTS, ENABLED)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private DnsListType() {}
}
