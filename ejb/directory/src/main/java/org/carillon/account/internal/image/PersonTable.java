package org.carillon.account.internal.image;

import java.util.Arrays;

/** People's records by their ids. Takes about twenty octets for each beside the records. */
final class PersonTable {
  private static final int LEAST = 16;

  private byte[][] records = new byte[LEAST][];
  private int[] free = new int[LEAST];
  private int freeCount;
  private int end;
  private final PrintIndex ids = new PrintIndex();

  /** The record of a person; null where there is none. */
  byte[] get(long id) {
    int slot = slot(id);
    return slot < 0 ? null : records[slot];
  }

  private int slot(long id) {
    return (int) ids.find(PrintIndex.print(id, ""), slot -> id(slot) == id) - 1;
  }

  private long id(long reference) {
    return PersonRecord.id(records[(int) reference - 1]);
  }

  /** Puts the record of somebody of whom there is none. */
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
    ids.add(PrintIndex.print(PersonRecord.id(octets), ""), slot + 1L);
  }

  /** Removes the record of a person, and gives it; null where there is none. */
  byte[] remove(long id) {
    int slot = slot(id);
    if (slot < 0) {
      return null;
    }
    byte[] octets = records[slot];
    ids.remove(PrintIndex.print(id, ""), slot + 1L);
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

  /** How much it takes beside the records. */
  long octets() {
    return ids.octets()
        + (long) records.length * Integer.BYTES
        + (long) free.length * Integer.BYTES;
  }
}
