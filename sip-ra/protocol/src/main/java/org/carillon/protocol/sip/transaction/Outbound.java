package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;

/** A client transaction, which sends a request. Used in the call's lane only. */
public final class Outbound {

  /** Receives the responses, in the call's lane. */
  public interface Listener {

    /** Called for each response without retransmissions, but for each 2xx to an INVITE. */
    void answered(SIPResponse response);

    /** Called if no response came within timer B or F (RFC 3261 §17.1), or sending failed. */
    void failed(Failure failure);
  }

  /** The reason why there is no response. */
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
   * Sends a CANCEL for the INVITE (RFC 3261 §9.1): the peer then responds to the INVITE with 487,
   * unless it has already responded.
   *
   * @param reason the value of its Reason header; empty for none
   */
  public void cancel(String reason) {
    transactions.cancel(request, channel, reason);
  }
}
