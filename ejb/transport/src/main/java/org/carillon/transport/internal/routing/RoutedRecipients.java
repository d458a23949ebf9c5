package org.carillon.transport.internal.routing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.Addresses;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.IntakeSession;
import org.carillon.contract.mail.Verdict.Refused;
import org.carillon.contract.net.Service;
import org.carillon.contract.stage.AddressRouting;
import org.carillon.contract.stage.AddressRouting.Routed;
import org.carillon.transport.router.RoutingResult;
import org.carillon.transport.router.RoutingTable;

/**
 * Routes of recipients: by the routing table (ADR 250), then by external programs (ADR 132), then
 * by the address. Mail that they lead from a local domain to another server is redirected in that
 * domain's name.
 */
@ApplicationScoped
public class RoutedRecipients {
  static final Refused NO_RELAY = new Refused(550, "5.7.1", "Relaying denied");

  private static final Refused ERROR = new Refused(550, "5.1.1", "Mailbox does not exist");
  private static final Refused LOOP = new Refused(554, "5.4.6", "Routing loop");

  /** The clients that may send through a line or a program to another server. */
  private enum Senders {
    /** All, since an administrator says so in the table. */
    ALL,
    /** All, if the address is in a domain of this server: programs can't open a relay. */
    TO_HERE,
    KNOWN
  }

  private final RoutingTables tables;
  private final AddressRouting routing;
  private final Routes routes;
  private final Addresses addresses;
  private final TrustedNetworks trusted;

  @Inject
  public RoutedRecipients(
      RoutingTables tables,
      AddressRouting routing,
      Routes routes,
      Addresses addresses,
      TrustedNetworks trusted) {
    this.tables = tables;
    this.routing = routing;
    this.routes = routes;
    this.addresses = addresses;
    this.trusted = trusted;
  }

  /**
   * A route of a recipient's mail.
   *
   * @param path the recipient
   * @param sentOnBy the local domain that redirects it; empty unless a line of the routing table or
   *     a program leads it there
   * @param isOpen whether everybody may send to it, because the table or a program leads there
   */
  public record Way(ForwardPath path, Route route, Optional<String> sentOnBy, boolean isOpen) {}

  /**
   * Returns all routes of a recipient, none if its mail is deleted. LMTP delivers only to the named
   * one (RFC 2033 §5).
   */
  public List<Way> of(IntakeSession session, ForwardPath path) {
    if (session.service() == Service.LMTP) {
      return List.of(way(path, routes.of(path.address())));
    }
    RoutingResult result = tables.current().route(RoutingTable.Kind.MAIL, path.address());
    if (result.steps().isEmpty()) {
      return programmed(session, path);
    }
    Optional<Route> route = routed(result);
    return route.isEmpty()
        ? List.of()
        : List.of(led(session, path, result.end().address(), route.get(), senders(result)));
  }

  /** Returns the route that a result of the table leads to; empty if mail is deleted. */
  Optional<Route> routed(RoutingResult result) {
    return switch (result.end()) {
      case RoutingResult.End.Address(String address) -> Optional.of(routes.of(address));
      case RoutingResult.End.Via(String _, String host) -> Optional.of(routes.via(host));
      case RoutingResult.End.Error(String _) -> Optional.of(new Route.Closed(ERROR));
      case RoutingResult.End.Loop(String _) -> Optional.of(new Route.Closed(LOOP));
      case RoutingResult.End.Discard(String _) -> Optional.empty();
    };
  }

  private List<Way> programmed(IntakeSession session, ForwardPath path) {
    return switch (routing.of(path.address())) {
      case Routed.Unchanged() -> List.of(way(path, routes.of(path.address())));
      case Routed.Nowhere(Refused why) -> List.of(way(path, new Route.Closed(why)));
      case Routed.Later(var why) -> List.of(way(path, new Route.Unclear(why)));
      case Routed.Others(List<String> others) ->
          others.stream()
              .map(other -> led(session, path, other, routes.of(other), Senders.TO_HERE))
              .toList();
    };
  }

  private static Way way(ForwardPath path, Route route) {
    return new Way(path, route, Optional.empty(), false);
  }

  private static Senders senders(RoutingResult result) {
    return result.relays() ? Senders.ALL : Senders.KNOWN;
  }

  /** Returns the way to another address, which these may send to if it is elsewhere. */
  private Way led(
      IntakeSession session, ForwardPath named, String address, Route route, Senders senders) {
    ForwardPath path = new ForwardPath(address, named.notifyOn(), named.originalRecipient());
    if (!(route instanceof Route.Away)) {
      return way(path, route);
    }
    Optional<String> domain = domain(named.address());
    boolean isOpen = senders == Senders.ALL || senders == Senders.TO_HERE && domain.isPresent();
    return isOpen || mayRelay(session)
        ? new Way(path, route, domain, isOpen)
        : way(path, new Route.Closed(NO_RELAY));
  }

  private Optional<String> domain(String address) {
    OptionalLong here = addresses.domain(address.substring(address.lastIndexOf('@') + 1));
    return here.isPresent() ? addresses.domainName(here.getAsLong()) : Optional.empty();
  }

  /** Returns whether a session may relay. LMTP delivers only locally (RFC 2033 §5). */
  boolean mayRelay(IntakeSession session) {
    return session.service() != Service.LMTP
        && (session.caller().isPresent() || trusted.contain(session.client()));
  }
}
