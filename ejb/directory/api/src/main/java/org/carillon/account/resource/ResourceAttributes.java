package org.carillon.account.resource;

import java.util.List;

/**
 * The attributes of a resource.
 *
 * @param displayName the name shown to people; may be empty
 * @param sort the kind of resource
 * @param description free text
 * @param place the location of the resource; may be empty
 * @param capacity the number of people it holds; 0 if not specified
 * @param features the words by which it can be found
 * @param timeZone the IANA name of its time zone; empty for its domain's, else the server's
 * @param rules the rules for its bookings
 */
public record ResourceAttributes(
    String displayName,
    ResourceCategory sort,
    String description,
    String place,
    int capacity,
    List<String> features,
    String timeZone,
    BookingRules rules) {
  /** The attributes of a new resource for which nothing is specified. */
  public static final ResourceAttributes USUAL =
      new ResourceAttributes(
          "", ResourceCategory.ROOM, "", "", 0, List.of(), "", BookingRules.USUAL);

  public ResourceAttributes {
    features = List.copyOf(features);
  }

  /** Returns a copy with other rules. */
  public ResourceAttributes with(BookingRules others) {
    return new ResourceAttributes(
        displayName, sort, description, place, capacity, features, timeZone, others);
  }
}
