package org.carillon.protocol.sip.transaction;

import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.MessageChannel;
import gov.nist.javax.sip.stack.SIPClientTransaction;
import gov.nist.javax.sip.stack.SIPDialog;
import gov.nist.javax.sip.stack.SIPServerTransaction;
import gov.nist.javax.sip.stack.SIPTransaction;
import gov.nist.javax.sip.stack.SIPTransactionErrorEvent;
import gov.nist.javax.sip.stack.ServerResponseInterface;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.sip.InvalidArgumentException;
import javax.sip.ObjectInUseException;
import javax.sip.TransportNotSupportedException;
import javax.sip.header.ReasonHeader;
import org.carillon.protocol.sip.flow.Flow;
import org.carillon.protocol.sip.flow.Flows;
import org.carillon.protocol.sip.flow.Transport;
import org.carillon.protocol.sip.load.CallExecutor;

/** This node's transactions. Each method but {@link #close} is called in its call's lane. */
public final class SipTransactions implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(SipTransactions.class.getName());

  /** JAIN-SIP needs an address for each transport; no peer has this one. */
  private static final String NOMINAL = "0.0.0.0";

  private static final int NOMINAL_PORT = 1;

  private final SipStackImpl stack;
  private final Map<Transport, FlowProcessor> processors = new EnumMap<>(Transport.class);
  private final CallTimer timer;
  private final Flows flows;

  /** Creates an empty table of transactions that send over these flows and use these timers. */
  public SipTransactions(Flows flows, CallExecutor lanes, Timers alarms) {
    JainSipLogger.install();
    this.flows = flows;
    this.timer = new CallTimer(alarms, lanes);
    this.stack = newStack();
    stack.setTimer(timer);
    for (Transport transport : Transport.values()) {
      addTransport(transport);
    }
  }

  /** Timers in the lanes of calls. */
  public CallTimer timer() {
    return timer;
  }

  /** Returns true for a processed retransmission or non-2xx ACK (RFC 3261 §17.2.3). */
  public boolean absorb(SIPRequest request) {
    if (!(stack.findTransaction(request.getTransactionId(), true)
            instanceof SIPServerTransaction transaction)
        || !transaction.isMessagePartOfTransaction(request)) {
      return false;
    }
    boolean ack = request.getMethod().equals(SIPRequest.ACK);
    if (ack && transaction.getLastResponseStatusCode() < 300) {
      // A phone that wrongly reuses the INVITE's branch for the ACK of a 2xx.
      return false;
    }
    transaction.processRequest(request, transaction.getMessageChannel());
    return true;
  }

  /** Returns true if the INVITE of this CANCEL has a server transaction (RFC 3261 §9.2). */
  public boolean hasInviteOf(SIPRequest cancel) {
    String branch = cancel.getTopmostVia().getBranch();
    return branch != null
        && stack.findTransaction(branch.toLowerCase(Locale.ROOT), true)
            instanceof SIPServerTransaction transaction
        && transaction.isMessagePartOfTransaction(cancel);
  }

  /** Starts a server transaction with the flow of responses; an INVITE gets 100 at once. */
  public Inbound accept(SIPRequest request, Flow back) {
    FlowServerTransaction transaction = new FlowServerTransaction(stack, channel(back), request);
    stack.mapTransaction(transaction);
    transaction.processRequest(request, transaction.getMessageChannel());
    return new Inbound(transaction);
  }

  /**
   * Starts a client transaction: sends the request, and repeats it as needed.
   *
   * @param request with our Via on top
   * @throws IOException if the first sending failed; then the listener is not called
   */
  public Outbound send(SIPRequest request, Flow flow, Outbound.Listener listener)
      throws IOException {
    FlowChannel channel = channel(flow);
    begin(request, channel, listener);
    return new Outbound(this, request, channel);
  }

  /** Passes a response to its client transaction; returns false if there is none any more. */
  public boolean deliver(SIPResponse response) {
    if (!(stack.findTransaction(response.getTransactionId(), false)
            instanceof SIPClientTransaction transaction)
        || !transaction.isMessagePartOfTransaction(response)) {
      return false;
    }
    transaction.processResponse(response, transaction.getRequestChannel(), null);
    return true;
  }

  /** Returns the number of transactions, including finished ones that linger. */
  public int size() {
    return stack.getServerTransactionTableSize() + stack.getClientTransactionTableSize();
  }

  /** Ends the timers; JAIN-SIP has no threads or sockets here, only tables. */
  @Override
  public void close() {
    timer.stop();
  }

  void cancel(SIPRequest invite, FlowChannel channel, String reason) {
    try {
      SIPRequest cancel = invite.createCancelRequest();
      if (!reason.isEmpty()) {
        ExtensionHeaderImpl header = new ExtensionHeaderImpl(ReasonHeader.NAME);
        header.setValue(reason);
        cancel.addHeader(header);
      }
      begin(cancel, channel, new Unheard());
    } catch (IOException | javax.sip.SipException e) {
      LOG.log(System.Logger.Level.DEBUG, "CANCEL could not be sent: {0}", e.getMessage());
    }
  }

  private void begin(SIPRequest request, FlowChannel channel, Outbound.Listener listener)
      throws IOException {
    SIPClientTransaction transaction = stack.createClientTransaction(request, channel);
    transaction.setResponseInterface(new Answers(listener));
    ((SIPTransaction) transaction).addEventListener(event -> failed(event, listener));
    stack.addTransaction(transaction);
    try {
      transaction.sendMessage(request);
    } catch (IOException e) {
      stack.removeTransaction((SIPTransaction) transaction);
      throw e;
    }
  }

  private static void failed(SIPTransactionErrorEvent event, Outbound.Listener listener) {
    if (event.getErrorID() == SIPTransactionErrorEvent.TIMEOUT_ERROR) {
      listener.failed(Outbound.Failure.TIMEOUT);
    } else if (event.getErrorID() == SIPTransactionErrorEvent.TRANSPORT_ERROR) {
      listener.failed(Outbound.Failure.TRANSPORT);
    }
  }

  private FlowChannel channel(Flow flow) {
    return new FlowChannel(processors.get(flow.transport()), flow, flows);
  }

  /**
   * Creates the stack on a thread of its own group, and ends the threads that JAIN-SIP starts there
   * for events and timers: they are not used, and one would outlive the stack.
   */
  private static SipStackImpl newStack() {
    ThreadGroup threads = new ThreadGroup("sip-stack");
    FutureTask<SipStackImpl> made = new FutureTask<>(() -> new SipStackImpl(properties()));
    Thread maker = new Thread(threads, made, "sip-stack");
    maker.start();
    try {
      SipStackImpl stack = made.get();
      stack.getTimer().stop();
      threads.interrupt();
      return stack;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while JAIN-SIP was started", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("JAIN-SIP could not be started", e.getCause());
    }
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("javax.sip.STACK_NAME", "carillon");
    properties.setProperty("javax.sip.AUTOMATIC_DIALOG_SUPPORT", "off");
    properties.setProperty("gov.nist.javax.sip.AUTOMATIC_DIALOG_ERROR_HANDLING", "false");
    properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
    properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
    properties.setProperty("gov.nist.javax.sip.RELEASE_REFERENCES_STRATEGY", "Aggressive");
    properties.setProperty("gov.nist.javax.sip.RFC_2543_SUPPORT_ENABLED", "false");
    properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", JainSipLogger.class.getName());
    properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", NoServerLog.class.getName());
    properties.setProperty(
        "gov.nist.javax.sip.SECURITY_MANAGER_PROVIDER", NoKeyStores.class.getName());
    properties.setProperty(
        "gov.nist.javax.sip.TIMER_CLASS_NAME",
        "gov.nist.javax.sip.stack.timers.ScheduledExecutorSipTimer");
    return properties;
  }

  private void addTransport(Transport transport) {
    stack.setMessageProcessorFactory(
        (sipStack, address, port, name) -> {
          FlowProcessor processor = new FlowProcessor(sipStack, address, port, transport);
          processors.put(transport, processor);
          return processor;
        });
    try {
      stack
          .createSipProvider(
              stack.createListeningPoint(NOMINAL, NOMINAL_PORT, transport.parameter()))
          .addSipListener(Silence.INSTANCE);
    } catch (ObjectInUseException
        | TransportNotSupportedException
        | InvalidArgumentException
        | TooManyListenersException e) {
      throw new IllegalStateException("JAIN-SIP refuses a transport that it has", e);
    }
  }

  /** Called by JAIN-SIP for a response that its transaction accepts. */
  private record Answers(Outbound.Listener listener) implements ServerResponseInterface {
    @Override
    public void processResponse(SIPResponse response, MessageChannel channel, SIPDialog dialog) {
      listener.answered(response);
    }

    @Override
    public void processResponse(SIPResponse response, MessageChannel channel) {
      listener.answered(response);
    }
  }

  /** Listens to a CANCEL, whose response says nothing about the INVITE (RFC 3261 §9.1). */
  private static final class Unheard implements Outbound.Listener {
    @Override
    public void answered(SIPResponse response) {}

    @Override
    public void failed(Outbound.Failure failure) {}
  }
}
