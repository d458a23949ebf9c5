package org.carillon.protocol.sip.message;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import org.carillon.protocol.sip.flow.TokenSignature;
import org.carillon.protocol.sip.wire.RegisterRequest;
import org.carillon.protocol.sip.wire.ViaFirst;

/** Creates our responses; the To tag depends only on the request (RFC 3261 §8.2.7). */
public final class Replies {
  /**
   * The header of every 503 (RFC 3261 §21.5.4): without it a phone may leave for another server.
   */
  public static final String COME_AGAIN = "Retry-After: 10";

  private static final int TAG_LENGTH = 12;

  private final TokenSignature seal;

  /** Creates replies whose tags use this key. */
  public Replies(byte[] clusterKey) {
    this.seal = new TokenSignature(clusterKey, "sip-tag");
  }

  /** A response with the status's usual phrase. */
  public SIPResponse of(SIPRequest request, int status) {
    return of(request, status, SIPResponse.getReasonPhrase(status));
  }

  /** A response with this phrase. */
  public SIPResponse of(SIPRequest request, int status, String reason) {
    SIPResponse response = tagged(request, request.createResponse(status, reason));
    ViaFirst.order(response);
    if (status == SIPResponse.SERVICE_UNAVAILABLE) {
      response.addHeader(COME_AGAIN);
    }
    return response;
  }

  /** Adds our tag to a response made elsewhere, if To has none yet. */
  public SIPResponse tagged(SIPRequest request, SIPResponse response) {
    if (response.getTo().getTag() == null && response.getStatusCode() != SIPResponse.TRYING) {
      try {
        response.getTo().setTag(tag(request));
      } catch (ParseException e) {
        throw new IllegalStateException("a tag of our own making", e);
      }
    }
    return response;
  }

  private String tag(SIPRequest request) {
    return tag(
        request.getCallId().getCallId(),
        String.valueOf(request.getFrom().getTag()),
        request.getCSeq().getSeqNumber(),
        String.valueOf(request.getTopmostVia().getBranch()));
  }

  /** Returns our To tag for the response to a REGISTER. */
  public String tag(RegisterRequest request) {
    return tag(
        request.callId(),
        request.fromTag(),
        request.cseq(),
        request.via().parameters().get("branch").orElse(""));
  }

  private String tag(String callId, String fromTag, long cseq, String branch) {
    return seal.sign(callId, fromTag, String.valueOf(cseq), branch).substring(0, TAG_LENGTH);
  }
}
