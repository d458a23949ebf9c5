package org.carillon.adapter.port;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.ResourceAdapter;

/** Activates a port of any type; it has no configuration. */
public class PortActivation implements ActivationSpec {
  private ResourceAdapter adapter;

  @Override
  public void validate() {}

  @Override
  public ResourceAdapter getResourceAdapter() {
    return adapter;
  }

  @Override
  public void setResourceAdapter(ResourceAdapter adapter) {
    this.adapter = adapter;
  }
}
