package org.carillon.contract.directory.resource;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeType;
import org.carillon.contract.directory.Audience;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;

/** The type of resources: places and equipment for meetings, and who may book them when. */
public final class ResourceType {
  public static final int MOST_DISPLAY_NAME = 200;

  public static final int MOST_DESCRIPTION = 1000;

  /** The maximum length of a place or of the opening hours, in characters. */
  public static final int MOST_TEXT = 200;

  public static final int MOST_CAPACITY = 100_000;

  public static final int MOST_FEATURES = 50;

  /** The maximum number of people listed as allowed to book a resource, or to approve bookings. */
  public static final int MOST_NAMED = 100;

  /** The maximum that can be set for how far ahead a resource is booked, in days. */
  public static final int MOST_DAYS = 3650;

  /** The maximum that can be set for the length of a booking, in minutes: a year. */
  public static final int MOST_MINUTES = 527_040;

  public static final Attribute<String> ADDRESS =
      Attribute.of(
              "address", new AttributeType.Name(), "Address", "An address in a domain served here.")
          .atCreation(MUST)
          .like("room-1@example.com");
  public static final Attribute<String> DISPLAY_NAME =
      Attribute.of(
              "displayName",
              new AttributeType.Text(MOST_DISPLAY_NAME),
              "Name",
              "The name that other people see.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<String> KIND =
      Attribute.of(
              "kind", new AttributeType.Choice(List.of("room", "vehicle", "equipment")), "Kind", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("room");
  public static final Attribute<String> DESCRIPTION =
      Attribute.of("description", new AttributeType.Text(MOST_DESCRIPTION), "Description", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<String> PLACE =
      Attribute.of("place", new AttributeType.Text(MOST_TEXT), "Place", "Where it is.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("House 2, third floor");
  public static final Attribute<Integer> CAPACITY =
      Attribute.of(
              "capacity",
              new AttributeType.Whole(0, MOST_CAPACITY),
              "Capacity",
              "How many people it is for. 0: not known.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0);
  public static final Attribute<List<String>> FEATURES =
      Attribute.of(
              "features",
              new AttributeType.Names(MOST_FEATURES),
              "Features",
              "Words by which users can find it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .like("projector");
  public static final Attribute<String> TIME_ZONE =
      Attribute.of(
              "timeZone",
              new AttributeType.Text(MOST_TEXT),
              "Time zone",
              "The time zone of its hours, such as Europe/Berlin. Empty: the server's time"
                  + " zone.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("Europe/Berlin")
          .offering(new Attribute.Offer.TimeZones());
  public static final Attribute<String> BOOKERS =
      Attribute.of(
              "bookers",
              new AttributeType.Choice(List.of("anybody", "domain", "named", "nobody")),
              "Who may book it",
              "Everybody, also from outside; the accounts of its domain; only named"
                  + " users; or nobody.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("domain")
          .folded();
  public static final Attribute<List<String>> NAMED_BOOKERS =
      Attribute.of(
              "namedBookers",
              new AttributeType.Names(MOST_NAMED),
              "Named users",
              "Addresses of accounts, of groups, or of people elsewhere.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .folded();
  public static final Attribute<String> BOOKING =
      Attribute.of(
              "booking",
              new AttributeType.Choice(List.of("automatic", "delegate")),
              "Who answers",
              "automatic: the server answers by these rules. delegate: the approvers answer"
                  + " bookings that the rules allow.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("automatic")
          .folded();
  public static final Attribute<List<String>> DELEGATES =
      Attribute.of(
              "delegates",
              new AttributeType.Names(MOST_NAMED),
              "Approvers",
              "Addresses of accounts, of groups, or of people elsewhere.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(List.of())
          .folded();
  public static final Attribute<Integer> HORIZON_DAYS =
      Attribute.of(
              "horizonDays",
              new AttributeType.Whole(0, MOST_DAYS),
              "Days ahead",
              "How far ahead a booking can begin. 0: no limit.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(365)
          .folded();
  public static final Attribute<Integer> LONGEST_MINUTES =
      Attribute.of(
              "longestMinutes",
              new AttributeType.Whole(0, MOST_MINUTES),
              "Maximum duration in minutes",
              "0: no limit.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0)
          .folded();
  public static final Attribute<Boolean> RECURRING =
      Attribute.of("recurring", new AttributeType.Switch(), "Series can be booked", "")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(true)
          .folded();
  public static final Attribute<Integer> SERIES_DAYS =
      Attribute.of(
              "seriesDays",
              new AttributeType.Whole(0, MOST_DAYS),
              "Days ahead for a series",
              "A series that ends later is refused. 0: as far ahead as a booking can begin.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially(0)
          .folded();
  public static final Attribute<String> CONFLICTS =
      Attribute.of(
              "conflicts",
              new AttributeType.Choice(List.of("refuse-all", "refuse-those")),
              "Series with conflicts",
              "refuse-all: the whole series is refused. refuse-those: only the bookings that"
                  + " conflict are refused.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("refuse-all")
          .folded();
  public static final Attribute<String> HOURS =
      Attribute.of(
              "hours",
              new AttributeType.Text(MOST_TEXT),
              "Hours",
              "When it can be booked. Empty: at any time.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("")
          .like("mon-fri 08:00-18:00, sat 09:00-12:00")
          .folded();
  public static final Attribute<Instant> CREATED =
      Attribute.of("created", new AttributeType.Time(), "Added", "");

  public static final ObjectType TYPE =
      ObjectType.of(
              "resource",
              "resources",
              "Rooms, vehicles and equipment that are booked by inviting them.",
              ADDRESS,
              DISPLAY_NAME,
              KIND,
              DESCRIPTION,
              PLACE,
              CAPACITY,
              FEATURES,
              TIME_ZONE,
              BOOKERS,
              NAMED_BOOKERS,
              BOOKING,
              DELEGATES,
              HORIZON_DAYS,
              LONGEST_MINUTES,
              RECURRING,
              SERIES_DAYS,
              CONFLICTS,
              HOURS,
              CREATED)
          .listing(ADDRESS, DISPLAY_NAME, KIND, CAPACITY, PLACE, BOOKERS)
          .within("domain")
          .offers(
              Audience.ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private ResourceType() {}
}
