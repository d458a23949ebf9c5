package org.carillon.store.item;

/**
 * A strong entity tag (RFC 9110 §8.8.3): two items with the same tag have the same octets. The tag
 * is the item's EMAILID (RFC 8474), which a copy, a backup and a restore keep.
 *
 * @param value the tag without quotation marks
 */
public record EntityTag(String value) {
  @Override
  public String toString() {
    return '"' + value + '"';
  }
}
