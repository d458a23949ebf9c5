package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.carillon.blob.DamagedBlobs;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.Segment;
import org.carillon.blob.internal.SegmentFolder;
import org.jboss.logging.Logger;

/** Copies the blobs in use from segments into new ones. For one thread. */
final class SegmentCopy implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SegmentCopy.class);
  private static final int BATCH = 500;

  private static final long BATCH_OCTETS = 8L << 20;

  /** A larger blob lies in a segment of its own, which is never worth copying. */
  private static final long MOST_OCTETS = 64L << 20;

  private static final long SEGMENT_OCTETS = 256L << 20;

  private final SegmentRows rows;
  private final SegmentFolder folder;
  private final NewSegments made;
  private final Pace pace;
  private final DamagedBlobs damages;
  private final Counter copied;
  private final Counter unreadable;
  private Segment target;

  /** Creates the segments that are copied to. */
  @FunctionalInterface
  interface NewSegments {
    /** Creates a segment that is registered as being written to. */
    Segment create() throws IOException, SQLException;
  }

  SegmentCopy(
      SegmentRows rows,
      SegmentFolder folder,
      NewSegments made,
      Pace pace,
      DamagedBlobs damages,
      MeterRegistry registry) {
    this.damages = damages;
    this.unreadable = Counter.builder("carillon.compaction.unreadable").register(registry);
    this.rows = rows;
    this.folder = folder;
    this.made = made;
    this.pace = pace;
    this.copied =
        Counter.builder("carillon.compaction.copied").baseUnit("octets").register(registry);
  }

  /**
   * Copies a segment.
   *
   * @param claim renewed meanwhile
   * @return whether all blobs could be copied; damaged ones stay where they are
   */
  boolean copyAll(long segment, CompactionClaim claim)
      throws SQLException, IOException, InterruptedException, CompactionClaim.Lost {
    Optional<FileChannel> opened = open(segment);
    if (opened.isEmpty()) {
      return false;
    }
    boolean whole = true;
    long behind = 0;
    try (FileChannel from = opened.get()) {
      List<StoredBlob> blobs = rows.blobs(segment, behind, BATCH);
      while (!blobs.isEmpty()) {
        for (int next = 0; next < blobs.size(); ) {
          long begun = System.nanoTime();
          Batch batch = new Batch();
          while (next < blobs.size() && batch.octets < BATCH_OCTETS) {
            StoredBlob blob = blobs.get(next++);
            whole &= append(batch, from, blob);
          }
          finish(batch);
          rest(batch.octets, begun);
          claim.keep();
        }
        behind = blobs.getLast().position();
        blobs = rows.blobs(segment, behind, BATCH);
      }
    }
    return whole;
  }

  /** Opens a segment's file; empty if it cannot be opened. Others are copied all the same. */
  private Optional<FileChannel> open(long segment) {
    try {
      return Optional.of(FileChannel.open(folder.segment(segment), StandardOpenOption.READ));
    } catch (NoSuchFileException missing) {
      LOG.errorf("The segment file %s is missing", missing.getFile());
    } catch (IOException broken) {
      isUnreadable(segment, broken);
    }
    return Optional.empty();
  }

  /** Records that a segment's file cannot be read. The file stays as it is. */
  void isUnreadable(long segment, IOException why) {
    LOG.errorf("Segment %d cannot be read and is not compacted: %s", segment, why.getMessage());
    unreadable.increment();
  }

  /** The blobs that are copied and synced together. */
  private static final class Batch {
    private final List<StoredBlob> from = new ArrayList<>();
    private final List<StoredBlob> to = new ArrayList<>();
    private long octets;
  }

  private boolean append(Batch batch, FileChannel from, StoredBlob blob)
      throws IOException, SQLException {
    if (blob.octets() > MOST_OCTETS) {
      return false;
    }
    ByteBuffer octets = ByteBuffer.allocate((int) blob.octets());
    Optional<String> fault = read(from, blob, octets);
    if (fault.isPresent()) {
      damages.note(blob, fault.get());
      return false;
    }
    if (target == null) {
      target = made.create();
    }
    try {
      long position = target.append(blob.id(), octets, blob.checksum());
      batch.from.add(blob);
      batch.to.add(
          new StoredBlob(blob.id(), target.id(), position, blob.octets(), blob.checksum()));
      batch.octets += blob.octets();
      return true;
    } catch (IOException full) {
      giveUp();
      throw full;
    }
  }

  /** Reads a blob. Returns its fault if it is not what was stored; empty if it is sound. */
  private static Optional<String> read(FileChannel from, StoredBlob blob, ByteBuffer into)
      throws IOException {
    try {
      while (into.hasRemaining()) {
        if (from.read(into, blob.position() + into.position()) < 0) {
          return Optional.of("The segment file ends within the content.");
        }
      }
    } catch (ClosedChannelException stopped) {
      throw stopped;
    } catch (IOException broken) {
      return Optional.of("The disk cannot read the content: " + broken.getMessage());
    }
    CRC32C checksum = new CRC32C();
    checksum.update(into.flip());
    into.rewind();
    return (int) checksum.getValue() == blob.checksum()
        ? Optional.empty()
        : Optional.of("The content differs from what was stored (wrong checksum).");
  }

  /** Makes the octets durable, then moves the rows. */
  private void finish(Batch batch) throws IOException, SQLException {
    if (batch.from.isEmpty()) {
      return;
    }
    try {
      target.sync();
    } catch (IOException full) {
      giveUp();
      throw full;
    }
    rows.move(batch.from, batch.to);
    copied.increment(batch.octets);
    if (target.end() > SEGMENT_OCTETS) {
      close();
    }
  }

  private void giveUp() throws IOException {
    Segment left = target;
    target = null;
    left.giveUp();
  }

  private void rest(long octets, long begun) throws InterruptedException {
    long due = octets * 1_000_000_000L / pace.octetsPerSecond();
    long took = System.nanoTime() - begun;
    if (due > took) {
      Thread.sleep(Duration.ofNanos(due - took));
    }
  }

  @Override
  public void close() throws IOException {
    if (target != null) {
      target.close();
      target = null;
    }
  }
}
