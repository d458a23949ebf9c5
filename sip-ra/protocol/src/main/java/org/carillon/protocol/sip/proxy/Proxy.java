package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sip.header.ProxyAuthorizationHeader;
import javax.sip.header.ProxyRequireHeader;
import javax.sip.header.ReasonHeader;
import org.carillon.contract.call.AddressOfRecord;
import org.carillon.contract.call.Binding;
import org.carillon.contract.call.CallControl;
import org.carillon.contract.call.CallRequest;
import org.carillon.contract.call.CallRoute;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Proof;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.load.SipCounters.Count;
import org.carillon.protocol.sip.load.SourceGuard;
import org.carillon.protocol.sip.load.Turn;
import org.carillon.protocol.sip.message.AddressesOfRecord;
import org.carillon.protocol.sip.message.HeaderValues;
import org.carillon.protocol.sip.message.Replies;
import org.carillon.protocol.sip.transaction.Inbound;
import org.carillon.protocol.sip.transaction.SipTransactions;

/** Routes requests. Every method is called in the lane of the call. */
public final class Proxy {
  private static final System.Logger LOG = System.getLogger(Proxy.class.getName());

  /** A caller without a SIP address of its own (RFC 3261 §8.1.1.3, RFC 3323 §4.1.1.3). */
  private static final AddressOfRecord ANONYMOUS =
      new AddressOfRecord("anonymous", "anonymous.invalid");

  private final CallControl calls;
  private final Authenticator authenticator;
  private final SipTransactions transactions;
  private final Flows flows;
  private final Replies replies;
  private final OwnResponses own;
  private final SourceGuard guard;
  private final SipCounters tally;
  private final Duration trying;
  private final FlowTokens tokens;
  private final Branches branches;
  private final Forwarding forwarding;
  private final RouteRemoval ownRoutes;
  private final Targets targets;
  private final ConcurrentHashMap<String, Fork> ringing = new ConcurrentHashMap<>();

  /** Creates a proxy; {@code trying} is the time in which a node must respond with 100. */
  public Proxy(
      CallControl calls,
      Authenticator authenticator,
      SipTransactions transactions,
      Flows flows,
      Replies replies,
      SourceGuard guard,
      SipCounters tally,
      Duration trying) {
    this.calls = calls;
    this.authenticator = authenticator;
    this.transactions = transactions;
    this.flows = flows;
    this.replies = replies;
    this.own = new OwnResponses(replies);
    this.guard = guard;
    this.tally = tally;
    this.trying = trying;
    this.tokens = new FlowTokens(calls.clusterKey());
    this.branches = new Branches(calls.clusterKey(), flows);
    this.forwarding = new Forwarding(tokens, branches);
    this.ownRoutes = new RouteRemoval(flows, calls);
    this.targets = new Targets(flows, tokens);
  }

  /** Returns the way of bindings registered over the flow. */
  public Binding.Way way(Flow flow) {
    return targets.way(flow);
  }

  /**
   * Handles a request other than ACK, CANCEL and REGISTER without a known transaction. Our own
   * responses need no transaction (RFC 3261 §8.2.7): a repeated request gets the same response, and
   * unauthenticated peers cost no memory.
   *
   * @param from the flow on which it came
   * @param back the flow of responses
   * @param turn taken after the decision; if it is already taken, nothing is done
   */
  public void request(SIPRequest request, Flow from, Flow back, Turn turn) throws IOException {
    String loopMark = Branches.loopMark(request);
    Optional<SIPResponse> fault = fault(request, loopMark);
    Decision decision = fault.<Decision>map(Say::new).orElseGet(() -> decide(request, from));
    if (!turn.take()) {
      return;
    }
    switch (decision) {
      case Go(var found) -> fork(request, loopMark, from, back, found);
      case Say(var response) -> reply(back, response);
      case Ignore() -> tally.add(Count.DROPPED);
    }
  }

  /** Forwards an ACK for a 2xx, which belongs to no transaction, straight to the callee. */
  public void ack(SIPRequest ack, Flow from) throws IOException {
    String loopMark = Branches.loopMark(ack);
    String token = ownRoutes.take(ack);
    if (!(inDialog(ack, token) instanceof Go(var targets)) || exhausted(ack)) {
      tally.add(Count.DROPPED);
      return;
    }
    CallerIdentity.strip(ack);
    PhoneCommandHeaders.strip(ack);
    RequestTarget target = targets.getFirst();
    Flow to = flow(target);
    flows.send(
        to, forwarding.copy(ack, loopMark, from, target, to).encodeAsBytes(to.transport().name()));
  }

