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
 * Where a recipient's mail goes: as programs outside say (ADR 132), else as the address says. What
 * they lead elsewhere from a domain here is sent on in that domain's name.
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
   * One way that a recipient's mail goes.
   *
   * @param path to whom
   * @param sentOnBy the domain here in whose name it leaves; empty unless a program leads it there
   */
  public record Way(ForwardPath path, Route route, Optional<String> sentOnBy) {}

  /** All ways of one; LMTP delivers to whom it names (RFC 2033 §5). */
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
    // A stranger's mail for elsewhere stays that, whatever a program makes of it.
    return domain.isPresent() || mayRelay(session)
        ? new Way(path, route, domain)
        : way(path, new Route.Closed(NO_RELAY));
  }

  private Optional<String> domain(String address) {
    OptionalLong here = addresses.domain(address.substring(address.lastIndexOf('@') + 1));
    return here.isPresent() ? addresses.domainName(here.getAsLong()) : Optional.empty();
  }

  /** LMTP delivers here or nowhere (RFC 2033 §5 forbids it as a relay). */
  boolean mayRelay(IntakeSession session) {
    return session.service() != Service.LMTP
        && (session.caller().isPresent() || trusted.contain(session.client()));
  }
}
