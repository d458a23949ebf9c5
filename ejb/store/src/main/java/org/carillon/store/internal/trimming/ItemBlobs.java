package org.carillon.store.internal.trimming;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.blob.BlobReferences;

/** The contents of messages in mailboxes, and of those that can be brought back. */
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
