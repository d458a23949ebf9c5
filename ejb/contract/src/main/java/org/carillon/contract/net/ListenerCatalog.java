package org.carillon.contract.net;

import java.util.List;
import org.carillon.contract.Watch;

/** Which sockets this node has open, with which certificates. Asked again after each change. */
public interface ListenerCatalog {

  /** The listeners this node should have now; the last known ones while the database is away. */
  List<ListenerSpec> listeners();

  /** Every certificate this node may show, the default one first; never empty. */
  List<HostCertificate> certificates();

  /** Whom no listener lets in; asked for once, and good for as long as the application runs. */
  BannedClients banned();

  /** Calls back whenever {@link #listeners()} or {@link #certificates()} may answer differently. */
  Watch watch(Runnable onChange);

  /**
   * Tells what became of a listener, for health and administration.
   *
   * @param problem a sentence saying why the socket could not be opened; empty when it is open
   */
  void report(ListenerSpec listener, String problem);
}
