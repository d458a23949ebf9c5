package org.carillon.policy.internal.filtering.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.peer.PeerDialer;
import org.carillon.filter.icap.Icap;
import org.carillon.filter.icap.IcapService;
import org.carillon.policy.external.ExternalFilter;
import org.carillon.policy.internal.filtering.client.FilterTargets.Target;
import org.carillon.policy.verdict.Finding;

/** Has an ICAP service scan for viruses. */
final class IcapFilter implements FilterClient {
  /** The time that a service's options are cached. */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final ExternalFilter filter;
  private final FilterConnections connections;
  private volatile Known known;

  /**
   * The options of a service.
   *
   * @param at the time they were received, in ns
   */
  private record Known(IcapService service, long at) {}

  IcapFilter(ExternalFilter filter, PeerDialer peers) {
    this.filter = filter;
    this.connections = new FilterConnections(peers, filter);
  }

  @Override
  public FilterOpinion examine(PresentedMessage shown) throws IOException {
    IcapService service = service();
    Optional<String> found =
        connections.converse(
            (connection, target) ->
                new Icap(connection, url(target), target.host()).scan(service, shown.octets()));
    return found
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

  private static String url(Target target) {
    return "icap://" + target.host() + target.path();
  }

  private IcapService service() throws IOException {
    Known last = known;
    if (last == null || System.nanoTime() - last.at() > REMEMBERED.toNanos()) {
      last = new Known(asked(), System.nanoTime());
      known = last;
    }
    return last.service();
  }

  private IcapService asked() throws IOException {
    return connections.converse(
        (connection, target) -> IcapService.ask(connection, url(target), target.host()));
  }

  @Override
  public String introduce() throws IOException {
    IcapService service = asked();
    return "At %s, the service %s answers, for %s"
        .formatted(filter.address(), FilterReasonText.plain(service.name()), service.method());
  }
}
