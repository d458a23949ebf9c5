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
import org.carillon.contract.call.CallDesk;
import org.carillon.protocol.sip.Tally.Count;
import org.carillon.protocol.sip.digest.Authenticator;
import org.carillon.protocol.sip.digest.Nonces;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.proxy.Proxy;
import org.carillon.protocol.sip.registrar.Registrar;
import org.carillon.protocol.sip.transaction.StackLog;
import org.carillon.protocol.sip.transaction.Transactions;
import org.carillon.protocol.sip.wire.CallIds;
import org.carillon.protocol.sip.wire.RegisterRequest;
import org.carillon.protocol.sip.wire.Reply;
import org.carillon.protocol.sip.wire.Screened;
import org.carillon.protocol.sip.wire.Screening;
import org.carillon.protocol.sip.wire.TopVia;

/** The way in: every message a transport receives is given to {@link #received}. */
public final class Signalling implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Signalling.class.getName());
  private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
  private static final int TOLERATED_OFFENCES = 30;
  private static final Duration OFFENCE_SPAN = Duration.ofMinutes(1);

  /**
   * The bounds of the SIP side.
   *
   * @param calls how many calls are worked on at the same moment
   * @param waiting how many messages of one call may wait for their turn
   */
  public record Bounds(int calls, int waiting) {}

  private final Flows flows;
  private final Tally tally;
  private final Lanes lanes;
  private final SourceGuard guard;
  private final Transactions transactions;
  private final Replies replies;
  private final Registrar registrar;
  private final Proxy proxy;
  private volatile boolean closed;

  /** Starts with no state; the desk must be answering already. */
  public Signalling(CallDesk desk, Flows flows, Bounds bounds, Clock clock, Tally tally) {
    StackLog.install();
    // A line for each value: many phones read only the first of several in one line.
    SIPHeaderList.setPrettyEncode(true);
    byte[] key = desk.clusterKey();
    this.flows = flows;
    this.tally = tally;
    this.lanes = new Lanes(bounds.calls(), bounds.waiting(), tally);
    this.guard = new SourceGuard(clock, TOLERATED_OFFENCES, OFFENCE_SPAN);
    this.transactions = new Transactions(flows, lanes);
    this.replies = new Replies(key);
    Authenticator authenticator =
        new Authenticator(desk, new Nonces(key, clock, NONCE_LIFE), guard, tally);
    this.registrar = new Registrar(desk, authenticator, tally);
    this.proxy = new Proxy(desk, authenticator, transactions, flows, replies, tally);
  }

  /**
   * Takes one whole message; returns at once.
   *
   * @param flow the way it came, which is the way back
   */
  public void received(Flow flow, byte[] message) {
    if (closed || !guard.admits(flow.remote().getAddress())) {
      tally.add(Count.DROPPED);
      return;
    }
    String callId = CallIds.peek(message);
    lanes.offer(callId, () -> handle(flow, message));
  }

  /**
   * Refuses a message that was not taken whole; returns at once.
   *
   * @param head its start line and headers, as far as they are known, and an empty line
   */
  public void tooLarge(Flow flow, byte[] head) {
    if (closed || !guard.admits(flow.remote().getAddress())) {
      tally.add(Count.DROPPED);
      return;
    }
    tally.add(Count.MALFORMED);
    guard.blame(flow.remote().getAddress());
    refuse(flow, head, SIPResponse.MESSAGE_TOO_LARGE);
  }

  /** How many transactions there are, finished ones that still linger included. */
  public int transactions() {
    return transactions.size();
  }

  /** How many calls have no final answer yet. */
  public int undecided() {
    return proxy.undecided();
  }

  /** Ends all timers and threads; what comes in afterwards is lost. */
  @Override
  public void close() {
    closed = true;
    transactions.close();
  }

  private void handle(Flow flow, byte[] message) {
    try {
      switch (Screening.screen(message)) {
        case Screened.Request(var request) -> request(flow, request);
        case Screened.Registration(var request) -> register(flow, request);
        case Screened.Response(var response) -> response(response);
        case Screened.Malformed(var answer) -> {
          tally.add(Count.MALFORMED);
          guard.blame(flow.remote().getAddress());
          flows.send(flow, answer);
        }
        case Screened.Unfit(var why) -> {
          tally.add(Count.DROPPED);
          guard.blame(flow.remote().getAddress());
          LOG.log(System.Logger.Level.DEBUG, "Dropped from {0}: {1}", flow.remote(), why);
        }
      }
    } catch (IOException e) {
      nobodyThere(e);
    } catch (RuntimeException e) {
      tally.add(Count.FAILED);
      LOG.log(System.Logger.Level.ERROR, "A SIP message could not be handled", e);
      refuse(flow, message, SIPResponse.SERVER_INTERNAL_ERROR);
    }
  }

  /** Answers a request from its lines alone, whatever else is wrong with it or with us. */
  private void refuse(Flow flow, byte[] message, int status) {
    try {
      Optional<byte[]> answer =
          Screening.refusal(message, status, SIPResponse.getReasonPhrase(status));
      if (answer.isPresent()) {
        flows.send(flow, answer.get());
      }
    } catch (IOException e) {
      nobodyThere(e);
    }
  }

  private static void nobodyThere(IOException e) {
    LOG.log(System.Logger.Level.DEBUG, "Nobody there to answer: {0}", e.getMessage());
  }

  private void request(Flow flow, SIPRequest request) throws IOException {
    tally.add(Count.REQUESTS);
    Flow back = returnFlow(flow, request.getTopmostVia());
    switch (request.getMethod()) {
      case SIPRequest.CANCEL -> reply(back, proxy.cancel(request));
      case SIPRequest.ACK -> {
        if (!transactions.absorb(request)) {
          proxy.ack(request, flow);
        }
      }
      default -> {
        if (!transactions.absorb(request)) {
          proxy.request(request, flow, back);
        }
      }
    }
  }

  private void register(Flow flow, RegisterRequest request) throws IOException {
    tally.add(Count.REQUESTS);
    TopVia via = request.via();
    boolean rport = via.parameters().has(Via.RPORT);
    String source = Flow.host(flow.remote().getAddress());
    String received =
        (rport || !source.equals(via.host()) ? ";received=" + source : "")
            + (rport ? ";rport=" + flow.remote().getPort() : "");
    Reply reply = registrar.register(request, flow.remote().getAddress(), () -> proxy.way(flow));
    flows.send(
        returnFlow(flow, rport, via.port()), request.answer(reply, received, replies.tag(request)));
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
   * Notes in the Via where the request really came from (RFC 3261 §18.2.1, RFC 3581 §4), and tells
   * where its responses go: over the same flow, except that a UDP client that did not ask for rport
   * listens at the port it named.
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
