package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.filter.clamd.Clamd;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.verdict.Finding;

/** Has ClamAV's daemon scan for viruses. */
final class ClamdFilter implements FilterClient {
  private final ExternalFilter filter;
  private final FilterConnections connections;

  ClamdFilter(ExternalFilter filter, PeerDialer peers) {
    this.filter = filter;
    this.connections = new FilterConnections(peers, filter);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException {
    return connections
        .converse((connection, target) -> new Clamd(connection).scan(shown.octets()))
        .map(
            name ->
                FilterOpinion.of(
                    List.of(
                        Finding.demands(
                            filter.name(),
                            filter.demand(),
                            "infected: " + FilterReasonText.plain(name)))))
        .orElse(FilterOpinion.NOTHING);
  }

  @Override
  public String introduce() throws IOException {
    return connections.converse(
        (connection, target) ->
            "At " + target.address() + " " + new Clamd(connection).version() + " answers");
  }
}
