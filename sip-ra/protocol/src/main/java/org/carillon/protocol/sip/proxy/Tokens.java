package org.carillon.protocol.sip.proxy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Seal;

/**
 * The user parts of our own Route and Record-Route URIs. They name flows (RFC 5626 §5.2) and are
 * signed together with the Call-ID, so that nobody can make us relay outside a dialog that came
 * through us, or reach a phone with a token seen elsewhere.
 */
final class Tokens {
  private static final String DIALOG = "d.";
  private static final String EDGE = "e.";
  private static final String BETWEEN = "|";

  private final Seal seal;

  Tokens(byte[] clusterKey) {
    this.seal = new Seal(clusterKey, "sip-flow");
  }

  /** For Record-Route: the two ends of a dialog, as this node reaches them. */
  String dialog(String callId, String callerTag, Flow caller, Flow callee) {
    String payload = encode(caller.text() + BETWEEN + callee.text());
    return DIALOG + payload + "." + seal.sign(DIALOG, callId, callerTag, payload);
  }

  /**
   * The flow to the other end of a dialog. Which end the sender is follows from whose tag the token
   * was signed with.
   *
   * @return empty when the token is not ours or not this dialog's
   */
  Optional<Flow> otherEnd(String token, String callId, String fromTag, String toTag) {
    int dot = token.lastIndexOf('.');
    if (!token.startsWith(DIALOG) || dot < DIALOG.length()) {
      return Optional.empty();
    }
    String payload = token.substring(DIALOG.length(), dot);
    String signature = token.substring(dot + 1);
    boolean fromCaller = seal.genuine(signature, DIALOG, callId, fromTag, payload);
    if (!fromCaller && !seal.genuine(signature, DIALOG, callId, toTag, payload)) {
      return Optional.empty();
    }
    String text = decode(payload);
    int between = text.indexOf(BETWEEN);
    return Flow.parse(fromCaller ? text.substring(between + 1) : text.substring(0, between));
  }

  /** For Route: another node's flow to a phone. */
  String edge(String callId, String flow) {
    String payload = encode(flow);
    return EDGE + payload + "." + seal.sign(EDGE, callId, payload);
  }

  /** The flow of this node that another node of ours named; empty when none did. */
  Optional<Flow> ownFlow(String token, String callId) {
    int dot = token.lastIndexOf('.');
    if (!token.startsWith(EDGE) || dot < EDGE.length()) {
      return Optional.empty();
    }
    String payload = token.substring(EDGE.length(), dot);
    return seal.genuine(token.substring(dot + 1), EDGE, callId, payload)
        ? Flow.parse(decode(payload))
        : Optional.empty();
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String decode(String payload) {
    return new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.US_ASCII);
  }
}
