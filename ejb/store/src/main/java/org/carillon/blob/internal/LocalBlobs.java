package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.jboss.logging.Logger;

/**
 * The blobs in a folder that all nodes share.
 *
 * @param spools receives arriving content
 * @param blobs reads blobs
 * @param writer stores blobs
 */
public record LocalBlobs(Spools spools, Blobs blobs, BlobWriter writer) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LocalBlobs.class);

  /** The length beyond which nothing is appended to a segment. */
  private static final long SEGMENT_OCTETS = 256L << 20;

  /**
   * The limits on spooled content.
   *
   * @param memoryOctets the most octets in memory
   * @param diskOctets the most octets in files
   * @param reserve the space kept free on the disks
   */
  public record Bounds(long memoryOctets, long diskOctets, DiskReserve reserve) {
    /** Creates limits without a reserve. */
    public Bounds(long memoryOctets, long diskOctets) {
      this(memoryOctets, diskOctets, DiskReserve.NONE);
    }
  }

  /** Opens the folder for a uniquely named node. An unwritable one shows at the first write. */
  public static LocalBlobs open(DataSource dataSource, Path folder, String node, Bounds bounds) {
    SegmentFolder segments = new SegmentFolder(folder, node);
    SegmentStore store = new SegmentStore(dataSource, segments, node, SEGMENT_OCTETS);
    SpoolFolder spools =
        new SpoolFolder(segments.spool(), bounds.memoryOctets, bounds.diskOctets, bounds.reserve);
    try {
      spools.clear();
    } catch (IOException e) {
      LOG.warn("The spool folder could not be cleared", e);
    }
    return new LocalBlobs(spools, store, store);
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
