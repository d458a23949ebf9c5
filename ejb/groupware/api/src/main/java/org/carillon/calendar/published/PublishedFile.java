package org.carillon.calendar.published;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.EntityTag;

/** A calendar as a file, as it is now; it is read while it is written out, and of any size. */
public interface PublishedFile {

  /** Another one when what would be written is another. */
  EntityTag tag();

  /** When its calendar was last changed; empty where nobody knows any more. */
  Optional<Instant> modified();

  /** What it is. */
  String mediaType();

  /** What the calendar is called. */
  String name();

  /** Whether anybody may have it, so that it may lie in caches that many share. */
  boolean isForAnybody();

  /**
   * Writes it.
   *
   * @throws IOException when whoever reads is gone, or the store can't be read on: what was written
   *     is not all then
   */
  void writeTo(OutputStream out) throws IOException;
}
