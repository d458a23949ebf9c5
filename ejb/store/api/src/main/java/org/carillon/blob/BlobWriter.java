package org.carillon.blob;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.content.Spool;
import org.carillon.database.Pipeline;

/**
 * Brings spooled contents to the disk for good: {@link #settle} each, {@link #append} many, {@link
 * #insert} their rows in the caller's transaction, {@link #keep} them when it may be committed.
 * What is not kept is orphaned octets, which compaction removes.
 */
public interface BlobWriter extends AutoCloseable {

  /**
   * Makes a spool that is a file durable by itself and gives the file its lasting name. Done by the
   * thread that brings the spool, so that large contents delay nobody else; nothing is left to do
   * for it in {@link #append}.
   *
   * @throws IOException when the disk is full or broken, or the database is away
   */
  void settle(Spool spool) throws IOException;

  /**
   * Makes settled contents durable with one write to the disk; one thread at a time.
   *
   * @return where they are, in their order
   * @throws IOException when the disk is full or broken, or the database is away: none is durable
   */
  List<StoredBlob> append(List<Spool> spools) throws IOException;

  /** Adds the rows that make them readable once committed. */
  void insert(Pipeline pipeline, List<StoredBlob> blobs);

  /** From now on closing the spool leaves the stored content alone. */
  void keep(Spool spool);

  /** Closes what is being appended to; nothing else may run meanwhile. */
  @Override
  void close() throws IOException;
}
