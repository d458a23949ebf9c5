package org.carillon.dav.resource;

import java.io.IOException;
import java.util.Optional;

/** A method of HTTP, or one for some resources. A {@link Feature} offers it. */
public interface Method {
  /** Its name. */
  String name();

  /**
   * Whether it is for this resource. The first one of a name that takes it answers; those of
   * features come before the module's own.
   *
   * @param resource what is there; empty where nothing is
   */
  boolean takes(DavCall call, Optional<DavResource> resource);

  /**
   * Does it and writes the whole answer.
   *
   * @throws org.carillon.dav.answer.DavError when it is refused, before anything is written
   * @throws IOException when the connection breaks
   */
  void answer(DavCall call, Optional<DavResource> resource) throws IOException;
}
