package org.carillon.dav.resource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.store.item.EntityTag;

/** A resource with content, which GET returns. */
public interface Readable extends DavResource {

  /**
   * Its content, to be closed.
   *
   * @param content the octets
   * @param tag their tag; empty if they are generated for each request
   * @param modified the time of their last change
   * @param fields further header fields
   */
  record Opened(
      Content content,
      String mediaType,
      Optional<EntityTag> tag,
      Optional<Instant> modified,
      Map<String, String> fields)
      implements AutoCloseable {
    public Opened {
      fields = Map.copyOf(fields);
    }

    @Override
    public void close() {
      content.close();
    }
  }

  /** Opens its content. */
  Opened open(DavCall call);
}
