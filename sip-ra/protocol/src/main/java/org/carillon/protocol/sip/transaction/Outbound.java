package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;

/** A client transaction: a request on its way. Used in the call's lane only. */
public final class Outbound {

  /** Who waits for the answers. Called in the call's lane. */
  public interface Listener {

    /** A response came; retransmissions are left out, but each 2xx to an INVITE is told. */
    void answered(SIPResponse response);

    /** No response within timer B or F (RFC 3261 §17.1), or the peer cannot be sent to. */
    void failed(Failure failure);
  }

  /** Why there is no answer. */
  public enum Failure {
    /** Timer B or F went off. */
    TIMEOUT,
    /** The flow is gone. */
    TRANSPORT
  }

  private final SipTransactions transactions;
  private final SIPRequest request;
  private final FlowChannel channel;

  Outbound(SipTransactions transactions, SIPRequest request, FlowChannel channel) {
    this.transactions = transactions;
    this.request = request;
    this.channel = channel;
  }

  /**
   * Sends a CANCEL for the INVITE (RFC 3261 §9.1): the INVITE is then answered by 487, if the peer
   * was not quicker.
   *
   * @param reason the value of its Reason header; empty for none
   */
  public void cancel(String reason) {
    transactions.cancel(request, channel, reason);
  }
}
