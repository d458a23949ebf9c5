package org.carillon.blob;

import java.io.IOException;
import org.carillon.contract.content.Content;

/** The committed contents, immutable, readable from every node. */
public interface Blobs {

  /**
   * Leases a content.
   *
   * @param blob a blob's id, as a {@code TransactionParticipant} or a query got it
   * @throws BlobDamaged when there is no such blob, or its bytes are missing: a newer try won't
   *     help
   * @throws IOException when the store or the database is away
   */
  Content open(long blob) throws IOException;

  /** The same, for whoever has read the blob's row already. */
  Content open(StoredBlob blob) throws IOException;

  /**
   * Whether the file that a content should lie in is there and long enough. Nothing is read: that
   * its octets are sound is not said.
   *
   * @throws IOException when the store is away
   */
  boolean reaches(StoredBlob blob) throws IOException;
}
