package org.carillon.adapter.sip;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import javax.transaction.xa.XAResource;
import org.carillon.adapter.port.Ports;
import org.carillon.contract.call.CallDesks;
import org.carillon.contract.net.ListenerCatalog;

/**
 * The SIP resource adapter's life. Ports come and go with the application's message-driven beans;
 * sockets are open while the call desk and the catalogue are there. It has no transaction to
 * recover.
 */
public class SipResourceAdapter implements ResourceAdapter {
  private final Ports ports = new Ports(CallDesks.class, ListenerCatalog.class);
  private Caretaker caretaker;

  @Override
  public void start(BootstrapContext context) {
    caretaker = new Caretaker(ports);
    caretaker.start();
  }

  @Override
  public void stop() {
    caretaker.stop();
  }

  /** Returns at once: the platform may call on a thread that must not wait. */
  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.open(factory);
    caretaker.reconsider();
  }

  /** Returns when nobody uses the port any more. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    ports.close(factory);
    caretaker.awaitReconsidered();
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
