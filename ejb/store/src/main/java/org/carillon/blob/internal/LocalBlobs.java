package org.carillon.blob.internal;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.carillon.blob.BlobWriter;
import org.carillon.blob.Blobs;
import org.carillon.blob.Spools;
import org.jboss.logging.Logger;

/**
 * The contents in a folder that all nodes share.
 *
 * @param spools where contents arrive
 * @param blobs where they are read
 * @param writer how they are stored
 */
public record LocalBlobs(Spools spools, Blobs blobs, BlobWriter writer) implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LocalBlobs.class);

  /** Past this length a segment is not appended to any more. */
  private static final long SEGMENT_OCTETS = 256L << 20;

  /**
   * How much may be spooled.
   *
   * @param memoryOctets in memory
   * @param diskOctets in files
   * @param reserve what stays free on the disks
   */
  public record Bounds(long memoryOctets, long diskOctets, DiskReserve reserve) {
    /** Without a reserve. */
    public Bounds(long memoryOctets, long diskOctets) {
      this(memoryOctets, diskOctets, DiskReserve.NONE);
    }
  }

  /**
   * Opens the folder for a node, whose name no other running node has. A folder that can't be
   * written is found out by whoever writes.
   */
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
