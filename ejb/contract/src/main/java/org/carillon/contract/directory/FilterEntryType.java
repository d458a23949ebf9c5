package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** What administrators say of strangers' mail by themselves: who is allowed, who is refused. */
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
              "Letters, digits, dots, hyphens and underscores; it stands in reasons and logs, and in"
                  + " what clients hear.")
          .atCreation(MUST)
          .like("loud-network");
  public static final Attribute<String> TARGET =
      Attribute.of(
              "target",
              new AttributeType.Choice(
                  List.of("client", "helo", "sender", "trap", "header", "body", "attachment")),
              "Looks at",
              "The client's address, the name it greets with, the sender (of the envelope, and in"
                  + " From), a recipient that is a spam trap, a line of the header, a line of"
                  + " the text, or a file, by its name or by what it is.")
          .atCreation(MUST);
  public static final Attribute<String> PATTERN =
      Attribute.of(
              "pattern",
              new AttributeType.Name(),
              "Pattern",
              "An address or network (192.0.2.0/24) of clients; a domain, with all below it, or an"
                  + " address of senders; an address of a trap; Field: line of a header; a"
                  + " file's name (*.exe), or type:program, type:macros, type:encrypted,"
                  + " type:archive, type:unread. In names, addresses and lines * stands for any characters and ? for one. Lines are"
                  + " compared as a whole.")
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
              "What comes of it",
              "What is allowed is not held up by other entries, lists and points. Client, greeting"
                  + " and sender are refused before the message is sent; a trap refuses the whole"
                  + " message. A file that is taken out leaves a text in its place.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("reject");
  public static final Attribute<Integer> POINTS =
      Attribute.of(
              "points",
              new AttributeType.Whole(-MOST_POINTS, MOST_POINTS),
              "Points",
              "How much it counts where points come of it; less than 0 speaks for the message.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<String> DOMAIN =
      Attribute.of(
              "domain",
              new AttributeType.Name(),
              "Domain",
              "For whose mail it is; empty for the whole server. An entry of a domain counts for"
                  + " messages to that domain alone.")
          .atCreation(MAY);
  public static final Attribute<String> TEXT =
      Attribute.of(
              "text",
              new AttributeType.Text(MOST_TEXT),
              "What the client hears",
              "In plain English letters; empty for the usual sentence.")
          .atCreation(MAY)
          .atChange(MAY)
          .like("Write to abuse@example.com by another way");
  public static final Attribute<Integer> BAN =
      Attribute.of(
              "ban",
              new AttributeType.Whole(0, MOST_HOURS),
              "Ban in hours",
              "For so long a client that sends to this trap is refused altogether; 0 for not at"
                  + " all.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<Integer> DAYS =
      Attribute.of(
              "days",
              new AttributeType.Whole(0, MOST_DAYS),
              "Days it counts",
              "From now on; 0 without an end.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<Instant> EXPIRES =
      Attribute.of("expires", new AttributeType.Time(), "Counts until", "");
  public static final Attribute<Boolean> ENABLED =
      Attribute.of("enabled", new AttributeType.Switch(), "It counts", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true);
  public static final Attribute<String> NOTE =
      Attribute.of(
              "note",
              new AttributeType.Text(MOST_TEXT),
              "Note",
              "Why it is there, for those who administer.")
          .atCreation(MAY)
          .atChange(MAY);
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  /** The declaration. */
  public static final ObjectType TYPE =
      ObjectType.of(
              "filter-entry",
              "filter-entries",
              "Own lists for strangers' mail: who is allowed or refused, spam traps, lines that are"
                  + " not taken.",
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
