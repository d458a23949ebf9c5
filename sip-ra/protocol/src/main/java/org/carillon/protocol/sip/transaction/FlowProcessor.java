package org.carillon.protocol.sip.transaction;

import gov.nist.core.HostPort;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.MessageProcessor;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.net.InetAddress;
import org.carillon.protocol.sip.flow.Transport;

/** A JAIN-SIP transport that opens nothing: a transaction gets its flow's {@link FlowChannel}. */
final class FlowProcessor extends MessageProcessor {
  private final Transport kind;

  FlowProcessor(SIPTransactionStack stack, InetAddress nominal, int port, Transport transport) {
    super(nominal, port, transport.parameter(), stack);
    this.kind = transport;
  }

  @Override
  public SIPTransactionStack getSIPStack() {
    return sipStack;
  }

  @Override
  public MessageChannel createMessageChannel(HostPort target) {
    throw new UnsupportedOperationException("flows are opened by the proxy");
  }

  @Override
  public MessageChannel createMessageChannel(InetAddress host, int port) {
    throw new UnsupportedOperationException("flows are opened by the proxy");
  }

  @Override
  public void start() {}

  @Override
  public void stop() {}

  @Override
  public int getDefaultTargetPort() {
    return kind.defaultPort();
  }

  @Override
  public boolean isSecure() {
    return kind == Transport.TLS;
  }

  @Override
  public int getMaximumMessageSize() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean inUse() {
    return true;
  }
}
