package org.carillon.contacts;

import java.util.List;
import org.carillon.groupware.StoredObject;

/**
 * The result of a query.
 *
 * @param contacts the contacts that match the filter
 * @param more whether further contacts were left out (RFC 6352 §8.6.2)
 */
public record FoundContacts(List<StoredObject> contacts, boolean more) {
  public FoundContacts {
    contacts = List.copyOf(contacts);
  }
}
