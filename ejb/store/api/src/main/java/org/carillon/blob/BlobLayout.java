package org.carillon.blob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How contents lie on the disk.
 *
 * @param segments all segments that have a file, in the order of their ids
 * @param nextLook when compaction looks at all of them again; empty while it is on its way
 */
public record BlobLayout(List<SegmentUse> segments, Optional<Instant> nextLook) {

  /** Keeps a copy. */
  public BlobLayout {
    segments = List.copyOf(segments);
  }
}
