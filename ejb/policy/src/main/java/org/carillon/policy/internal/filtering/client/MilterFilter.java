package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.util.List;
import org.carillon.contract.mail.Verdict;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.filter.milter.Milter;
import org.carillon.filter.milter.MilterResult;
import org.carillon.filter.milter.MilterVerdict;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.verdict.Finding;
import org.carillon.policy.verdict.Handling;

/** Has a milter decide on mail and change it. */
final class MilterFilter implements FilterClient {
  private static final int PERMANENT = 500;

  private final ExternalFilter filter;
  private final FilterConnections connections;

  MilterFilter(ExternalFilter filter, PeerDialer peers) {
    this.filter = filter;
    this.connections = new FilterConnections(peers, filter);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException {
    int hidden = shown.hasOwnTrace() ? 1 : 0;
    MilterResult opinion =
        connections.converse(
            (connection, target) ->
                new Milter(connection).ask(shown.context(), shown.octets(), hidden, shown.body()));
    return switch (opinion.verdict()) {
      case MilterVerdict.Discard() ->
          FilterOpinion.of(List.of(Finding.demands(filter.name(), Handling.DISCARD, "discarded")));
      case MilterVerdict.Reply(int code, String status, String text) ->
          FilterOpinion.of(
              code < PERMANENT
                  ? new Verdict.Deferred(code, status, text)
                  : new Verdict.Refused(code, status, text));
      case MilterVerdict.Pass() ->
          new MilterChanges(filter.name(), shown, hidden).apply(opinion.changes());
    };
  }

  @Override
  public String introduce() throws IOException {
    return connections.converse(
        (connection, target) ->
            "At %s, a milter answers in protocol version %d"
                .formatted(target.address(), new Milter(connection).version()));
  }
}
