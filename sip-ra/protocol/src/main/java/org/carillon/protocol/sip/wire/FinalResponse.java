package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;

/**
 * A final response of our own, without the parts that repeat its request.
 *
 * @param status from 200 on
 * @param reason its phrase
 * @param headers whole lines without their CRLF
 */
public record FinalResponse(int status, String reason, List<String> headers) {

  public FinalResponse {
    headers = List.copyOf(headers);
  }

  /** Returns a response with the status's usual phrase. */
  public static FinalResponse of(int status, String... headers) {
    return new FinalResponse(status, SIPResponse.getReasonPhrase(status), List.of(headers));
  }

  /** Returns a response with a phrase of its own. */
  public static FinalResponse saying(int status, String reason) {
    return new FinalResponse(status, reason, List.of());
  }
}
