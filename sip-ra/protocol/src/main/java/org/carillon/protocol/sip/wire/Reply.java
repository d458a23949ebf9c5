package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;

/**
 * A final response of our own, but for what it repeats of its request.
 *
 * @param status from 200 on
 * @param reason its phrase
 * @param headers whole lines without their CRLF
 */
public record Reply(int status, String reason, List<String> headers) {

  /** Keeps the headers from being changed behind the reply's back. */
  public Reply {
    headers = List.copyOf(headers);
  }

  /** With the status's usual phrase. */
  public static Reply of(int status, String... headers) {
    return new Reply(status, SIPResponse.getReasonPhrase(status), List.of(headers));
  }

  /** With a phrase of its own. */
  public static Reply saying(int status, String reason) {
    return new Reply(status, reason, List.of());
  }
}
