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

/**
 * Routes of recipients: by external programs (ADR 132), else by the address. Mail that they lead
 * from a local domain to another server is redirected in that domain's name.
 */
@ApplicationScoped
public class RoutedRecipients {
  static final Refused NO_RELAY = new Refused(550, "5.7.1", "Relaying denied");

  private final AddressRouting routing;
  private final Routes routes;
  private final Addresses addresses;
  private final TrustedNetworks trusted;

  @Inject
  public RoutedRecipients(
      AddressRouting routing, Routes routes, Addresses addresses, TrustedNetworks trusted) {
    this.routing = routing;
    this.routes = routes;
    this.addresses = addresses;
    this.trusted = trusted;
  }

  /**
   * A route of a recipient's mail.
   *
   * @param path the recipient
   * @param sentOnBy the local domain that redirects it; empty unless a program leads it there
   */
  public record Way(ForwardPath path, Route route, Optional<String> sentOnBy) {}

  /** Returns all routes of a recipient; LMTP delivers only to the named one (RFC 2033 §5). */
  public List<Way> of(IntakeSession session, ForwardPath path) {
    if (session.service() == Service.LMTP) {
      return List.of(way(path, routes.of(path.address())));
    }
    return switch (routing.of(path.address())) {
      case Routed.Unchanged() -> List.of(way(path, routes.of(path.address())));
      case Routed.Nowhere(Refused why) -> List.of(way(path, new Route.Closed(why)));
      case Routed.Later(var why) -> List.of(way(path, new Route.Unclear(why)));
      case Routed.Others(List<String> others) -> {
        Optional<String> domain = domain(path.address());
        yield others.stream().map(other -> led(session, path, other, domain)).toList();
      }
    };
  }

  private static Way way(ForwardPath path, Route route) {
    return new Way(path, route, Optional.empty());
  }

  private Way led(
      IntakeSession session, ForwardPath named, String address, Optional<String> domain) {
    ForwardPath path = new ForwardPath(address, named.notifyOn(), named.originalRecipient());
    Route route = routes.of(address);
    if (!(route instanceof Route.Away)) {
      return way(path, route);
    }
    // Programs can't make this server an open relay for mail to other domains.
    return domain.isPresent() || mayRelay(session)
        ? new Way(path, route, domain)
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
