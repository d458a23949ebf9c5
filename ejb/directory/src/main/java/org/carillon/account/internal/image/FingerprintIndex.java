package org.carillon.account.internal.image;

import java.util.function.LongPredicate;

/**
 * Finds references by hash values of 32 bits, with open addressing and twelve octets for each slot.
 * Several keys can have the same hash value, so the caller must check a found reference.
 */
final class FingerprintIndex {
  /** The value of an empty slot. No reference is 0. */
  private static final long EMPTY = 0;

  private static final int LEAST = 16;
  private static final double MOST_FILLED = 0.7;
  private static final int GOLDEN = 0x9e3779b9;

  private long[] references = new long[LEAST];
  private int[] prints = new int[LEAST];
  private int size;

  /** Returns the hash value of a name in the object with this id. */
  static int print(long id, String name) {
    int mixed = (Long.hashCode(id) * GOLDEN) ^ name.hashCode();
    mixed ^= mixed >>> 16;
    mixed *= 0x85ebca6b;
    return mixed ^ mixed >>> 13;
  }

  private int mask() {
    return references.length - 1;
  }

  /** Adds a reference, which must not be {@value #EMPTY}. */
  void add(int print, long reference) {
    if (size + 1 > references.length * MOST_FILLED) {
      grow();
    }
    int at = print & mask();
    while (references[at] != EMPTY) {
      at = at + 1 & mask();
    }
    references[at] = reference;
    prints[at] = print;
    size++;
  }

  private void grow() {
    long[] oldReferences = references;
    int[] oldPrints = prints;
    references = new long[2 * oldReferences.length];
    prints = new int[references.length];
    size = 0;
    for (int i = 0; i < oldReferences.length; i++) {
      if (oldReferences[i] != EMPTY) {
        add(oldPrints[i], oldReferences[i]);
      }
    }
  }

  /** Removes a reference that was added with this hash value. */
  void remove(int print, long reference) {
    int at = print & mask();
    while (references[at] != EMPTY) {
      if (references[at] == reference && prints[at] == print) {
        close(at);
        size--;
        return;
      }
      at = at + 1 & mask();
    }
  }

  /** Closes a gap: moves following entries into it that would not be found after it. */
  private void close(int hole) {
    int gap = hole;
    int at = gap + 1 & mask();
    while (references[at] != EMPTY) {
      int home = prints[at] & mask();
      if ((at - home & mask()) >= (at - gap & mask())) {
        references[gap] = references[at];
        prints[gap] = prints[at];
        gap = at;
      }
      at = at + 1 & mask();
    }
    references[gap] = EMPTY;
  }

  /** Returns the first reference to the hash that {@code isMeant} accepts, or {@value #EMPTY}. */
  long find(int print, LongPredicate isMeant) {
    int at = print & mask();
    while (references[at] != EMPTY) {
      if (prints[at] == print && isMeant.test(references[at])) {
        return references[at];
      }
      at = at + 1 & mask();
    }
    return EMPTY;
  }

  long octets() {
    return (long) references.length * (Long.BYTES + Integer.BYTES);
  }

  int size() {
    return size;
  }
}
