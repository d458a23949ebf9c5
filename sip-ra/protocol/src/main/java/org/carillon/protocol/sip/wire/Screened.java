package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;

/** The result of screening a received message. */
public sealed interface Screened {

  /** A request other than REGISTER that parsed and has all mandatory headers. */
  record Request(SIPRequest request) implements Screened {}

  /** A REGISTER that has all mandatory headers. */
  record Registration(RegisterRequest request) implements Screened {}

  /** A response that parsed and has all mandatory headers. */
  record Response(SIPResponse response) implements Screened {}

  /** A request that only gets this whole response, sent to its source. */
  record Malformed(byte[] answer) implements Screened {}

  /** A message to be dropped without a response; the reason is for the log. */
  record Unfit(String why) implements Screened {}
}
