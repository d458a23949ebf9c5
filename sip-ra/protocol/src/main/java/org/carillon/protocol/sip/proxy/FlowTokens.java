package org.carillon.protocol.sip.proxy;

import java.util.Optional;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Opaque;

/**
 * The user parts of our own Route and Record-Route URIs. They name flows (RFC 5626 §5.2) and are
 * good in one call only, so that nobody can make us relay outside a dialog that came through us, or
 * reach a phone with a token seen elsewhere. They are encrypted: either end of a call carries them,
 * and is not told where the other one is.
 */
final class FlowTokens {
  private static final String DIALOG = "d.";
  private static final String EDGE = "e.";
  private static final String BETWEEN = "|";
  private static final int PARTS = 4;

  private final Opaque opaque;

  FlowTokens(byte[] clusterKey) {
    this.opaque = new Opaque(clusterKey, "sip-flow");
  }

  /**
   * One end of a dialog.
   *
   * @param flow the way to the neighbour on that side
   * @param hop where that neighbour listens, when it is known to be one that routes
   */
  record End(Flow flow, Optional<RequestTarget.To> hop) {
    private String text() {
      return flow.text() + BETWEEN + hop.map(RequestTarget.To::text).orElse("");
    }

    private static Optional<End> parse(String flow, String hop) {
      return Flow.parse(flow).map(way -> new End(way, RequestTarget.To.parse(hop)));
    }
  }

  /** For Record-Route: the two ends of a dialog, as this node reaches them. */
  String dialog(String callId, String callerTag, End caller, End callee) {
    return DIALOG + opaque.hide(caller.text() + BETWEEN + callee.text(), DIALOG, callId, callerTag);
  }

  /**
   * The other end of a dialog. Which end the sender is follows from whose tag the token is bound
   * to.
   *
   * @return empty when the token is not ours or not this dialog's
   */
  Optional<End> otherEnd(String token, String callId, String fromTag, String toTag) {
    if (!token.startsWith(DIALOG)) {
      return Optional.empty();
    }
    String hidden = token.substring(DIALOG.length());
    Optional<String[]> callee = opaque.see(hidden, DIALOG, callId, fromTag).map(FlowTokens::parts);
    if (callee.isPresent()) {
      return End.parse(callee.get()[2], callee.get()[3]);
    }
    return opaque
        .see(hidden, DIALOG, callId, toTag)
        .map(FlowTokens::parts)
        .flatMap(caller -> End.parse(caller[0], caller[1]));
  }

  /** For Route: another node's flow to a phone. */
  String edge(String callId, String flow) {
    return EDGE + opaque.hide(flow, EDGE, callId);
  }

  /** The flow of this node that another node of ours named; empty when none did. */
  Optional<Flow> ownFlow(String token, String callId) {
    return token.startsWith(EDGE)
        ? opaque.see(token.substring(EDGE.length()), EDGE, callId).flatMap(Flow::parse)
        : Optional.empty();
  }

  private static String[] parts(String text) {
    return text.split("\\|", PARTS);
  }
}
