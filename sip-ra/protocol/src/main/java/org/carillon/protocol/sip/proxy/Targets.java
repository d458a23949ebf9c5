package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.parser.URLParser;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.call.Binding;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;

/** Turns bindings into targets: over our own flow, or through the node with the phone's flow. */
final class Targets {
  private static final System.Logger LOG = System.getLogger(Targets.class.getName());

  private final Flows flows;
  private final FlowTokens tokens;

  Targets(Flows flows, FlowTokens tokens) {
    this.flows = flows;
    this.tokens = tokens;
  }

  /** Returns a target for each binding that can be reached. */
  List<RequestTarget> of(List<Binding> bindings, String callId) {
    List<RequestTarget> targets = new ArrayList<>(bindings.size());
    for (Binding binding : bindings) {
      try {
        target(binding, callId).ifPresent(targets::add);
      } catch (ParseException e) {
        LOG.log(System.Logger.Level.WARNING, "Unreadable binding of {0}", binding.callId());
      }
    }
    return targets;
  }

  private Optional<RequestTarget> target(Binding binding, String callId) throws ParseException {
    SipUri contact = parse(binding.contact());
    List<SipUri> path = new ArrayList<>();
    for (String hop : binding.path()) {
      path.add(parse(hop.substring(hop.indexOf('<') + 1).replaceFirst(">.*", "")));
    }
    SipUri edge = parse(binding.way().edge());
    // A binding that came through other proxies is reached through them (RFC 3327).
    Optional<Flow> flow =
        Flow.parse(binding.way().flow())
            .map(came -> path.isEmpty() ? PhoneFlow.of(contact, came, flows) : came);
    if (flow.isEmpty()) {
      return Optional.empty();
    }
    if (flows.isLocal(edge.getHost(), edge.getPort())) {
      return flows.alive(flow.get())
          ? Optional.of(
              new RequestTarget(
                  contact, path, new RequestTarget.Over(flow.get()), binding.priority()))
          : Optional.empty();
    }
    return byEdge(binding, flow.get(), contact, path, edge, callId);
  }

  /**
   * The registering node has the phone's connection, and behind a NAT the only address from which
   * the phone accepts packets; so the request goes there, with a token for the flow.
   */
  private Optional<RequestTarget> byEdge(
      Binding binding, Flow flow, SipUri contact, List<SipUri> path, SipUri edge, String callId)
      throws ParseException {
    edge.setUser(tokens.edge(callId, flow.text()));
    edge.setLrParam();
    List<SipUri> routes = new ArrayList<>();
    routes.add(edge);
    routes.addAll(path);
    return NextHop.of(edge).map(hop -> new RequestTarget(contact, routes, hop, binding.priority()));
  }

  /** Returns the way for other nodes to reach bindings made over the flow. */
  Binding.Way way(Flow flow) {
    InetSocketAddress edge = flows.edge(flow);
    return new Binding.Way(
        "sip:" + Flow.uriHost(edge.getAddress()) + ":" + edge.getPort() + ";transport=tcp",
        flow.text(),
        !flow.transport().reliable());
  }

  private static SipUri parse(String uri) throws ParseException {
    return new URLParser(uri).sipURL(true);
  }
}
