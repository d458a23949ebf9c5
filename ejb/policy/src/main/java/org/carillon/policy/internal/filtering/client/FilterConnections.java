package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.peer.PeerConnection;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.internal.filtering.client.FilterTargets.Target;

/** Connects to the first address of a filter that accepts a connection. */
final class FilterConnections {
  private final PeerDialer peers;
  private final ExternalFilter filter;
  private final List<Target> targets;

  FilterConnections(PeerDialer peers, ExternalFilter filter) {
    this.peers = peers;
    this.filter = filter;
    this.targets = FilterTargets.targets(filter.kind(), filter.address());
  }

  @FunctionalInterface
  interface Dialogue<T> {
    T on(PeerConnection connection, Target target) throws IOException;
  }

  /**
   * Runs a conversation with the first address that accepts a connection.
   *
   * @throws IOException if none does, or the conversation fails
   */
  <T> T converse(Dialogue<T> dialogue) throws IOException {
    IOException nobody = new IOException("No server answers at " + filter.address());
    for (Target target : targets) {
      PeerConnection opened;
      try {
        opened = peers.open(target.address(), filter.timeout());
      } catch (IOException away) {
        nobody.addSuppressed(away);
        continue;
      }
      try (PeerConnection connection = opened) {
        return dialogue.on(connection, target);
      }
    }
    throw nobody;
  }
}
