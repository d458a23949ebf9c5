package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.blob.internal.SegmentFolder;
import org.jboss.logging.Logger;

/**
 * Goes through all segments, one node at a time: empty ones are retired and removed later, those of
 * which little is in use are copied together.
 */
public final class Compaction {
  private static final Logger LOG = Logger.getLogger(Compaction.class);
  private static final int PAGE = 500;
  private static final Duration REST = Duration.ofHours(6);

  private final SegmentRows rows;
  private final SegmentFolder folder;
  private final Pace pace;
  private final SegmentCopy copy;
  private final Counter removed;
  private long[] segments = {};
  private long knownTo = -1;

  Compaction(
      SegmentRows rows, SegmentFolder folder, Pace pace, SegmentCopy copy, MeterRegistry registry) {
    this.rows = rows;
    this.folder = folder;
    this.pace = pace;
    this.copy = copy;
    this.removed = Counter.builder("carillon.compaction.removed").register(registry);
  }

  /**
   * Looks at the next {@value #PAGE} segments.
   *
   * @return whether the pass goes on
   */
  public boolean step() throws SQLException, IOException, InterruptedException {
    OptionalLong position = rows.claim();
    if (position.isEmpty()) {
      return false;
    }
    long from = position.getAsLong();
    if (from == 0) {
      removeRetired();
    }
    if (from != knownTo || from == 0) {
      // Another node came so far, or the pass begins.
      long highest = rows.highest();
      segments = LongStream.of(folder.list()).filter(id -> id <= highest).toArray();
    }
    long[] page = LongStream.of(segments).filter(id -> id > from).limit(PAGE).toArray();
    look(page);
    boolean more = page.length == PAGE;
    knownTo = more ? page[PAGE - 1] : 0;
    rows.pass(knownTo, more ? Duration.ZERO : REST);
    return more;
  }

  private void look(long[] page) throws SQLException, IOException, InterruptedException {
    // Asked in this order: what is not written to now and old enough never will be again.
    Set<Long> written = rows.written(page);
    Map<Long, Long> live = rows.live(page);
    Instant youngest = Instant.now().minus(pace.age());
    long[] empty = new long[page.length];
    int count = 0;
    for (long segment : page) {
      long size = written.contains(segment) ? 0 : sizeIfOlder(segment, youngest);
      if (size == 0) {
        continue;
      }
      long used = live.getOrDefault(segment, 0L);
      if (used > 0 && used * 100 < size * pace.liveShare() && copy.copyAll(segment)) {
        used = 0;
      }
      if (used == 0) {
        empty[count++] = segment;
      }
    }
    if (count > 0) {
      rows.retire(Arrays.copyOf(empty, count));
    }
  }

  private long sizeIfOlder(long segment, Instant youngest) throws IOException {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.segment(segment), BasicFileAttributes.class);
      return file.lastModifiedTime().toInstant().isBefore(youngest) ? file.size() : 0;
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    }
  }

  /** Removes files first: a stop in between leaves rows that are looked at again. */
  private void removeRetired() throws SQLException, IOException {
    for (long[] gone = rows.gone(pace.grace()); gone.length > 0; gone = rows.gone(pace.grace())) {
      for (long segment : gone) {
        Path file = folder.segment(segment);
        if (Files.deleteIfExists(file)) {
          LOG.debugf("Removed %s, of which nothing was in use", file);
          removed.increment();
        }
      }
      rows.forget(gone);
    }
  }
}
