package org.carillon.store.internal.trimming;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.blob.BlobReferences;

/** The references to blobs from messages in mailboxes and from those that can be brought back. */
@ApplicationScoped
public class ItemBlobs implements BlobReferences {
  @Override
  public String table() {
    return "item";
  }

  @Override
  public String column() {
    return "blob";
  }
}
