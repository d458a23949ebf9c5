package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.message.SIPResponse;

/** What a leg of a fork came to. */
sealed interface Answer {

  /** The SIP status. */
  int status();

  /** A response a peer sent. */
  record Received(SIPResponse response) implements Answer {
    @Override
    public int status() {
      return response.getStatusCode();
    }
  }

  /** What we conclude ourselves: 408 after silence, 503 when a peer cannot be sent to. */
  record Concluded(int status) implements Answer {}
}
