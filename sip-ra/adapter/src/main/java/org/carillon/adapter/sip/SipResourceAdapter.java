package org.carillon.adapter.sip;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import javax.transaction.xa.XAResource;
import org.carillon.contract.call.CallDesk;
import org.carillon.contract.net.ListenerCatalog;

/**
 * The SIP resource adapter's life. Ports come and go with the application's message-driven beans;
 * sockets are open while the call desk and the catalogue are there. It has no transaction to
 * recover.
 */
public class SipResourceAdapter implements ResourceAdapter {
  private Caretaker caretaker;

  @Override
  public void start(BootstrapContext context) {
    caretaker = new Caretaker();
    caretaker.start();
  }

  @Override
  public void stop() {
    caretaker.stop();
  }

  /** Returns at once: the platform may call on a thread that must not wait. */
  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {
    if (CallDesk.class.isAssignableFrom(factory.getEndpointClass())) {
      caretaker.desk(EndpointCall.port(CallDesk.class, factory));
    } else {
      caretaker.catalog(EndpointCall.port(ListenerCatalog.class, factory));
    }
  }

  /** Returns when nobody uses the port any more. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    if (CallDesk.class.isAssignableFrom(factory.getEndpointClass())) {
      caretaker.desk(null);
    } else {
      caretaker.catalog(null);
    }
    caretaker.awaitTurn();
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
