package org.carillon.calendar.scheduling;

import java.util.List;
import org.carillon.account.resource.ResourceSort;

/**
 * A resource as people who book it see it.
 *
 * @param address what is invited
 * @param displayName its name; may be empty
 * @param sort what it is
 * @param place where it is; may be empty
 * @param capacity for how many people; 0 where nothing is said
 * @param features what it has
 */
public record FoundResource(
    String address,
    String displayName,
    ResourceSort sort,
    String place,
    int capacity,
    List<String> features) {
  /** Copies. */
  public FoundResource {
    features = List.copyOf(features);
  }
}
