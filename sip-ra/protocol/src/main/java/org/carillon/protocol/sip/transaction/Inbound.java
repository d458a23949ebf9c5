package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.message.SIPResponse;
import java.io.IOException;

/** A server transaction, which sends responses. Used in the call's lane only. */
public final class Inbound {
  private static final System.Logger LOG = System.getLogger(Inbound.class.getName());

  private final FlowServerTransaction transaction;

  Inbound(FlowServerTransaction transaction) {
    this.transaction = transaction;
  }

  /** Sends a response, a final one repeatedly (RFC 3261 §17.2); only logs that the peer is gone. */
  public void answer(SIPResponse response) {
    try {
      transaction.sendMessage(response);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "Response could not be sent: {0}", e.getMessage());
    }
  }
}
