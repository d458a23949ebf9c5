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
  private EndpointCall<CallDesk> desk;
  private EndpointCall<ListenerCatalog> catalog;

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
    if (isDesk(factory)) {
      desk = new EndpointCall<>(CallDesk.class, factory);
      caretaker.desk(desk.port());
    } else {
      catalog = new EndpointCall<>(ListenerCatalog.class, factory);
      caretaker.catalog(catalog.port());
    }
  }

  /** Returns when nobody uses the port any more. */
  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {
    if (isDesk(factory)) {
      caretaker.desk(null);
      caretaker.awaitTurn();
      desk.close();
    } else {
      caretaker.catalog(null);
      caretaker.awaitTurn();
      catalog.close();
    }
  }

  private static boolean isDesk(MessageEndpointFactory factory) {
    return CallDesk.class.isAssignableFrom(factory.getEndpointClass());
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
