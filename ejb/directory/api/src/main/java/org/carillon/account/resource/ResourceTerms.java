package org.carillon.account.resource;

import java.util.List;

/**
 * What is said of a resource.
 *
 * @param displayName the name people read; may be empty
 * @param sort what it is
 * @param description free text
 * @param place where it is; may be empty
 * @param capacity for how many people; 0 where nothing is said
 * @param features words that it is found by
 * @param timeZone the IANA's name; empty for its domain's, else the server's
 * @param rules who may book it, and when
 */
public record ResourceTerms(
    String displayName,
    ResourceSort sort,
    String description,
    String place,
    int capacity,
    List<String> features,
    String timeZone,
    BookingRules rules) {
  /** What holds where nothing is said. */
  public static final ResourceTerms USUAL =
      new ResourceTerms("", ResourceSort.ROOM, "", "", 0, List.of(), "", BookingRules.USUAL);

  /** Copies. */
  public ResourceTerms {
    features = List.copyOf(features);
  }

  /** The same with other rules. */
  public ResourceTerms with(BookingRules others) {
    return new ResourceTerms(
        displayName, sort, description, place, capacity, features, timeZone, others);
  }
}
