package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.ProxyRequire;
import gov.nist.javax.sip.header.Unsupported;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.Route;
import org.carillon.protocol.sip.Addresses;
import org.carillon.protocol.sip.Replies;
import org.carillon.protocol.sip.Tally;
import org.carillon.protocol.sip.Tally.Count;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Authenticator.Role;
import org.carillon.protocol.sip.digest.Proof;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.transaction.Inbound;
import org.carillon.protocol.sip.transaction.Transactions;

/** Brings requests to where they belong. Every method is called in the lane of the call. */
public final class Proxy {
  /** Who calls without a SIP address of its own (RFC 3261 §8.1.1.3, RFC 3323 §4.1.1.3). */
  private static final AddressOfRecord ANONYMOUS =
      new AddressOfRecord("anonymous", "anonymous.invalid");

  private final CallDesk desk;
  private final Authenticator authenticator;
  private final Transactions transactions;
  private final Flows flows;
  private final Replies replies;
  private final Tally tally;
  private final Tokens tokens;
  private final Branches branches;
  private final Forwarding forwarding;
  private final OwnRoutes ownRoutes;
  private final Targets targets;
  private final ConcurrentHashMap<String, Fork> ringing = new ConcurrentHashMap<>();

  /** A proxy for the desk's users. */
  public Proxy(
      CallDesk desk,
      Authenticator authenticator,
      Transactions transactions,
      Flows flows,
      Replies replies,
      Tally tally) {
    this.desk = desk;
    this.authenticator = authenticator;
    this.transactions = transactions;
    this.flows = flows;
    this.replies = replies;
    this.tally = tally;
    this.tokens = new Tokens(desk.clusterKey());
    this.branches = new Branches(desk.clusterKey(), flows);
    this.forwarding = new Forwarding(tokens, branches);
    this.ownRoutes = new OwnRoutes(flows, desk);
    this.targets = new Targets(flows, tokens);
  }

  /** How this node reaches whoever registers over the flow. */
  public Binding.Way way(Flow flow) {
    return targets.way(flow);
  }

  /**
   * A request other than ACK, CANCEL and REGISTER that no transaction knows. What we answer
   * ourselves is answered without a transaction (RFC 3261 §8.2.7): a repeated request gets the same
   * answer again, and strangers cost us no memory.
   *
   * @param from the way it came
   * @param back where responses go
   */
  public void request(SIPRequest request, Flow from, Flow back) throws IOException {
    String loopMark = Branches.loopMark(request);
    Optional<SIPResponse> fault = fault(request, loopMark);
    if (fault.isPresent()) {
      reply(back, fault.get());
      return;
    }
    switch (decide(request, from)) {
      case Go(var found) -> fork(request, loopMark, from, back, found);
      case Say(var response) -> reply(back, response);
    }
  }

  /** An ACK for a 2xx: it belongs to no transaction and goes straight to the callee. */
  public void ack(SIPRequest ack, Flow from) throws IOException {
    String loopMark = Branches.loopMark(ack);
    String token = ownRoutes.take(ack);
    Optional<Target> target = inDialog(ack, token);
    if (target.isEmpty() || exhausted(ack)) {
      tally.add(Count.DROPPED);
      return;
    }
    Flow to = flow(target.get());
    flows.send(
        to,
        forwarding
            .copy(ack, loopMark, from, target.get(), to)
            .encodeAsBytes(to.transport().name()));
  }

