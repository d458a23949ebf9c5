package org.carillon.protocol.sip;

import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.call.CallControl;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Nonces;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.CallExecutor;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.load.SipCounters.Count;
import org.carillon.protocol.sip.load.SourceGuard;
import org.carillon.protocol.sip.load.Turn;
import org.carillon.protocol.sip.message.Replies;
import org.carillon.protocol.sip.proxy.Proxy;
import org.carillon.protocol.sip.registrar.Registrar;
import org.carillon.protocol.sip.transaction.JainSipLogger;
import org.carillon.protocol.sip.transaction.SipTransactions;
import org.carillon.protocol.sip.transaction.Timers;
import org.carillon.protocol.sip.wire.CallIds;
import org.carillon.protocol.sip.wire.FinalResponse;
import org.carillon.protocol.sip.wire.RegisterRequest;
import org.carillon.protocol.sip.wire.Screened;
import org.carillon.protocol.sip.wire.SipScreening;
import org.carillon.protocol.sip.wire.TopVia;

/** The entry: transports pass every message to {@link #received}. */
public final class Signalling implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Signalling.class.getName());
  private static final Duration NONCE_LIFE = Duration.ofMinutes(5);

  /** The number of checks for overdue work within that time. */
  private static final int LOOKS = 6;

  /**
   * The limits of the SIP side.
   *
   * @param calls the most calls processed at once
   * @param waiting the most waiting messages of one call
   * @param octets the most octets of all messages being processed or waiting
   * @param patience the longest time that the core may take to decide about a request
   * @param trying the longest time in which another node must respond with 100
   */
  public record Bounds(int calls, int waiting, long octets, Duration patience, Duration trying) {}

  private final CallControl calls;
  private final Flows flows;
  private final SipCounters tally;
  private final CallExecutor lanes;
  private final SourceGuard guard;
  private final Bounds bounds;
  private final AtomicLong held = new AtomicLong();
  private final Thread watchman;
  private final SipTransactions transactions;
  private final Replies replies;
  private final Registrar registrar;
  private final Proxy proxy;
  private volatile boolean closed;

  /** Starts with no state; call control must already respond. */
  public Signalling(CallControl calls, Flows flows, Bounds bounds, Clock clock, SipCounters tally) {
    this(calls, flows, bounds, clock, tally, Timers.ofMachine());
  }

  /**
   * @param alarms runs its timers
   */
  Signalling(
      CallControl calls,
      Flows flows,
      Bounds bounds,
      Clock clock,
      SipCounters tally,
      Timers alarms) {
    JainSipLogger.install();
    // One line for each value: many phones read only the first of several in a line.
    SIPHeaderList.setPrettyEncode(true);
    byte[] key = calls.clusterKey();
    this.calls = calls;
    this.flows = flows;
    this.tally = tally;
    this.lanes = new CallExecutor(bounds.calls(), bounds.waiting(), tally);
    this.guard = new SourceGuard(clock);
    this.bounds = bounds;
    this.transactions = new SipTransactions(flows, lanes, alarms);
    this.replies = new Replies(key);
    Authenticator authenticator =
        new Authenticator(calls, new Nonces(key, clock, NONCE_LIFE), flows::isOwnAddress, tally);
    this.registrar = new Registrar(calls, authenticator, tally);
    this.proxy =
        new Proxy(
            calls, authenticator, transactions, flows, replies, guard, tally, bounds.trying());
    this.watchman = Thread.ofVirtual().name("sip-overdue").start(this::watch);
  }

  /** Processes a whole message of a flow, to which responses go back; returns at once. */
  public void received(Flow flow, byte[] message) {
    if (closed) {
      tally.add(Count.DROPPED);
      return;
    }
    if (held.addAndGet(message.length) > bounds.octets()) {
      held.addAndGet(-message.length);
      tally.add(Count.OVERLOADED);
      return;
    }
    Turn turn = new Turn();
    CallExecutor.Offer offer =
        lanes.offer(
            CallIds.peek(message),
            () -> {
              try {
                handle(flow, message, turn);
              } finally {
                held.addAndGet(-message.length);
              }
            },
            () -> turn.take() && putOff(flow, message));
    if (offer != CallExecutor.Offer.TAKEN) {
      held.addAndGet(-message.length);
    }
    if (offer == CallExecutor.Offer.STUCK) {
      putOff(flow, message);
    }
  }

  /** Tells a sender that the server is overloaded. */
  private boolean putOff(Flow flow, byte[] message) {
    tally.add(Count.OVERDUE);
    refuse(flow, message, SIPResponse.SERVICE_UNAVAILABLE, Replies.COME_AGAIN);
    return true;
  }

  private void watch() {
    try {
      while (!closed) {
        Thread.sleep(bounds.patience().dividedBy(LOOKS));
        lanes.findOverdue(bounds.patience());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** Refuses, at once, a message too large; the head is what is known of its headers. */
  public void tooLarge(Flow flow, byte[] head) {
    if (closed) {
      tally.add(Count.DROPPED);
      return;
    }
    tally.add(Count.MALFORMED);
    if (isBorne(flow)) {
      refuse(flow, head, SIPResponse.MESSAGE_TOO_LARGE);
    }
  }

  /** Returns the number of transactions, including finished ones that linger. */
  public int transactions() {
    return transactions.size();
  }

  /** Returns true if no call has work until a message arrives or a timer fires. */
  boolean isIdle() {
    return lanes.areIdle();
  }

  /** Returns the number of calls without a final response. */
  public int undecided() {
    return proxy.undecided();
  }

  /** Ends all timers and threads; messages that arrive later are lost. */
  @Override
  public void close() {
    closed = true;
    watchman.interrupt();
    transactions.close();
  }

  private void handle(Flow flow, byte[] message, Turn turn) {
    try {
      switch (SipScreening.screen(message)) {
        case Screened.Request(var request) -> request(flow, request, turn);
        case Screened.Registration(var request) -> register(flow, request, turn);
        case Screened.Response(var response) -> {
          turn.take();
          response(response);
        }
        case Screened.Malformed(var answer) -> {
          turn.take();
          tally.add(Count.MALFORMED);
          if (isBorne(flow)) {
            flows.send(flow, answer);
          }
        }
        case Screened.Unfit(var why) -> {
          turn.take();
          tally.add(Count.DROPPED);
          isBorne(flow);
          LOG.log(System.Logger.Level.DEBUG, "Dropped from {0}: {1}", flow.remote(), why);
        }
      }
    } catch (IOException e) {
      nobodyThere(e);
    } catch (RuntimeException e) {
      tally.add(Count.FAILED);
      LOG.log(System.Logger.Level.ERROR, "A SIP message could not be handled", e);
      turn.take();
      refuse(flow, message, SIPResponse.SERVER_INTERNAL_ERROR);
    }
  }

  /** Counts a malformed message, returns whether it gets a response; may close the connection. */
  private boolean isBorne(Flow flow) {
    boolean borne = guard.bears(flow, SourceGuard.Offence.MALFORMED, calls.tolerance());
    if (!borne) {
      flows.close(flow);
    }
    return borne;
  }

  /** Responds to a request using only its lines, whatever is wrong with it or with us. */
  private void refuse(Flow flow, byte[] message, int status, String... headers) {
    try {
      Optional<byte[]> answer =
          SipScreening.refusal(message, status, SIPResponse.getReasonPhrase(status), headers);
      if (answer.isPresent()) {
        flows.send(flow, answer.get());
      }
    } catch (IOException e) {
      nobodyThere(e);
    }
  }

  private static void nobodyThere(IOException e) {
    LOG.log(System.Logger.Level.DEBUG, "The response could not be sent: {0}", e.getMessage());
  }

  private void request(Flow flow, SIPRequest request, Turn turn) throws IOException {
    tally.add(Count.REQUESTS);
    Flow back = returnFlow(flow, request.getTopmostVia());
    switch (request.getMethod()) {
      case SIPRequest.CANCEL -> {
        turn.take();
        reply(back, proxy.cancel(request));
      }
      case SIPRequest.ACK -> {
        turn.take();
        if (!transactions.absorb(request)) {
          proxy.ack(request, flow);
        }
      }
      default -> {
        if (transactions.absorb(request)) {
          turn.take();
        } else {
          proxy.request(request, flow, back, turn);
        }
      }
    }
  }

  private void register(Flow flow, RegisterRequest request, Turn turn) throws IOException {
    tally.add(Count.REQUESTS);
    TopVia via = request.via();
    boolean rport = via.parameters().has(Via.RPORT);
    String source = Flow.host(flow.remote().getAddress());
    String received =
        (rport || !source.equals(via.host()) ? ";received=" + source : "")
            + (rport ? ";rport=" + flow.remote().getPort() : "");
    FinalResponse reply = registrar.register(request, flow, () -> proxy.way(flow));
    if (reply.status() == SIPResponse.OK) {
      flows.known(flow);
    }
    if (turn.take()) {
      flows.send(
          returnFlow(flow, rport, via.port()),
          request.answer(reply, received, replies.tag(request)));
    }
  }

  private void response(SIPResponse response) throws IOException {
    tally.add(Count.RESPONSES);
    if (!transactions.deliver(response)) {
      proxy.stray(response);
    }
  }

  private void reply(Flow back, SIPResponse response) throws IOException {
    flows.send(back, response.encodeAsBytes(back.transport().name()));
  }

  /**
   * Writes the request's real source to the Via (RFC 3261 §18.2.1, RFC 3581 §4), and returns the
   * flow for its responses: the same, except that a UDP client that did not ask for rport listens
   * at the port that it named.
   */
  private static Flow returnFlow(Flow flow, Via via) {
    String source = Flow.host(flow.remote().getAddress());
    boolean rport = via.hasParameter(Via.RPORT);
    try {
      via.removeParameter(Via.RECEIVED);
      if (rport || !source.equals(via.getHost())) {
        via.setReceived(source);
      }
      if (rport) {
        via.setParameter(Via.RPORT, String.valueOf(flow.remote().getPort()));
      }
    } catch (ParseException e) {
      throw new IllegalStateException("an address of our own socket", e);
    }
    return returnFlow(flow, rport, via.getPort());
  }

  private static Flow returnFlow(Flow flow, boolean rport, int named) {
    if (rport || flow.transport() != Transport.UDP) {
      return flow;
    }
    int port = named > 0 ? named : Transport.UDP.defaultPort();
    return new Flow(
        flow.transport(),
        flow.local(),
        new InetSocketAddress(flow.remote().getAddress(), port),
        flow.connection());
  }
}
