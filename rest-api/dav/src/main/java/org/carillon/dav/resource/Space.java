package org.carillon.dav.resource;

import java.util.Optional;
import org.carillon.dav.path.DavPath;

/** A part of the tree of addresses, and what is there. A {@link Feature} offers it. */
public interface Space {
  /** Whether an address is in it: the first space that holds one says alone what is there. */
  boolean holds(DavPath path);

  /** What is there; empty where nothing is, or nothing that the caller may know of. */
  Optional<? extends DavResource> find(DavCall call, DavPath path);
}
