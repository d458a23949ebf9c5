package org.carillon.calendar.published;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Optional;
import org.carillon.store.item.EntityTag;

/** A calendar as a file of any size. Objects are read while the file is written. */
public interface PublishedFile {

  /** Returns a tag that changes when the content of the file changes. */
  EntityTag tag();

  /** Returns when the calendar was last changed, or empty if that is no longer known. */
  Optional<Instant> modified();

  String mediaType();

  /** Returns the name of the calendar. */
  String name();

  /** Returns whether anybody may read the file, so that shared caches may store it. */
  boolean isForAnybody();

  /**
   * Writes the file.
   *
   * @throws IOException if the reader has disconnected or the store cannot be read. The output is
   *     incomplete then.
   */
  void writeTo(OutputStream out) throws IOException;
}
