package org.carillon.protocol.sip.wire;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;

/** What a received message turned out to be. */
public sealed interface Screened {

  /** A request other than REGISTER that parsed and has all mandatory headers. */
  record Request(SIPRequest request) implements Screened {}

  /** A REGISTER that has all mandatory headers. */
  record Registration(RegisterRequest request) implements Screened {}

  /** A response that parsed and has all mandatory headers. */
  record Response(SIPResponse response) implements Screened {}

  /**
   * A request that cannot be served, but its sender can be told.
   *
   * @param answer the whole response, to be sent back where the request came from
   */
  record Malformed(byte[] answer) implements Screened {}

  /**
   * To be dropped without an answer.
   *
   * @param why for the log
   */
  record Unfit(String why) implements Screened {}
}
