package org.carillon.dav.resource;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carillon.contract.content.Content;
import org.carillon.store.item.EntityTag;

/** A resource with octets, which GET answers. */
public interface Readable extends DavResource {

  /**
   * Its octets, to be closed.
   *
   * @param content the octets
   * @param mediaType what they are
   * @param tag their tag; empty of what is made for each who asks
   * @param modified since when they are as they are
   * @param fields further header fields
   */
  record Opened(
      Content content,
      String mediaType,
      Optional<EntityTag> tag,
      Optional<Instant> modified,
      Map<String, String> fields)
      implements AutoCloseable {
    /** Keeps a copy. */
    public Opened {
      fields = Map.copyOf(fields);
    }

    @Override
    public void close() {
      content.close();
    }
  }

  /** Opens it. */
  Opened open(DavCall call);
}
