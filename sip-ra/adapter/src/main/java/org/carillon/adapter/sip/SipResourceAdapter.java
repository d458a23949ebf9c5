package org.carillon.adapter.sip;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapter;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import javax.transaction.xa.XAResource;

/**
 * The SIP resource adapter's life: started and stopped with its deployment; it has no transaction
 * to recover.
 */
public class SipResourceAdapter implements ResourceAdapter {

  @Override
  public void start(BootstrapContext context) {}

  @Override
  public void stop() {}

  @Override
  public void endpointActivation(MessageEndpointFactory factory, ActivationSpec spec) {}

  @Override
  public void endpointDeactivation(MessageEndpointFactory factory, ActivationSpec spec) {}

  @Override
  public XAResource[] getXAResources(ActivationSpec[] specs) {
    return new XAResource[0];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SipResourceAdapter;
  }

  @Override
  public int hashCode() {
    return SipResourceAdapter.class.hashCode();
  }
}
