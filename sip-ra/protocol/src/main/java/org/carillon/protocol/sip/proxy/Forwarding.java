package org.carillon.protocol.sip.proxy;

import gov.nist.core.Host;
import gov.nist.core.HostPort;
import gov.nist.javax.sip.address.AddressImpl;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.MaxForwards;
import gov.nist.javax.sip.header.RecordRoute;
import gov.nist.javax.sip.header.RecordRouteList;
import gov.nist.javax.sip.header.Route;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.InvalidArgumentException;
import javax.sip.SipException;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Transport;

/** Creates the copy of a request for the next hop (RFC 3261 §16.6). */
final class Forwarding {
  private static final int MAX_FORWARDS = 70;

  /** Methods that may create a dialog, whose later requests must pass here again. */
  private static final Set<String> DIALOG_MAKERS =
      Set.of(SIPRequest.INVITE, SIPRequest.SUBSCRIBE, SIPRequest.REFER, SIPRequest.NOTIFY);

  private final FlowTokens tokens;
  private final Branches branches;

  Forwarding(FlowTokens tokens, Branches branches) {
    this.tokens = tokens;
    this.branches = branches;
  }

  /**
   * Returns the copy for one target.
   *
   * @param request as received, with our own routes removed
   * @param from the flow on which it came
   * @param to the flow of the copy
   */
  SIPRequest copy(SIPRequest request, String loopMark, Flow from, RequestTarget target, Flow to) {
    try {
      SIPRequest copy = (SIPRequest) request.clone();
      copy.setRequestURI(target.uri());
      countHop(copy);
      addRoutes(copy, target.routes());
      if (DIALOG_MAKERS.contains(request.getMethod()) && request.getTo().getTag() == null) {
        recordRoute(copy, from, target, to);
      }
      copy.addFirst(via(to, branches.next(loopMark, request)));
      return copy;
    } catch (ParseException | InvalidArgumentException | SipException e) {
      throw new IllegalStateException("headers of our own making", e);
    }
  }

  /** RFC 3261 §16.6 step 3: decrements it, or sets the default. */
  private static void countHop(SIPRequest copy) throws InvalidArgumentException {
    if (copy.getMaxForwards() == null) {
      copy.setMaxForwards(new MaxForwards(MAX_FORWARDS));
    } else {
      copy.setMaxForwards(new MaxForwards(copy.getMaxForwards().getMaxForwards() - 1));
    }
  }

  private static void addRoutes(SIPRequest copy, List<SipUri> uris) {
    if (uris.isEmpty()) {
      return;
    }
    RouteList routes = new RouteList();
    for (SipUri uri : uris) {
      routes.add(new Route(address(uri)));
    }
    if (copy.getRouteHeaders() != null) {
      routes.addAll(copy.getRouteHeaders());
      copy.removeHeader(Route.NAME);
    }
    copy.addHeader(routes);
  }

  /**
   * Adds one entry if both sides are reached alike, else one for each side, the callee's on top
   * (RFC 5658 §3.3): each side must reach us by its own transport and address family.
   */
  private void recordRoute(SIPRequest copy, Flow from, RequestTarget target, Flow to)
      throws ParseException, SipException {
    Optional<RequestTarget.To> hop =
        target.way() instanceof RequestTarget.To known ? Optional.of(known) : Optional.empty();
    String token =
        tokens.dialog(
            copy.getCallId().getCallId(),
            String.valueOf(copy.getFrom().getTag()),
            new FlowTokens.End(from, upstream(copy, from)),
            new FlowTokens.End(to, hop));
    copy.addFirst(new RecordRoute(address(uri(token, from))));
    if (from.transport() != to.transport() || !from.local().equals(to.local())) {
      copy.addFirst(new RecordRoute(address(uri(token, to))));
    }
  }

  /** Returns the previous proxy's declared address if it sent the request; others are unproven. */
  private static Optional<RequestTarget.To> upstream(SIPRequest request, Flow from) {
    RecordRouteList routes = request.getRecordRouteHeaders();
    return routes != null
            && !routes.isEmpty()
            && routes.get(0).getAddress().getURI() instanceof SipUri uri
        ? NextHop.of(uri)
            .filter(hop -> hop.address().getAddress().equals(from.remote().getAddress()))
        : Optional.empty();
  }

  /** Returns a URI that leads back to this node over the flow's transport. */
  static SipUri uri(String user, Flow flow) throws ParseException {
    SipUri uri = new SipUri();
    uri.setUser(user);
    uri.setHostPort(hostPort(flow));
    if (flow.transport() != Transport.UDP) {
      uri.setTransportParam(flow.transport().parameter());
    }
    uri.setLrParam();
    return uri;
  }

  private static Via via(Flow flow, String branch) throws ParseException {
    Via via = new Via();
    via.setTransport(flow.transport().name());
    via.setSentBy(hostPort(flow));
    via.setBranch(branch);
    return via;
  }

  private static HostPort hostPort(Flow flow) {
    HostPort hostPort = new HostPort();
    hostPort.setHost(new Host(flow.localHost()));
    hostPort.setPort(flow.local().getPort());
    return hostPort;
  }

  private static AddressImpl address(SipUri uri) {
    AddressImpl address = new AddressImpl();
    address.setAddressType(AddressImpl.NAME_ADDR);
    address.setURI(uri);
    return address;
  }
}
