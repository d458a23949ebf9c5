package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.Optional;
import org.carillon.contract.call.AddressLookupResult;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.CallControl;
import org.carillon.protocol.sip.flow.Flows;

/** Removes our own entries from a request's route set (RFC 3261 §16.4). */
final class RouteRemoval {
  private final Flows flows;
  private final CallControl calls;

  RouteRemoval(Flows flows, CallControl calls) {
    this.flows = flows;
    this.calls = calls;
  }

  /**
   * Removes every leading Route that means this node; the first one also if it has an unknown name:
   * the sender found us by it, as a phone does that has our host's name as its outbound proxy.
   *
   * @return the token of the last one removed; an empty text if there was none or it had no token
   */
  String take(SIPRequest request) {
    String token = strict(request);
    boolean foremost = true;
    for (Optional<SipUri> first = first(request);
        first.isPresent() && ((foremost && isNamed(first.get())) || isOurs(first.get()));
        first = first(request)) {
      token = first.get().getUser() == null ? token : first.get().getUser();
      removeFirst(request);
      foremost = false;
    }
    return token;
  }

  /** Returns the first Route, if there is one. */
  static Optional<SipUri> first(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    return routes != null
            && !routes.isEmpty()
            && routes.get(0).getAddress().getURI() instanceof SipUri uri
        ? Optional.of(uri)
        : Optional.empty();
  }

  /** Undoes the work of a strict router, which put our Record-Route into the Request-URI. */
  private String strict(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    if (!(request.getRequestURI() instanceof SipUri uri)
        || routes == null
        || routes.isEmpty()
        || !uri.hasLrParam()
        || !flows.isLocal(uri.getHost(), uri.getPort())) {
      return "";
    }
    Route last = routes.get(routes.size() - 1);
    request.setRequestURI(last.getAddress().getURI());
    routes.removeLast();
    if (routes.isEmpty()) {
      request.removeHeader(Route.NAME);
    }
    return uri.getUser() == null ? "" : uri.getUser();
  }

  /** Returns true if the URI's host is this node or a domain of ours. */
  boolean isOurs(SipUri uri) {
    if (flows.isLocal(uri.getHost(), uri.getPort())) {
      return true;
    }
    // A phone may have its domain as outbound proxy; a numeric host is not a domain.
    return isNamed(uri)
        && !(calls.find(new AddressOfRecord("", uri.getHost()))
            instanceof AddressLookupResult.Remote);
  }

  static boolean isNamed(SipUri uri) {
    return uri.getHost().chars().anyMatch(Character::isLetter) && uri.getHost().indexOf(':') < 0;
  }

  private static void removeFirst(SIPRequest request) {
    RouteList routes = request.getRouteHeaders();
    routes.removeFirst();
    if (routes.isEmpty()) {
      request.removeHeader(Route.NAME);
    }
  }
}
