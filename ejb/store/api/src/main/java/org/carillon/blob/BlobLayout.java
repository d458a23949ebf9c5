package org.carillon.blob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The layout of blobs on the disk.
 *
 * @param segments all segments that have a file, ordered by id
 * @param nextLook the time when compaction starts its next pass over all segments; empty while a
 *     pass is running
 */
public record BlobLayout(List<SegmentUse> segments, Optional<Instant> nextLook) {

  public BlobLayout {
    segments = List.copyOf(segments);
  }
}
