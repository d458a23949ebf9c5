package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.RawMessageChannel;
import gov.nist.javax.sip.stack.SIPTransactionStack;
import java.io.IOException;
import java.net.InetAddress;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;

/** A flow as a message channel of JAIN-SIP's transactions: one peer, and a way to send to it. */
final class FlowChannel extends MessageChannel implements RawMessageChannel {
  private final Flow flow;
  private final Flows flows;

  FlowChannel(FlowProcessor processor, Flow flow, Flows flows) {
    this.messageProcessor = processor;
    this.flow = flow;
    this.flows = flows;
  }

  void send(byte[] message) throws IOException {
    flows.send(flow, message);
  }

  @Override
  public void sendMessage(SIPMessage message) throws IOException {
    send(message.encodeAsBytes(getTransport()));
  }

  @Override
  public void sendMessage(SIPMessage message, InetAddress receiver, int port) throws IOException {
    sendMessage(message);
  }

  @Override
  protected void sendMessage(byte[] message, InetAddress receiver, int port, boolean reconnect)
      throws IOException {
    send(message);
  }

  @Override
  public void processMessage(SIPMessage message) {
    throw new UnsupportedOperationException("messages enter by Signalling");
  }

  @Override
  public void close() {}

  @Override
  public SIPTransactionStack getSIPStack() {
    return messageProcessor.getSIPStack();
  }

  @Override
  public String getTransport() {
    return flow.transport().name();
  }

  @Override
  public boolean isReliable() {
    return flow.transport().reliable();
  }

  @Override
  public boolean isSecure() {
    return messageProcessor.isSecure();
  }

  @Override
  public String getPeerAddress() {
    return Flow.host(flow.remote().getAddress());
  }

  @Override
  protected InetAddress getPeerInetAddress() {
    return flow.remote().getAddress();
  }

  @Override
  protected String getPeerProtocol() {
    return getTransport();
  }

  @Override
  public int getPeerPort() {
    return flow.remote().getPort();
  }

  @Override
  public int getPeerPacketSourcePort() {
    return getPeerPort();
  }

  @Override
  public InetAddress getPeerPacketSourceAddress() {
    return getPeerInetAddress();
  }

  @Override
  public String getKey() {
    return flow.text();
  }

  @Override
  public String getViaHost() {
    return flow.localHost();
  }

  @Override
  public int getViaPort() {
    return flow.local().getPort();
  }
}
