package org.carillon.contract.net;

import java.util.List;
import org.carillon.contract.Watch;

/** The sockets and certificates that this node should have. Asked again after each change. */
public interface ListenerCatalog {

  /** Returns this node's listeners; the last known ones while the database is unavailable. */
  List<ListenerSpec> listeners();

  /** Returns every certificate that this node may show, the default one first; never empty. */
  List<HostCertificate> certificates();

  /** Returns the clients that no listener accepts. The adapter calls this only once. */
  BannedClients banned();

  /** Calls back when {@link #listeners()} or {@link #certificates()} may have changed. */
  Watch watch(Runnable onChange);

  /** Reports why a listener's socket is not open, as a sentence; empty if it is open. */
  void report(ListenerSpec listener, String problem);
}
