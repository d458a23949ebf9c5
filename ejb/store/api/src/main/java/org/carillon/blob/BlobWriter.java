package org.carillon.blob;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.database.Pipeline;

/**
 * Makes spooled content durable. The caller passes each spool to {@link #settle}, many at once to
 * {@link #append}, adds their rows in its own transaction with {@link #insert}, and calls {@link
 * #keep} when the transaction may be committed. Content that is not kept becomes orphaned octets,
 * which compaction removes.
 */
public interface BlobWriter extends AutoCloseable {

  /**
   * Makes a spool that is a file durable and gives the file its final name; {@link #append} then
   * has nothing left to do for it. The thread that brings the spool does this, so that large
   * content delays no other thread.
   *
   * @throws IOException if the disk is full or broken, or the database is unavailable
   */
  void settle(Spool spool) throws IOException;

  /**
   * Makes settled spools durable with one write to the disk. Only one thread may call this at a
   * time.
   *
   * @return the stored blobs, in the order of the spools
   * @throws IOException if the disk is full or broken, or the database is unavailable; then none is
   *     durable
   */
  List<StoredBlob> append(List<Spool> spools) throws IOException;

  /** Adds the rows of the blobs, which make them readable once committed. */
  void insert(Pipeline pipeline, List<StoredBlob> blobs);

  /** Marks the content of the spool as kept. Closing it then leaves the stored blob alone. */
  void keep(Spool spool);

  /** Closes the files that are being appended to. No other method may run meanwhile. */
  @Override
  void close() throws IOException;
}
