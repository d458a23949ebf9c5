package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPServerTransactionImpl;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;

/**
 * A server transaction whose responses go back over the flow the request came by (RFC 3581 §4, RFC
 * 5923), where JAIN-SIP would look for a listening point by the Via.
 */
final class FlowServerTransaction extends SIPServerTransactionImpl {
  private final FlowChannel channel;
  private byte[] last = new byte[0];

  FlowServerTransaction(SIPTransactionStack stack, FlowChannel channel) {
    super(stack, channel);
    this.channel = channel;
  }

  @Override
  protected void sendResponse(SIPResponse response) throws IOException {
    try {
      last = response.encodeAsBytes(getTransport());
      channel.send(last);
    } finally {
      startTransactionTimer();
    }
  }

  @Override
  public void resendLastResponseAsBytes() throws IOException {
    channel.send(last);
  }
}
