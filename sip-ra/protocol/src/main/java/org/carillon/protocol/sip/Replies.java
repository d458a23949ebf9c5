package org.carillon.protocol.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import org.carillon.protocol.sip.flow.Seal;

/**
 * Makes the responses we give of our own. Their To tag follows from the request alone, so a
 * retransmission answered without a transaction gets the same (RFC 3261 §8.2.7).
 */
public final class Replies {
  private static final int TAG_LENGTH = 12;

  private final Seal seal;

  /** Replies tagged under this key. */
  public Replies(byte[] clusterKey) {
    this.seal = new Seal(clusterKey, "sip-tag");
  }

  /** A response with the status's usual phrase. */
  public SIPResponse of(SIPRequest request, int status) {
    return tagged(request, request.createResponse(status));
  }

  /** A response with this phrase. */
  public SIPResponse of(SIPRequest request, int status, String reason) {
    return tagged(request, request.createResponse(status, reason));
  }

  /** Adds our tag to a response made elsewhere, where To has none yet. */
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
    return seal.sign(
            request.getCallId().getCallId(),
            String.valueOf(request.getFrom().getTag()),
            String.valueOf(request.getCSeq().getSeqNumber()),
            String.valueOf(request.getTopmostVia().getBranch()))
        .substring(0, TAG_LENGTH);
  }
}
