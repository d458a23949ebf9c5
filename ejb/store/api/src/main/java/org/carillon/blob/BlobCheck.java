package org.carillon.blob;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.carillon.contract.content.Content;

/** Looks at all contents, while everything runs. */
public interface BlobCheck {

  /** What lies on the disk; takes a look at every file and row. */
  BlobStats stats() throws IOException, SQLException;

  /** How they lie in their segments; takes a look at every file and row. */
  BlobLayout layout() throws IOException, SQLException;

  /** A content that was read. */
  sealed interface Read {
    /** The content's row. */
    StoredBlob blob();

    /**
     * It is what was stored.
     *
     * @param content its octets, as long as the visitor has them
     */
    record Sound(StoredBlob blob, Content content) implements Read {}

    /**
     * It is not what was stored, or not there.
     *
     * @param why a sentence
     */
    record Damaged(StoredBlob blob, String why) implements Read {}
  }

  /** Who wants to know. */
  @FunctionalInterface
  interface Visitor {
    /** Takes some contents, each once. */
    void visit(List<Read> contents) throws IOException, SQLException, InterruptedException;
  }

  /**
   * Reads every content in the order in which they lie on the disk, and compares it with its
   * checksum. What comes or moves meanwhile may be left out.
   *
   * @param octetsPerSecond how fast at most
   * @throws IOException when the disk as a whole, or the database, is away
   */
  void readAll(long octetsPerSecond, Visitor visitor)
      throws IOException, SQLException, InterruptedException;
}
