package org.carillon.adapter.sip;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import javax.transaction.xa.XAResource;
import org.carillon.adapter.listen.Listeners;
import org.carillon.adapter.listen.SharedMemory;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.call.CallControls;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.NetworkBudgets;
import org.carillon.contract.net.OctetBudget;

/**
 * The life cycle of the SIP resource adapter. Ports appear and disappear with the application's
 * message-driven beans; sockets are open while call control and the catalogue exist. It has no
 * transactions to recover.
 */
public class SipResourceAdapter implements ResourceAdapter {
  private final Ports ports = new Ports(CallControls.class, ListenerCatalog.class);
  private Listeners listeners;

  @Override
  public void start(BootstrapContext context) {
    listeners = new Listeners("sip", ports, memory(), new SipHandlers(ports));
    listeners.start();
  }

  /** A handshake counts towards the memory for unauthenticated peers. */
  private static SharedMemory memory() {
    NetworkBudgets strangers = new NetworkBudgets(OctetBudget.ofMemory(32));
    return new SharedMemory(strangers, OctetBudget.ofMemory(8), strangers);
  }

  @Override
  public void stop() {
    listeners.stop();
  }

  /** Returns at once: the platform may call on a thread that must not block. */
  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.open(factory);
    listeners.reconsider();
  }

  /** Returns when the port is no longer used. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.close(factory);
    listeners.awaitReconsidered();
  }

  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
