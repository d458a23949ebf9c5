package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.load.SipCounters;
import org.carillon.protocol.sip.load.SipCounters.Count;
import org.carillon.protocol.sip.message.Replies;
import org.carillon.protocol.sip.transaction.Inbound;
import org.carillon.protocol.sip.transaction.Outbound;
import org.carillon.protocol.sip.transaction.SipTransactions;
import org.carillon.protocol.sip.transaction.Timers;

/** A request being forwarded, from its server transaction to its targets. In its call's lane. */
final class Fork {
  private static final System.Logger LOG = System.getLogger(Fork.class.getName());

  /** Timer C must exceed three minutes (RFC 3261 §16.6 step 11). */
  private static final Duration TIMER_C = Duration.ofSeconds(185);

  /** The longest wait for a cancelled phone's response (RFC 3261 §9.1: 64*T1). */
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(32);

  /** The collaborators of every fork, and the time in which a node must respond with 100. */
  record Means(
      SipTransactions transactions,
      Flows flows,
      Forwarding forwarding,
      Replies replies,
      SipCounters tally,
      Duration trying) {}

  private final Means means;
  private final SIPRequest request;
  private final String loopMark;
  private final Flow from;
  private final Inbound inbound;
  private final List<RequestTarget> targets;
  private final ResponseContext context;
  private final List<Leg> legs = new ArrayList<>();
  private final Runnable onDecision;
  private final boolean invite;
  private final Set<RequestTarget.Way> unreachable = new HashSet<>();
  private boolean told;

  /** Creates an unsent fork; {@code onDecision} runs once after the final response. */
  Fork(
      Means means,
      SIPRequest request,
      String loopMark,
      Flow from,
      Inbound inbound,
      List<RequestTarget> targets,
      Runnable onDecision) {
    this.means = means;
    this.request = request;
    this.loopMark = loopMark;
    this.from = from;
    this.inbound = inbound;
    this.targets = targets;
    this.onDecision = onDecision;
    this.invite = request.getMethod().equals(SIPRequest.INVITE);
    this.context =
        new ResponseContext(invite, targets.stream().map(RequestTarget::priority).toList());
    for (int i = 0; i < targets.size(); i++) {
      legs.add(new Leg(i));
    }
  }

  /** Sends the request to the first targets. */
  void begin() {
    follow(context.begin());
  }

  /** Cancels the fork for the caller, with its Reason header's value; empty for none. */
  void cancel(String reason) {
    follow(context.cancelled(reason));
  }

  private void follow(List<ResponseContext.Step> steps) {
    for (ResponseContext.Step step : steps) {
      switch (step) {
        case ResponseContext.Ring(var leg) -> legs.get(leg).ring();
        case ResponseContext.Cancel(var leg, var reason) -> legs.get(leg).cancel(reason);
        case ResponseContext.Forward(var answer) -> forward(answer);
      }
    }
    if (!told && context.decided()) {
      told = true;
      onDecision.run();
    }
  }

  private void forward(Answer answer) {
    switch (answer) {
      case Answer.Received(var response) -> relay(response);
      case Answer.Concluded(var status) -> inbound.answer(means.replies.of(request, status));
    }
  }

  private void relay(SIPResponse response) {
    if (response.getStatusCode() == SIPResponse.SERVICE_UNAVAILABLE) {
      // A 503 would make the caller avoid this proxy, not that phone (RFC 3261 §16.7 step 6).
      inbound.answer(means.replies.of(request, SIPResponse.SERVER_INTERNAL_ERROR));
      return;
    }
    if (invite && response.getStatusCode() / 100 == 2) {
      means.tally.add(Count.ANSWERED);
    }
    inbound.answer(response);
  }

  /** One target's part. */
  private final class Leg implements Outbound.Listener {
    private final int index;
    private Outbound outbound;
    private Timers.Alarm timer;
    private boolean abandoned;

    Leg(int index) {
      this.index = index;
    }

    void ring() {
      RequestTarget target = targets.get(index);
      try {
        Flow to = flow(target.way());
        SIPRequest copy = means.forwarding.copy(request, loopMark, from, target, to);
        outbound = means.transactions.send(copy, to, this);
        if (invite && target.way() instanceof RequestTarget.To) {
          disarm();
          timer = means.transactions.timer().after(means.trying, callId(), this::abandon);
        } else if (invite) {
          arm(TIMER_C);
        }
      } catch (IOException e) {
        LOG.log(
            System.Logger.Level.DEBUG,
            "The request could not be sent to the target: {0}",
            e.getMessage());
        follow(context.answered(index, new Answer.Concluded(SIPResponse.REQUEST_TIMEOUT)));
      }
    }

    /** Abandons a node that sent no 100: it is frozen or cut off. If it returns, it gets CANCEL. */
    private void abandon() {
      abandoned = true;
      conclude(SIPResponse.TEMPORARILY_UNAVAILABLE);
    }

    void cancel(String reason) {
      outbound.cancel(reason);
      disarm();
      timer =
          means
              .transactions
              .timer()
              .after(CANCEL_PATIENCE, callId(), () -> conclude(SIPResponse.REQUEST_TERMINATED));
    }

    @Override
    public void answered(SIPResponse response) {
      int status = response.getStatusCode();
      if (abandoned && status < 200) {
        outbound.cancel("");
        return;
      }
      CallerIdentity.strip(response);
      PhoneCommandHeaders.strip(response);
      if (status >= 200) {
        disarm();
      } else if (invite && (status > 100 || targets.get(index).way() instanceof RequestTarget.To)) {
        arm(TIMER_C);
      }
      response.removeFirst(Via.NAME);
      if (response.getViaHeaders() != null) {
        follow(context.answered(index, new Answer.Received(response)));
      }
    }

    @Override
    public void failed(Outbound.Failure failure) {
      disarm();
      conclude(SIPResponse.REQUEST_TIMEOUT);
    }

    private void conclude(int status) {
      follow(context.answered(index, new Answer.Concluded(status)));
    }

    private void arm(Duration delay) {
      disarm();
      timer =
          means.transactions.timer().after(delay, callId(), () -> follow(context.overdue(index)));
    }

    private void disarm() {
      if (timer != null) {
        timer.cancel();
      }
    }
  }

  private Flow flow(RequestTarget.Way way) throws IOException {
    return switch (way) {
      case RequestTarget.Over(var flow) -> flow;
      case RequestTarget.To to -> open(to);
    };
  }

  /** Opened once for all its phones: each attempt to reach a dead node takes the full timeout. */
  private Flow open(RequestTarget.To to) throws IOException {
    if (unreachable.contains(to)) {
      throw new IOException("could not be reached recently");
    }
    try {
      return means.flows.open(to.transport(), to.address());
    } catch (IOException e) {
      unreachable.add(to);
      throw e;
    }
  }

  private String callId() {
    return request.getCallId().getCallId();
  }
}
