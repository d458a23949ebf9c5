package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of DNS lists that say which clients or domains to distrust or to trust (RFC 5782). */
public final class DnsListType {
  private static final int MOST_TEXT = 200;
  private static final int MOST_CODES = 500;
  private static final int MOST_POINTS = 1_000;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Letters, digits, dots, hyphens and underscores. This name appears in reasons"
                  + " and logs.")
          .atCreation(MUST)
          .like("spamcop");
  public static final Attribute<String> ZONE =
      Attribute.of(
              "zone",
              new AttributeType.Name(),
              "Zone",
              "The DNS domain of the list. Many lists require a key in it, and charge for"
                  + " many queries.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("bl.spamcop.net");
  public static final Attribute<String> SUBJECT =
      Attribute.of(
              "subject",
              new AttributeType.Choice(List.of("client", "sender", "link")),
              "What it lists",
              "What is looked up: addresses of clients, domains of senders (greeting, envelope,"
                  + " From), or domains of links in messages.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("client");
  public static final Attribute<String> ACTION =
      Attribute.of(
              "action",
              new AttributeType.Choice(List.of("points", "reject", "allow")),
              "Action",
              "What happens to listed mail: it gets points, is rejected, or is allowed"
                  + " regardless of other lists and points.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("points");
  public static final Attribute<Integer> POINTS =
      Attribute.of(
              "points",
              new AttributeType.Whole(-MOST_POINTS, MOST_POINTS),
              "Points",
              "Points for being listed. Negative points count in favour of the message.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(50);
  public static final Attribute<String> CODES =
      Attribute.of(
              "codes",
              new AttributeType.Text(MOST_CODES),
              "Return codes",
              "The answers that count as listed, with their points if these differ:"
                  + " 127.0.0.2-3=50 127.0.0.10-11=20 127.0.*.1. The first match is used. Empty:"
                  + " all of 127.0.0.0/8. Error codes of a list never count.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("127.0.0.2-3=50 127.0.0.10-11=20");
  public static final Attribute<String> TEXT =
      Attribute.of(
              "text",
              new AttributeType.Text(MOST_TEXT),
              "Rejection text",
              "The text that a rejected client gets. {listed} stands for what is listed,"
                  + " {list} for the name of the list, {reason} for the reason that the list gives."
                  + " Empty: the default text.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("{listed} is listed by {list}: {reason}");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "In use", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> NOTE =
      Attribute.of(
              "note",
              new AttributeType.Text(MOST_TEXT),
              "Note",
              "Notes for administrators, such as its terms of use.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<String> HEALTH =
      Attribute.of(
          "health",
          new AttributeType.Choice(
              List.of("works", "lists-all", "lists-nothing", "refuses", "unknown")),
          "Check",
          "Whether the list works: it has its test entry, and does not list what must never"
              + " be listed. Checked just now.");
  public static final Attribute<String> TROUBLE =
      Attribute.of(
          "trouble",
          new AttributeType.Text(MOST_TEXT),
          "Last error",
          "Why the list last failed to answer this node.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "dns-list",
              "dns-lists",
              "DNS block lists and allow lists (DNSBL, DNSWL) that incoming mail is checked"
                  + " against.",
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
