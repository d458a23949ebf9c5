package org.carillon.protocol.sip.proxy;

import gov.nist.javax.sip.message.SIPResponse;

/** The result of a leg of a fork. */
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

  /** Our own conclusion: 408 after a timeout, 503 if a message cannot be sent to the peer. */
  record Concluded(int status) implements Answer {}
}
