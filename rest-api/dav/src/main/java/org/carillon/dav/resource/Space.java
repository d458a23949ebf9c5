package org.carillon.dav.resource;

import java.util.Optional;
import org.carillon.dav.path.DavPath;

/** A part of the address tree and its resources. A {@link Feature} offers it. */
public interface Space {
  /** Returns true if a path is in it: only the first such space is asked for the resource. */
  boolean holds(DavPath path);

  /** Returns the resource, or empty if none exists that the caller may know of. */
  Optional<? extends DavResource> find(DavCall call, DavPath path);
}
