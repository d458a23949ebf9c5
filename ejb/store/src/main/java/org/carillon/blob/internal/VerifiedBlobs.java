package org.carillon.blob.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The large blobs that this node has read and found sound, to spare later readers the check. */
final class VerifiedBlobs {
  /** Beyond this number all entries are dropped. */
  private static final int MOST = 100_000;

  private final Set<Long> known = ConcurrentHashMap.newKeySet();

  boolean has(long blob) {
    return known.contains(blob);
  }

  void add(long blob) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.add(blob);
  }
}
