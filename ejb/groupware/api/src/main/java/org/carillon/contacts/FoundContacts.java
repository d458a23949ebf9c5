package org.carillon.contacts;

import java.util.List;
import org.carillon.groupware.StoredObject;

/**
 * What a query found.
 *
 * @param contacts those that the filter finds
 * @param more whether there are others that were left out (RFC 6352 §8.6.2)
 */
public record FoundContacts(List<StoredObject> contacts, boolean more) {
  /** Keeps a copy. */
  public FoundContacts {
    contacts = List.copyOf(contacts);
  }
}
