package org.carillon.webmail.contact;

import java.util.Optional;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * A change to a contact.
 *
 * @param book the address book it is in
 * @param key its key there
 * @param before the contact before the change; empty if it did not exist
 * @param made the tag of its present version; empty if it was removed
 */
public record ContactChange(
    long book, ItemKey key, Optional<byte[]> before, Optional<EntityTag> made) {

  int octets() {
    return before.map(octets -> octets.length).orElse(0);
  }
}
