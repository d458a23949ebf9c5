package org.carillon.blob.internal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which large contents this node has read and found sound: nobody needs to wait for that again. */
final class SoundBlobs {
  /** Beyond so many all are forgotten. */
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
