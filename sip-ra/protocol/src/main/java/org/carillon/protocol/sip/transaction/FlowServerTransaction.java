package org.carillon.protocol.sip.transaction;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.SIPServerTransactionImpl;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import org.carillon.protocol.sip.wire.ViaFirst;

/**
 * A server transaction whose responses go back over the request's flow (RFC 3581 §4, RFC 5923),
 * where JAIN-SIP would look for a listening point by the Via. After a 2xx it keeps no message: it
 * only absorbs retransmissions, for half a minute.
 */
final class FlowServerTransaction extends SIPServerTransactionImpl {
  private final FlowChannel channel;
  private final String branch;
  private final HostPort sentBy;
  private byte[] last = new byte[0];

  FlowServerTransaction(SIPTransactionStack stack, FlowChannel channel, SIPRequest request) {
    super(stack, channel);
    this.channel = channel;
    this.branch = request.getTopmostVia().getBranch();
    this.sentBy = request.getTopmostVia().getSentBy();
    setOriginalRequest(request);
  }

  /** RFC 3261 §17.2.3; does not match requests of old clients without the magic cookie. */
  @Override
  public boolean isMessagePartOfTransaction(SIPMessage message) {
    Via via = message.getTopmostVia();
    return branch != null
        && branch.equalsIgnoreCase(via.getBranch())
        && sentBy.equals(via.getSentBy());
  }

  @Override
  protected void sendResponse(SIPResponse response) throws IOException {
    if (response.getStatusCode() == SIPResponse.TRYING) {
      ViaFirst.order(response);
    }
    try {
      last = response.encodeAsBytes(getTransport());
      channel.send(last);
    } finally {
      startTransactionTimer();
      if (response.getStatusCode() / 100 == 2) {
        originalRequest = null;
        lastResponse = null;
      }
    }
  }

  @Override
  public void resendLastResponseAsBytes() throws IOException {
    channel.send(last);
  }
}
