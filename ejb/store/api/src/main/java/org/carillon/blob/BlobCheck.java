package org.carillon.blob;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.content.Content;

/** Examines all stored blobs while the server is running. */
public interface BlobCheck {

  /** Returns the counts and sizes of all that is on the disk. Examines every file and row. */
  BlobStats stats() throws IOException, SQLException;

  /** Returns how the blobs are spread over segments. Examines every file and row. */
  BlobLayout layout() throws IOException, SQLException;

  /** A blob that was read. */
  sealed interface Read {
    StoredBlob blob();

    /**
     * The blob is what was stored.
     *
     * @param content its octets, open only during the call of the visitor
     */
    record Sound(StoredBlob blob, Content content) implements Read {}

    /**
     * The blob is missing or differs from what was stored.
     *
     * @param why the reason, as a sentence
     */
    record Damaged(StoredBlob blob, String why) implements Read {}
  }

  /** Receives the blobs that were read. */
  @FunctionalInterface
  interface Visitor {
    /** Receives some of the blobs. Each blob is given once. */
    void visit(List<Read> contents) throws IOException, SQLException, InterruptedException;
  }

  /**
   * Reads every blob in the order in which they lie on the disk and compares it with its checksum.
   * Blobs that are added or moved meanwhile may be left out.
   *
   * @param octetsPerSecond the highest reading speed
   * @throws IOException if the disk as a whole, or the database, is unavailable
   */
  void readAll(long octetsPerSecond, Visitor visitor)
      throws IOException, SQLException, InterruptedException;
}
