package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.Optional;
import org.carillon.protocol.sip.flow.Flows;

/**
 * Where a request within a dialog goes: to the neighbour by which the dialog was set up, and
 * nowhere else, whatever its sender writes into Route. Else whoever made somebody ring could have
 * us send to any address, those inside our networks included.
 */
final class DialogHop {
  private DialogHop() {}

  /**
   * The target.
   *
   * @param request with our own routes taken off
   * @param end the dialog's other end, as its token names it
   * @return empty when Route leads past that end
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
    Optional<SipUri> next = OwnRoutes.first(request);
    if (next.filter(OwnRoutes::isNamed).isPresent()) {
      // Names are not looked up; whom it means is whom the flow leads to.
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