  /** A CANCEL: answered at once, and handed on to whatever rings (RFC 3261 §16.10). */
  public SIPResponse cancel(SIPRequest cancel) {
    Fork fork = ringing.get(key(cancel));
    if (fork == null) {
      return replies.of(cancel, SIPResponse.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
    }
    fork.cancel();
    return replies.of(cancel, SIPResponse.OK);
  }

  /**
   * A response no transaction waits for: a repeated 2xx to an INVITE is forwarded by its Via alone
   * (RFC 3261 §16.7 step 10, RFC 6026), anything else dropped.
   */
  public void stray(SIPResponse response) throws IOException {
    boolean again =
        response.getStatusCode() / 100 == 2
            && response.getCSeq().getMethod().equals(SIPRequest.INVITE)
            && branches.isOurs(response);
    response.removeFirst(Via.NAME);
    if (!again || response.getViaHeaders() == null) {
      tally.add(Count.DROPPED);
      return;
    }
    Optional<Target.To> hop = ReturnHop.of(response.getTopmostVia());
    if (hop.isPresent()) {
      Flow to = flows.open(hop.get().transport(), hop.get().address());
      flows.send(to, response.encodeAsBytes(to.transport().name()));
    }
  }

  /** How many forks have not been decided yet. */
  public int undecided() {
    return ringing.size();
  }

  /** What to do with a request. */
  private sealed interface Decision {}

  private record Go(List<Target> targets) implements Decision {}

  private record Say(SIPResponse response) implements Decision {}

  private Decision decide(SIPRequest request, Flow from) {
    String token = ownRoutes.take(request);
    Optional<Flow> named = tokens.ownFlow(token, request.getCallId().getCallId());
    if (named.isPresent()) {
      return byNode(request, named.get());
    }
    if (request.getTo().getTag() == null) {
      return initial(request, from);
    }
    return inDialog(request, token)
        .<Decision>map(target -> new Go(List.of(target)))
        .orElseGet(
            () -> new Say(replies.of(request, SIPResponse.CALL_OR_TRANSACTION_DOES_NOT_EXIST)));
  }

  /** Another node of ours asks us to use a flow that only we have (RFC 5626 §5.3). */
  private Decision byNode(SIPRequest request, Flow flow) {
    if (!flows.alive(flow)) {
      return new Say(replies.of(request, 430, "Flow Failed"));
    }
    return new Go(
        List.of(new Target(request.getRequestURI(), List.of(), new Target.Over(flow), 0)));
  }

  /** A request within a dialog that was set up through us. */
  private Optional<Target> inDialog(SIPRequest request, String token) {
    Optional<Flow> other =
        tokens.otherEnd(
            token,
            request.getCallId().getCallId(),
            String.valueOf(request.getFrom().getTag()),
            String.valueOf(request.getTo().getTag()));
    if (other.isEmpty()) {
      return Optional.empty();
    }
    Target.Way way = new Target.Over(other.get());
    if (OwnRoutes.first(request).isPresent()) {
      Optional<Target.To> hop = OwnRoutes.first(request).flatMap(NextHop::of);
      if (hop.isEmpty()) {
        return Optional.empty();
      }
      way = hop.get();
    }
    return Optional.of(new Target(request.getRequestURI(), List.of(), way, 0));
  }

  private Decision initial(SIPRequest request, Flow from) {
    Optional<AddressOfRecord> sender = Addresses.of(request.getFrom().getAddress().getURI(), "");
    String domain = sender.map(AddressOfRecord::domain).orElse("");
    Optional<AddressOfRecord> to = Addresses.of(request.getRequestURI(), domain);
    if (to.isEmpty()) {
      return new Say(replies.of(request, SIPResponse.UNSUPPORTED_URI_SCHEME));
    }
    if (asksUs(request, to.get())) {
      return new Say(capabilities(request));
    }
    AddressOfRecord claimed = sender.orElse(ANONYMOUS);
    return switch (authenticator.check(request, Role.PROXY, from.remote().getAddress())) {
      case Proof.Given(var account) ->
          routed(request, from, claimed, Optional.of(account), to.get(), false);
      case Proof.Missing(var stale) ->
          routed(request, from, claimed, Optional.empty(), to.get(), stale);
      case Proof.Wrong() -> new Say(replies.of(request, SIPResponse.FORBIDDEN));
      case Proof.Malformed() ->
          new Say(replies.of(request, SIPResponse.BAD_REQUEST, "Bad Credentials"));
      case Proof.Undecided(var why) ->
          new Say(replies.of(request, SIPResponse.SERVICE_UNAVAILABLE));
    };
  }

  private Decision routed(
      SIPRequest request,
      Flow from,
      AddressOfRecord claimed,
      Optional<AddressOfRecord> caller,
      AddressOfRecord to,
      boolean stale) {
    authenticator.removeCredentials(request);
    InetAddress source = from.remote().getAddress();
    Route route = desk.route(new CallRequest(request.getMethod(), claimed, caller, to, source));
    return switch (route) {
      case Route.Ring(var bindings) -> {
        List<Target> found = targets.of(bindings, request.getCallId().getCallId());
        yield found.isEmpty()
            ? new Say(replies.of(request, SIPResponse.TEMPORARILY_UNAVAILABLE))
            : new Go(found);
      }
      case Route.Redirect(var uris) -> new Say(redirect(request, uris));
      case Route.Challenge(var realm, var offers) ->
          new Say(
              replies.tagged(
                  request, authenticator.challenge(request, Role.PROXY, realm, offers, stale)));
      case Route.Refuse(var status, var reason) -> new Say(replies.of(request, status, reason));
    };
  }

  private void fork(SIPRequest request, String loopMark, Flow from, Flow back, List<Target> found) {
    Inbound inbound = transactions.accept(request, back);
    boolean invite = request.getMethod().equals(SIPRequest.INVITE);
    String key = key(request);
    Fork.Means means = new Fork.Means(transactions, flows, forwarding, replies, tally);
    Fork fork = new Fork(means, request, loopMark, from, inbound, found, () -> ringing.remove(key));
    if (invite) {
      ringing.put(key, fork);
      tally.add(Count.CALLS);
    }
    try {
      fork.begin();
    } catch (RuntimeException e) {
      // Whatever went wrong, a request with a transaction gets its final response.
      inbound.answer(replies.of(request, SIPResponse.SERVER_INTERNAL_ERROR));
      ringing.remove(key);
      throw e;
    }
  }

  /** What keeps a request from being forwarded at all (RFC 3261 §16.3). */
  private Optional<SIPResponse> fault(SIPRequest request, String loopMark) {
    if (exhausted(request)) {
      return Optional.of(replies.of(request, SIPResponse.TOO_MANY_HOPS));
    }
    if (branches.loops(request, loopMark)) {
      return Optional.of(replies.of(request, SIPResponse.LOOP_DETECTED));
    }
    if (request.getHeader(ProxyRequire.NAME) instanceof ProxyRequire required) {
      return Optional.of(unsupported(request, required));
    }
    return Optional.empty();
  }

  private static boolean exhausted(SIPRequest request) {
    return request.getMaxForwards() != null && request.getMaxForwards().getMaxForwards() <= 0;
  }

  private SIPResponse unsupported(SIPRequest request, ProxyRequire required) {
    SIPResponse response = replies.of(request, SIPResponse.BAD_EXTENSION);
    response.addHeader(new Unsupported(required.getOptionTag()));
    return response;
  }

  /** OPTIONS to a domain or to this node, as phones send to see whether we live. */
  private boolean asksUs(SIPRequest request, AddressOfRecord to) {
    return request.getMethod().equals(SIPRequest.OPTIONS)
        && to.user().isEmpty()
        && request.getRequestURI() instanceof SipUri;
  }

  private SIPResponse capabilities(SIPRequest request) {
    SIPResponse response = replies.of(request, SIPResponse.OK);
    response.addHeader("Accept: */*");
    response.addHeader(
        "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER, MESSAGE, INFO, UPDATE, PRACK, REFER,"
            + " SUBSCRIBE, NOTIFY");
    response.addHeader("Supported: path");
    return response;
  }

  private SIPResponse redirect(SIPRequest request, List<String> uris) {
    SIPResponse response = replies.of(request, SIPResponse.MOVED_TEMPORARILY);
    uris.forEach(uri -> response.addHeader("Contact: <" + uri + ">"));
    return response;
  }

  private void reply(Flow back, SIPResponse response) throws IOException {
    flows.send(back, response.encodeAsBytes(back.transport().name()));
  }

  private Flow flow(Target target) throws IOException {
    return switch (target.way()) {
      case Target.Over(var flow) -> flow;
      case Target.To(var transport, var address) -> flows.open(transport, address);
    };
  }

  /** What a CANCEL has in common with its INVITE (RFC 3261 §9.2). */
  private static String key(SIPRequest request) {
    Via via = request.getTopmostVia();
    return (via.getBranch() + " " + via.getSentBy()).toLowerCase(Locale.ROOT);
  }
}
