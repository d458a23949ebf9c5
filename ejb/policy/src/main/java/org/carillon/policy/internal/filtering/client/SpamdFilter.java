package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.filter.spamd.Spamd;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/** Has SpamAssassin's daemon score mail. */
final class SpamdFilter implements FilterClient {
  private final ExternalFilter filter;
  private final FilterConnections connections;

  SpamdFilter(ExternalFilter filter, PeerDialer peers) {
    this.filter = filter;
    this.connections = new FilterConnections(peers, filter);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException {
    Spamd.Opinion opinion =
        connections.converse(
            (connection, target) ->
                new Spamd(connection).symbols(shown.octets(), shown.context().user()));
    int points = Scores.points(opinion.score(), filter.factor());
    Handling demand = opinion.isSpam() ? filter.demand() : Handling.ACCEPT;
    if (points == 0 && demand == Handling.ACCEPT) {
      return FilterOpinion.NOTHING;
    }
    String reason = Scores.reason(opinion.score(), opinion.required(), opinion.symbols());
    return FilterOpinion.of(List.of(new Finding(filter.name(), points, demand, reason)));
  }

  @Override
  public String introduce() throws IOException {
    return connections.converse(
        (connection, target) ->
            "At " + target.address() + " " + new Spamd(connection).ping() + " answers");
  }
}
