package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.internal.filtering.client.FilterTargets.Target;

/** Connects to a filter, where somebody is there first. */
final class FilterConnections {
  private final PeerDialer peers;
  private final ExternalFilter filter;
  private final List<Target> targets;

  FilterConnections(PeerDialer peers, ExternalFilter filter) {
    this.peers = peers;
    this.filter = filter;
    this.targets = FilterTargets.targets(filter.kind(), filter.address());
  }

  /** Says something on a connection. */
  @FunctionalInterface
  interface Talk<T> {
    T on(PeerConnection connection, Target target) throws IOException;
  }

  /**
   * Talks to the first that takes a connection.
   *
   * @throws IOException when nobody does, or who did fails
   */
  <T> T talk(Talk<T> talk) throws IOException {
    IOException nobody = new IOException("Nobody listens at " + filter.address());
    for (Target target : targets) {
      PeerConnection opened;
      try {
        opened = peers.open(target.address(), filter.timeout());
      } catch (IOException away) {
        nobody.addSuppressed(away);
        continue;
      }
      try (PeerConnection connection = opened) {
        return talk.on(connection, target);
      }
    }
    throw nobody;
  }
}
