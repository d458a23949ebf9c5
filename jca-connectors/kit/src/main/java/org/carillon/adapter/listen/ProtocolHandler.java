package org.carillon.adapter.listen;

import java.io.IOException;
import org.carillon.contract.net.ListenerSpec;

/** Speaks a protocol on the listeners of its services. */
public interface ProtocolHandler {

  /** Opens a listener; throws when a socket cannot be bound: the caller tries again later. */
  OpenListener open(ListenerSpec spec, ListenerResources resources) throws IOException;

  /** Releases the listeners' shared resources, once none is open. It may be opened again. */
  default void close() {}
}
