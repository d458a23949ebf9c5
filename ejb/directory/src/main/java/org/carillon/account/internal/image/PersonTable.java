package org.carillon.account.internal.image;

import java.util.Arrays;

/** People's records by their ids. It takes about twenty octets for each besides the record. */
final class PersonTable {
  private static final int LEAST = 16;

  private byte[][] records = new byte[LEAST][];
  private int[] free = new int[LEAST];
  private int freeCount;
  private int end;
  private final FingerprintIndex ids = new FingerprintIndex();

  byte[] get(long id) {
    int slot = slot(id);
    return slot < 0 ? null : records[slot];
  }

  private int slot(long id) {
    return (int) ids.find(FingerprintIndex.print(id, ""), slot -> id(slot) == id) - 1;
  }

  private long id(long reference) {
    return PersonRecord.id(records[(int) reference - 1]);
  }

  /** Adds the record of a person who has none yet. */
  void put(byte[] octets) {
    int slot;
    if (freeCount > 0) {
      slot = free[--freeCount];
    } else {
      if (end == records.length) {
        records = Arrays.copyOf(records, 2 * end);
      }
      slot = end++;
    }
    records[slot] = octets;
    ids.add(FingerprintIndex.print(PersonRecord.id(octets), ""), slot + 1L);
  }

  /** Removes the record of a person and returns it, or returns null if there is none. */
  byte[] remove(long id) {
    int slot = slot(id);
    if (slot < 0) {
      return null;
    }
    byte[] octets = records[slot];
    ids.remove(FingerprintIndex.print(id, ""), slot + 1L);
    records[slot] = null;
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = slot;
    return octets;
  }

  int size() {
    return end - freeCount;
  }

  /** Returns the memory that the table takes in addition to the records, in octets. */
  long octets() {
    return ids.octets()
        + (long) records.length * Integer.BYTES
        + (long) free.length * Integer.BYTES;
  }
}
