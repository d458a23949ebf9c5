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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.carillon.blob.internal.SegmentFolder;
import org.jboss.logging.Logger;

/**
 * Compacts segments, on one node at a time. Empty segments are retired and their files removed
 * later; segments with little in use are copied together.
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
   * Examines the next {@value #PAGE} segments.
   *
   * @return whether the pass goes on
   */
  public boolean step() throws SQLException, IOException, InterruptedException {
    CompactionClaim claim = new CompactionClaim(rows, pace.renewal());
    OptionalLong position = claim.take();
    if (position.isEmpty()) {
      return false;
    }
    try {
      return step(claim, position.getAsLong());
    } catch (CompactionClaim.Lost lost) {
      LOG.info("Another node continues compaction: this one was silent for ten minutes");
      knownTo = -1;
      return false;
    }
  }

  private boolean step(CompactionClaim claim, long from)
      throws SQLException, IOException, InterruptedException, CompactionClaim.Lost {
    if (from == 0 || !pace.hasRoom()) {
      removeRetired();
    }
    if (from != knownTo || from == 0) {
      // Another node has come this far, or the pass begins.
      long highest = rows.highest();
      segments = LongStream.of(folder.list()).filter(id -> id <= highest).toArray();
    }
    long[] page = LongStream.of(segments).filter(id -> id > from).limit(PAGE).toArray();
    look(page, claim);
    boolean more = page.length == PAGE;
    knownTo = more ? page[PAGE - 1] : 0;
    claim.pass(knownTo, more ? Duration.ZERO : REST);
    return more;
  }

  private void look(long[] page, CompactionClaim claim)
      throws SQLException, IOException, InterruptedException, CompactionClaim.Lost {
    // The order matters: a segment without writer now and old enough will never be written again.
    Set<Long> written = rows.written(page);
    Map<Long, Long> live = rows.live(page);
    Instant youngest = Instant.now().minus(pace.age());
    List<Long> empty = new ArrayList<>();
    List<Long> sparse = new ArrayList<>();
    for (long segment : page) {
      claim.keep();
      long size = written.contains(segment) ? 0 : sizeIfOlder(segment, youngest);
      long used = live.getOrDefault(segment, 0L);
      if (size > 0 && used == 0) {
        empty.add(segment);
      } else if (used * 100 < size * pace.liveShare()) {
        sparse.add(segment);
      }
    }
    // Removal comes first, as it needs no room: on a full disk the other steps may fail.
    if (!empty.isEmpty()) {
      rows.retire(empty.stream().mapToLong(Long::longValue).toArray());
    }
    for (long segment : sparse) {
      claim.keep();
      if (!pace.hasRoom()) {
        return;
      }
      if (copy.copyAll(segment, claim)) {
        rows.retire(new long[] {segment});
      }
    }
  }

  private long sizeIfOlder(long segment, Instant youngest) {
    try {
      BasicFileAttributes file =
          Files.readAttributes(folder.segment(segment), BasicFileAttributes.class);
      return file.lastModifiedTime().toInstant().isBefore(youngest) ? file.size() : 0;
    } catch (NoSuchFileException removedMeanwhile) {
      return 0;
    } catch (IOException broken) {
      copy.isUnreadable(segment, broken);
      return 0;
    }
  }

  /** Removes the files first: a stop in between leaves rows that are examined again. */
  private void removeRetired() throws SQLException {
    long[] gone = rows.gone(pace.grace());
    while (gone.length > 0) {
      long[] forgotten = LongStream.of(gone).filter(this::isRemoved).toArray();
      rows.forget(forgotten);
      gone = forgotten.length == gone.length ? rows.gone(pace.grace()) : new long[0];
    }
  }

  private boolean isRemoved(long segment) {
    Path file = folder.segment(segment);
    try {
      if (Files.deleteIfExists(file)) {
        LOG.debugf("Removed %s, which was no longer in use", file);
        removed.increment();
      }
      return true;
    } catch (IOException broken) {
      LOG.errorf("%s, which is no longer in use, cannot be removed: %s", file, broken);
      return false;
    }
  }
}
