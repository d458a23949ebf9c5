package org.carillon.blob;

import java.io.IOException;
import org.carillon.contract.content.Content;

/** The committed blobs, which are immutable and readable from every node. */
public interface Blobs {

  /**
   * Opens a blob, which stays readable until the content is closed.
   *
   * @param blob the blob's id, as given to a {@code TransactionParticipant} or read by a query
   * @throws BlobDamaged if there is no such blob or its octets are missing; a retry won't help
   * @throws IOException if the store or the database is unavailable
   */
  Content open(long blob) throws IOException;

  /** Opens a blob, for callers that have read its row already. */
  Content open(StoredBlob blob) throws IOException;

  /**
   * Returns whether the blob's file exists and is long enough. Reads nothing, so the octets may
   * still be damaged.
   *
   * @throws IOException if the store is unavailable
   */
  boolean reaches(StoredBlob blob) throws IOException;
}
