package org.carillon.contract.directory;

import static org.carillon.contract.directory.Attribute.Use.MAY;
import static org.carillon.contract.directory.Attribute.Use.MUST;

import java.time.Instant;
import java.util.List;

/** The type of bans: networks that all services refuse for a while. */
public final class BanType {
  private static final int MOST_REASON = 200;

  public static final Attribute<String> NETWORK =
      Attribute.of(
              "network",
              new AttributeType.Name(),
              "Address or network",
              "An address, or a network such as 192.0.2.0/24. For IPv6, at least a whole /64 is"
                  + " banned, because that is what one client has.")
          .atCreation(MUST)
          .like("192.0.2.7");
  public static final Attribute<String> REASON =
      Attribute.of(
              "reason",
              new AttributeType.Text(MOST_REASON),
              "Reason",
              "Shown to administrators. Clients do not see it.")
          .atCreation(MAY)
          .atChange(MAY)
          .initially("");
  public static final Attribute<String> LASTS =
      Attribute.of(
              "lasts",
              new AttributeType.Choice(List.of("hour", "day", "week", "month", "year", "ever")),
              "Duration",
              "How long the ban lasts from when it was made.")
          .atCreation(MAY)
          .initially("day");
  public static final Attribute<String> CAUSE =
      Attribute.of(
          "cause",
          new AttributeType.Choice(List.of("manual", "guessing", "rate", "recipients", "trap")),
          "Made by",
          "An administrator, or the server after wrong passwords, exceeded rate limits, too"
              + " many unknown recipients or mail to a spam trap.");
  public static final Attribute<Instant> BEGAN =
      Attribute.of("began", new AttributeType.Time(), "Since", "");
  public static final Attribute<Instant> ENDS =
      Attribute.of(
          "ends", new AttributeType.Time(), "Until", "Empty if the ban does not end by itself.");

  public static final ObjectType TYPE =
      ObjectType.of(
              "ban",
              "bans",
              "Networks that are blocked from all services for a while.",
              NETWORK,
              REASON,
              LASTS,
              CAUSE,
              BEGAN,
              ENDS)
          .listing(NETWORK, CAUSE, REASON, BEGAN, ENDS)
          .offers(
              Audience.SERVER_ADMINISTRATORS,
              Operation.LIST,
              Operation.CREATE,
              Operation.FIND,
              Operation.CHANGE,
              Operation.DELETE);

  private BanType() {}
}
