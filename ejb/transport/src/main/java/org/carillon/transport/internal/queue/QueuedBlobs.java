package org.carillon.transport.internal.queue;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.blob.BlobReferences;

/** The contents of messages in the queue. */
@ApplicationScoped
class QueuedBlobs implements BlobReferences {
  @Override
  public String table() {
    return "queue_message";
  }

  @Override
  public String column() {
    return "blob_id";
  }
}
