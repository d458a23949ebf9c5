package org.carillon.blob.internal.compaction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.carillon.blob.StoredBlob;
import org.carillon.blob.internal.Segment;
import org.carillon.blob.internal.SegmentFolder;
import org.jboss.logging.Logger;

/** Copies what is in use of segments into new ones. One thread. */
final class SegmentCopy implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(SegmentCopy.class);
  private static final int BATCH = 500;

  /** A batch is ended beyond so many octets. */
  private static final long BATCH_OCTETS = 8L << 20;

  /** A larger content lies in a segment of its own, which is never worth copying. */
  private static final long MOST_OCTETS = 64L << 20;

  private static final long SEGMENT_OCTETS = 256L << 20;

  private final SegmentRows rows;
  private final SegmentFolder folder;
  private final NewSegments made;
  private final Pace pace;
  private final Counter copied;
  private Segment target;

  /** Makes the segments that are copied to. */
  @FunctionalInterface
  interface NewSegments {
    /** A new one, registered as written to. */
    Segment create() throws IOException, SQLException;
  }

  SegmentCopy(
      SegmentRows rows, SegmentFolder folder, NewSegments made, Pace pace, MeterRegistry registry) {
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
   * @return whether all could be copied; what is damaged stays where it is
   */
  boolean copyAll(long segment) throws SQLException, IOException, InterruptedException {
    boolean whole = true;
    long behind = 0;
    try (FileChannel from = FileChannel.open(folder.segment(segment), StandardOpenOption.READ)) {
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
        }
        behind = blobs.getLast().position();
        blobs = rows.blobs(segment, behind, BATCH);
      }
    } catch (NoSuchFileException missing) {
      LOG.errorf("The segment file %s is missing", missing.getFile());
      return false;
    }
    return whole;
  }

  /** What is copied and synced together. */
  private static final class Batch {
    private final List<StoredBlob> from = new ArrayList<>();
    private final List<StoredBlob> to = new ArrayList<>();
    private long octets;
  }

  private boolean append(Batch batch, FileChannel from, StoredBlob blob)
      throws IOException, SQLException {
    Optional<ByteBuffer> octets = read(from, blob);
    if (octets.isEmpty()) {
      LOG.errorf("The %s is damaged and stays where it is", blob);
      return false;
    }
    if (target == null) {
      target = made.create();
    }
    try {
      long position = target.append(blob.id(), octets.get(), blob.checksum());
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

  /** The content, if it is what was stored. */
  private static Optional<ByteBuffer> read(FileChannel from, StoredBlob blob) throws IOException {
    if (blob.octets() > MOST_OCTETS) {
      return Optional.empty();
    }
    ByteBuffer octets = ByteBuffer.allocate((int) blob.octets());
    while (octets.hasRemaining()) {
      if (from.read(octets, blob.position() + octets.position()) < 0) {
        return Optional.empty();
      }
    }
    CRC32C checksum = new CRC32C();
    checksum.update(octets.flip());
    return (int) checksum.getValue() == blob.checksum()
        ? Optional.of(octets.rewind())
        : Optional.empty();
  }

  /** The octets are durable before the rows move. */
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
