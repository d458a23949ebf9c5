package org.carillon.dav.resource;

import java.io.IOException;
import java.util.Optional;

/** An HTTP method, or its form for some resources. A {@link Feature} offers it. */
public interface Method {
  String name();

  /**
   * Returns true if it handles this resource. The first one of its name that does so answers; those
   * of features come before the module's own.
   *
   * @param resource empty if nothing exists at the address
   */
  boolean takes(DavCall call, Optional<DavResource> resource);

  /**
   * Performs it and writes the whole response.
   *
   * @throws org.carillon.dav.answer.DavError if it is refused, before anything is written
   * @throws IOException if the connection breaks
   */
  void answer(DavCall call, Optional<DavResource> resource) throws IOException;
}
