package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of groups. Their members, which may be many, are read and changed separately. */
public final class GroupType {
  public static final int MOST_DISPLAY_NAME = 200;

  public static final int MOST_DESCRIPTION = 1000;

  /** The maximum number of senders that can be listed as allowed to write to a group. */
  public static final int MOST_NAMED = 100;

  /** The maximum number of members that are added or removed at once. */
  public static final int MOST_AT_ONCE = 10_000;

  /** The maximum number of direct members of a group. */
  public static final int MOST_MEMBERS = 50_000;

  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address", new AttributeType.Name(), "Address", "An address in a domain served here.")
          .atCreation(MUST)
          .like("staff@example.com");
  public static final Attribute<String> DISPLAY_NAME =
      Attribute.of(
              "displayName",
              new AttributeType.Text(MOST_DISPLAY_NAME),
              "Name",
              "The name that other people see.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<String> DESCRIPTION =
      Attribute.of(
              "description",
              new AttributeType.Text(MOST_DESCRIPTION),
              "Description",
              "Only administrators see it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<String> WRITERS =
      Attribute.of(
              "writers",
              new AttributeType.Choice(List.of("anybody", "domain", "members", "named")),
              "Who may write to it",
              "Everybody, the accounts of its domain, its members (including those of groups"
                  + " in it), or only named senders. The owner can always write to it. Users"
                  + " with an account here must be signed in.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("domain");
  public static final Attribute<List<String>> NAMED_WRITERS =
      Attribute.of(
              "namedWriters",
              new AttributeType.Names(MOST_NAMED),
              "Named senders",
              "Addresses of accounts, of groups, or of people elsewhere.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of());
  public static final Attribute<String> OWNER =
      Attribute.of(
              "owner",
              new AttributeType.Text(320),
              "Owner",
              "The address of the person who is responsible for the group. Optional.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("anna@example.com");
  public static final Attribute<Boolean> ERRORS_TO_OWNER =
      Attribute.of(
              "errorsToOwner",
              new AttributeType.Switch(),
              "Notify the owner about undeliverable mail",
              "If this is off, the sender of the message is notified.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<Boolean> OMIT_AUTHOR =
      Attribute.of(
              "omitAuthor", new AttributeType.Switch(), "Senders get no copy of their own mail", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(false);
  public static final Attribute<Integer> SIZE =
      Attribute.of(
          "size",
          new AttributeType.Whole(0, MOST_MEMBERS),
          "Members",
          "The number of members, not counting those of groups in it.");
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "group",
              "groups",
              "Addresses whose mail goes to several members. Folders can be shared with groups.",
              ADDRESS,
              DISPLAY_NAME,
              DESCRIPTION,
              WRITERS,
              NAMED_WRITERS,
              OWNER,
              ERRORS_TO_OWNER,
              OMIT_AUTHOR,
              SIZE,
              CREATED)
          .listing(ADDRESS, SIZE, DISPLAY_NAME, WRITERS, CREATED)
          .within("domain")
          .offers(
              Audience.ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private GroupType() {}
}
