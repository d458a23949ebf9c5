package org.carillon.webmail.contact;

import java.util.Optional;
import org.carillon.store.item.EntityTag;
import org.carillon.store.item.ItemKey;

/**
 * What became of a contact.
 *
 * @param book the address book it is in
 * @param key its key there
 * @param before as it was; empty where there was none
 * @param made the tag of what it is now; empty where it was removed
 */
public record ContactChange(
    long book, ItemKey key, Optional<byte[]> before, Optional<EntityTag> made) {

  /** How many octets it holds. */
  int octets() {
    return before.map(octets -> octets.length).orElse(0);
  }
}