  /** Answers a CANCEL and cancels legs that ring (RFC 3261 §16.10), none after the end (§9.2). */
  public SIPResponse cancel(SIPRequest cancel) {
    Fork fork = ringing.get(key(cancel));
    if (fork != null) {
      fork.cancel(String.join(", ", HeaderValues.of(cancel, ReasonHeader.NAME)));
    }
    return replies.of(
        cancel,
        fork != null || transactions.hasInviteOf(cancel)
            ? SIPResponse.OK
            : SIPResponse.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
  }

  /** Forwards a repeated 2xx by its Via (RFC 3261 §16.7 step 10, RFC 6026), drops the rest. */
  public void stray(SIPResponse response) throws IOException {
    boolean again =
        response.getStatusCode() / 100 == 2
            && response.getCSeq().getMethod().equals(SIPRequest.INVITE)
            && branches.isOurs(response);
    CallerIdentity.strip(response);
    PhoneCommandHeaders.strip(response);
    response.removeFirst(Via.NAME);
    if (!again || response.getViaHeaders() == null) {
      tally.add(Count.DROPPED);
      return;
    }
    Optional<RequestTarget.To> hop = ReturnHop.of(response.getTopmostVia());
    if (hop.isPresent()) {
      Flow to = flows.open(hop.get().transport(), hop.get().address());
      flows.send(to, response.encodeAsBytes(to.transport().name()));
    }
  }

  /** Returns the number of forks without a final response. */
  public int undecided() {
    return ringing.size();
  }

  /** The way to handle a request. */
  private sealed interface Decision {}

  private record Go(List<RequestTarget> targets) implements Decision {}

  private record Say(SIPResponse response) implements Decision {}

  private record Ignore() implements Decision {}

  private Decision decide(SIPRequest request, Flow from) {
    String token = ownRoutes.take(request);
    Optional<Flow> named = tokens.ownFlow(token, request.getCallId().getCallId());
    if (named.isPresent()) {
      flows.known(from);
      return byNode(request, named.get());
    }
    CallerIdentity.strip(request);
    if (request.getTo().getTag() == null) {
      // Only requests within our calls are forwarded by the sender's Route (§16.6).
      return request.getRouteHeaders() == null
          ? initial(request, from)
          : new Say(replies.of(request, SIPResponse.FORBIDDEN, "Route Set Not Allowed"));
    }
    PhoneCommandHeaders.strip(request);
    return inDialog(request, token);
  }

  /** Handles a request by another node to use a flow that only this one has (RFC 5626 §5.3). */
  private Decision byNode(SIPRequest request, Flow flow) {
    if (!flows.alive(flow)) {
      return new Say(replies.of(request, 430, "Flow Failed"));
    }
    return new Go(
        List.of(
            new RequestTarget(
                request.getRequestURI(), List.of(), new RequestTarget.Over(flow), 0)));
  }

  /** Handles a request within a dialog that was set up through us. */
  private Decision inDialog(SIPRequest request, String token) {
    Optional<FlowTokens.End> other =
        tokens.otherEnd(
            token,
            request.getCallId().getCallId(),
            String.valueOf(request.getFrom().getTag()),
            String.valueOf(request.getTo().getTag()));
    if (other.isEmpty()) {
      return new Say(replies.of(request, SIPResponse.CALL_OR_TRANSACTION_DOES_NOT_EXIST));
    }
    return DialogHop.of(request, other.get(), flows)
        .<Decision>map(target -> new Go(List.of(target)))
        .orElseGet(
            () -> new Say(replies.of(request, SIPResponse.FORBIDDEN, "Route Set Not Allowed")));
  }

  private Decision initial(SIPRequest request, Flow from) {
    Optional<AddressOfRecord> sender =
        AddressesOfRecord.of(request.getFrom().getAddress().getURI(), "");
    String domain = sender.map(AddressOfRecord::domain).orElse("");
    Optional<AddressOfRecord> to = AddressesOfRecord.of(request.getRequestURI(), domain);
    if (to.isEmpty()) {
      return new Say(replies.of(request, SIPResponse.UNSUPPORTED_URI_SCHEME));
    }
    if (asksUs(request, to.get())) {
      return new Say(own.options(request));
    }
    if (to.get().user().isEmpty()
        && request.getRequestURI() instanceof SipUri uri
        && ownRoutes.isOurs(uri)) {
      return new Say(own.notServed(request));
    }
    if (flows.isOwnAddress(domain)) {
      // Some phones show only the user: with our address anybody could pass for one of our users.
      return new Say(replies.of(request, SIPResponse.FORBIDDEN, "Domain Required"));
    }
    AddressOfRecord claimed = sender.orElse(ANONYMOUS);
    String uri = request.getRequestURI().toString();
    List<String> credentials = HeaderValues.of(request, ProxyAuthorizationHeader.NAME);
    return switch (authenticator.check(request.getMethod(), uri, credentials, from)) {
      case Proof.Given(var account) -> {
        flows.known(from);
        yield routed(request, from, claimed, Optional.of(account), to.get(), false);
      }
      case Proof.Missing(var stale) ->
          routed(request, from, claimed, Optional.empty(), to.get(), stale);
      case Proof.Wrong() -> new Say(replies.of(request, SIPResponse.FORBIDDEN));
      case Proof.Malformed() ->
          new Say(replies.of(request, SIPResponse.BAD_REQUEST, "Bad Credentials"));
      case Proof.Barred() -> new Say(replies.of(request, SIPResponse.SERVICE_UNAVAILABLE));
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
    removeOurCredentials(request);
    CallRequest asked =
        new CallRequest(request.getMethod(), claimed, caller, to, from.remote().getAddress());
    return switch (calls.route(asked)) {
      case CallRoute.Ring(var bindings, var proven) -> {
        proven.ifPresent(user -> CallerIdentity.add(request, user));
        if (!caller.equals(Optional.of(to))) {
          PhoneCommandHeaders.strip(request);
        }
        List<RequestTarget> found = targets.of(bindings, request.getCallId().getCallId());
        yield found.isEmpty()
            ? refuse(
                request, from, caller, replies.of(request, SIPResponse.TEMPORARILY_UNAVAILABLE))
            : new Go(found);
      }
      case CallRoute.Redirect(var uris) -> new Say(own.redirect(request, uris));
      case CallRoute.Challenge(var realm, var offers) ->
          new Say(own.challenge(request, authenticator.challenges(realm, offers, stale, from)));
      case CallRoute.Refuse(var status, var reason) ->
          refuse(request, from, caller, replies.of(request, status, reason));
    };
  }

  /** Limits these responses for unauthenticated senders, or they could try all names. */
  private Decision refuse(
      SIPRequest request, Flow from, Optional<AddressOfRecord> caller, SIPResponse response) {
    boolean told =
        caller.isPresent() || guard.bears(from, SourceGuard.Offence.REFUSED, calls.tolerance());
    return told ? new Say(response) : new Ignore();
  }

  /** Removes credentials for us, so that no later hop sees them (RFC 3261 §22.3). */
  private void removeOurCredentials(SIPRequest request) {
    List<SIPHeader> foreign = new ArrayList<>(0);
    request
        .getHeaders(ProxyAuthorizationHeader.NAME)
        .forEachRemaining(
            header -> {
              if (!authenticator.isForUs(header.getHeaderValue())) {
                foreign.add(header);
              }
            });
    request.removeHeader(ProxyAuthorizationHeader.NAME);
    foreign.forEach(request::addHeader);
  }

  private void fork(
      SIPRequest request, String loopMark, Flow from, Flow back, List<RequestTarget> found) {
    Inbound inbound = transactions.accept(request, back);
    boolean invite = request.getMethod().equals(SIPRequest.INVITE);
    String key = key(request);
    Fork.Means means = new Fork.Means(transactions, flows, forwarding, replies, tally, trying);
    Fork fork = new Fork(means, request, loopMark, from, inbound, found, () -> ringing.remove(key));
    if (invite) {
      ringing.put(key, fork);
      tally.add(Count.CALLS);
    }
    try {
      fork.begin();
    } catch (RuntimeException e) {
      // After any failure, a request with a transaction gets a final response.
      tally.add(Count.FAILED);
      LOG.log(System.Logger.Level.ERROR, "A SIP request could not be forwarded", e);
      inbound.answer(replies.of(request, SIPResponse.SERVER_INTERNAL_ERROR));
      ringing.remove(key);
    }
  }

  /** Returns the response to a request that must not be forwarded (RFC 3261 §16.3). */
  private Optional<SIPResponse> fault(SIPRequest request, String loopMark) {
    if (exhausted(request)) {
      // OPTIONS traces the route hop by hop (§11).
      return Optional.of(
          request.getMethod().equals(SIPRequest.OPTIONS)
              ? own.options(request)
              : replies.of(request, SIPResponse.TOO_MANY_HOPS));
    }
    if (branches.loops(request, loopMark)) {
      return Optional.of(replies.of(request, SIPResponse.LOOP_DETECTED));
    }
    return own.unsupported(request, ProxyRequireHeader.NAME);
  }

  private static boolean exhausted(SIPRequest request) {
    return request.getMaxForwards() != null && request.getMaxForwards().getMaxForwards() <= 0;
  }

  /** Returns true for OPTIONS to a domain or this node, by which phones check that we are alive. */
  private boolean asksUs(SIPRequest request, AddressOfRecord to) {
    return request.getMethod().equals(SIPRequest.OPTIONS)
        && to.user().isEmpty()
        && request.getRequestURI() instanceof SipUri;
  }

  private void reply(Flow back, SIPResponse response) throws IOException {
    flows.send(back, response.encodeAsBytes(back.transport().name()));
  }

  private Flow flow(RequestTarget target) throws IOException {
    return switch (target.way()) {
      case RequestTarget.Over(var flow) -> flow;
      case RequestTarget.To(var transport, var address) -> flows.open(transport, address);
    };
  }

  /** Returns a key that a CANCEL shares with its INVITE (RFC 3261 §9.2). */
  private static String key(SIPRequest request) {
    Via via = request.getTopmostVia();
    return (via.getBranch() + " " + via.getSentBy()).toLowerCase(Locale.ROOT);
  }
}
