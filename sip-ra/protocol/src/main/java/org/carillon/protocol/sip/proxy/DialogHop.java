package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.sip.flow.Flows;

/**
 * The target of a request within a dialog: only the neighbour by which the dialog was set up,
 * whatever its Route says. Else anybody who can call a user could have us send to any address,
 * including internal ones.
 */
final class DialogHop {
  private DialogHop() {}

  /**
   * Returns the target.
   *
   * @param request with our own routes removed
   * @param end the dialog's other end, from its token
   * @return empty if Route leads past that end
   */
  static Optional<RequestTarget> of(SIPRequest request, FlowTokens.End end, Flows flows) {
    return way(request, end, flows)
        .map(way -> new RequestTarget(request.getRequestURI(), List.of(), way, 0));
  }

  private static Optional<RequestTarget.Way> way(
      SIPRequest request, FlowTokens.End end, Flows flows) {
    if (request.getRouteHeaders() == null) {
      return Optional.of(
          new RequestTarget.Over(
              request.getRequestURI() instanceof SipUri contact
                  ? PhoneFlow.of(contact, end.flow(), flows)
                  : end.flow()));
    }
    Optional<SipUri> next = RouteRemoval.first(request);
    if (next.filter(RouteRemoval::isNamed).isPresent()) {
      // Names are not looked up; the flow leads to the peer that is meant.
      return Optional.of(new RequestTarget.Over(end.flow()));
    }
    Optional<RequestTarget.To> hop = next.flatMap(NextHop::of);
    if (hop.isPresent() && hop.equals(end.hop())) {
      return Optional.of(hop.get());
    }
    return hop.filter(to -> to.address().getAddress().equals(end.flow().remote().getAddress()))
        .map(to -> new RequestTarget.Over(end.flow()));
  }
}
