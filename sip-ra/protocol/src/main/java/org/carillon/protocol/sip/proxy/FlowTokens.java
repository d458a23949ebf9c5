package org.carillon.protocol.sip.proxy;

import java.util.Optional;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.TokenCipher;

/**
 * The user parts of our own Route and Record-Route URIs. They identify flows (RFC 5626 §5.2) and
 * are valid in one call only, so that nobody can make us relay outside a dialog that came through
 * us, or reach a phone with a token of another call. They are encrypted: both ends of a call carry
 * them, and neither learns the other's address.
 */
final class FlowTokens {
  private static final String DIALOG = "d.";
  private static final String EDGE = "e.";
  private static final String BETWEEN = "|";
  private static final int PARTS = 4;

  private final TokenCipher opaque;

  FlowTokens(byte[] clusterKey) {
    this.opaque = new TokenCipher(clusterKey, "sip-flow");
  }

  /**
   * One end of a dialog.
   *
   * @param flow the flow to the neighbour on that side
   * @param hop the address at which that neighbour listens, if it is known to be a proxy
   */
  record End(Flow flow, Optional<RequestTarget.To> hop) {
    private String text() {
      return flow.text() + BETWEEN + hop.map(RequestTarget.To::text).orElse("");
    }

    private static Optional<End> parse(String flow, String hop) {
      return Flow.parse(flow).map(way -> new End(way, RequestTarget.To.parse(hop)));
    }
  }

  /** Returns the token for Record-Route: the two ends of a dialog, as this node reaches them. */
  String dialog(String callId, String callerTag, End caller, End callee) {
    return DIALOG + opaque.hide(caller.text() + BETWEEN + callee.text(), DIALOG, callId, callerTag);
  }

  /**
   * Returns the other end of a dialog. The tag to which the token is bound tells which end the
   * sender is.
   *
   * @return empty if the token is not ours or not this dialog's
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

  /** Returns the token for Route: another node's flow to a phone. */
  String edge(String callId, String flow) {
    return EDGE + opaque.hide(flow, EDGE, callId);
  }

  /** Returns this node's flow in another node's token; empty if there is none. */
  Optional<Flow> ownFlow(String token, String callId) {
    return token.startsWith(EDGE)
        ? opaque.see(token.substring(EDGE.length()), EDGE, callId).flatMap(Flow::parse)
        : Optional.empty();
  }

  private static String[] parts(String text) {
    return text.split("\\|", PARTS);
  }
}
