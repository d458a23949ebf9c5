package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of the administrators' own allow and deny entries for mail from unknown senders. */
public final class FilterEntryType {
  private static final int MOST_TEXT = 200;
  private static final int MOST_POINTS = 1_000;
  private static final int MOST_DAYS = 3_650;
  private static final int MOST_HOURS = 8_760;

  public static final Attribute<String> NAME =
      Attribute.of(
              "name",
              new AttributeType.Name(),
              "Name",
              "Letters, digits, dots, hyphens and underscores. This name appears in reasons,"
                  + " logs and rejections.")
          .atCreation(MUST)
          .like("loud-network");
  public static final Attribute<String> TARGET =
      Attribute.of(
              "target",
              new AttributeType.Choice(
                  List.of("client", "helo", "sender", "trap", "header", "body", "attachment")),
              "What it checks",
              "The client's address, the name in its greeting, the sender (of the envelope,"
                  + " and in From), a recipient that is a spam trap, a header line, a line of the"
                  + " text, or an attached file, by its name or by its content.")
          .atCreation(MUST);
  public static final Attribute<String> PATTERN =
      Attribute.of(
              "pattern",
              new AttributeType.Name(),
              "Pattern",
              "For clients, an address or a network (192.0.2.0/24); for senders, an address, or a"
                  + " domain including its subdomains; for a trap, its address; for the header,"
                  + " Field: line; for files, a name (*.exe), or type:program, type:macros,"
                  + " type:encrypted, type:archive, type:unread. In names, addresses and lines, *"
                  + " stands for any characters and ? for one. Lines are compared as a whole.")
          .atCreation(MUST)
          .atChange(MAY)
          .like("*@bulk.example");
  public static final Attribute<String> ACTION =
      Attribute.of(
              "action",
              new AttributeType.Choice(
                  List.of(
                      "allow",
                      "points",
                      "strip",
                      "tag",
                      "junk",
                      "quarantine",
                      "reject",
                      "discard")),
              "Action",
              "Allowed mail passes regardless of other entries, lists and points. Clients,"
                  + " greetings and senders are rejected before the message is sent; a trap rejects"
                  + " the whole message. A removed file is replaced by a text.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("reject");
  public static final Attribute<Integer> POINTS =
      Attribute.of(
              "points",
              new AttributeType.Whole(-MOST_POINTS, MOST_POINTS),
              "Points",
              "Points for matching mail, if the action is to count points. Negative points"
                  + " count in favour of the message.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "The entry applies only to messages to this domain. Empty: the whole server.")
          .atCreation(MAY)
          .naming("domains");
  public static final Attribute<String> TEXT =
      Attribute.of(
              "text",
              new AttributeType.Text(MOST_TEXT),
              "Rejection text",
              "The text that a rejected client gets, in ASCII. Empty: the default text.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("Write to abuse@example.com by another way");
  public static final Attribute<Integer> BAN =
      Attribute.of(
              "ban",
              new AttributeType.Whole(0, MOST_HOURS),
              "Ban in hours",
              "How long a client that sends to this trap is banned. 0: no ban.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<Integer> DAYS =
      Attribute.of(
              "days",
              new AttributeType.Whole(0, MOST_DAYS),
              "Validity in days",
              "Counted from now. 0: it does not expire.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<Instant> EXPIRES =
      Attribute.of("expires", new AttributeType.Time(), "Valid until", "");
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
              "Notes for administrators, such as why it is there.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "filter-entry",
              "filter-entries",
              "Allow lists and block lists of your own, spam traps, and patterns that"
                  + " incoming mail is checked against.",
              NAME,
              TARGET,
              PATTERN,
              ACTION,
              POINTS,
              DOMAIN,
              TEXT,
              BAN,
              DAYS,
              EXPIRES,
              ENABLED,
              NOTE,
              CREATED)
          .listing(NAME, TARGET, PATTERN, ACTION, DOMAIN, EXPIRES, ENABLED)
          .within("domain")
          .offers(Audience.ADMINISTRATORS, Operation.LIST, Operation.CREATE)
          .offers(Audience.ALL, Operation.FIND, Operation.CHANGE, Operation.DELETE);

  private FilterEntryType() {}
}
