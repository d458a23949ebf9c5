package org.carillon.policy.internal.filtering.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.helper.HelperFolders;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.internal.peer.AdapterPeerDialer;

/** Creates the client for a filter by its kind. */
@ApplicationScoped
public class FilterClients {
  private final PeerDialer peers;

  @Inject
  FilterClients(AdapterPeerDialer peers) {
    this((PeerDialer) peers);
  }

  public FilterClients(PeerDialer peers) {
    this.peers = peers;
  }

  /** Returns a client for a filter. The caller must close it. */
  public FilterClient of(ExternalFilter filter) {
    return switch (filter.kind()) {
      case CLAMD -> new ClamdFilter(filter, peers);
      case RSPAMD -> new RspamdFilter(filter, peers);
      case SPAMD -> new SpamdFilter(filter, peers);
      case MILTER -> new MilterFilter(filter, peers);
      case ICAP -> new IcapFilter(filter, peers);
      case HELPER -> new HelperFilter(filter, HelperFolders.ofServer());
      case ROUTER -> throw new IllegalArgumentException("It is shown no mail: " + filter.name());
    };
  }
}
