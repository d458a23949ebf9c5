package org.carillon.calendar.scheduling;

import java.util.List;
import org.carillon.account.resource.ResourceCategory;

/**
 * A resource as the people who book it see it.
 *
 * @param address the address to invite
 * @param displayName its name; may be empty
 * @param sort the kind of resource
 * @param place its location; may be empty
 * @param capacity the number of people it holds, or 0 if unknown
 * @param features its features
 */
public record FoundResource(
    String address,
    String displayName,
    ResourceCategory sort,
    String place,
    int capacity,
    List<String> features) {
  public FoundResource {
    features = List.copyOf(features);
  }
}
