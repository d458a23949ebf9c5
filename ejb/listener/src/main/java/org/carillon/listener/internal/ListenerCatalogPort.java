package org.carillon.listener.internal;

import jakarta.inject.Inject;
import java.util.List;
import org.carillon.contract.Watch;
import org.carillon.contract.net.BannedClients;
import org.carillon.contract.net.HostCertificate;
import org.carillon.contract.net.ListenerCatalog;
import org.carillon.contract.net.ListenerSpec;

/** Passes a resource adapter's calls to the catalogue. */
abstract class ListenerCatalogPort implements ListenerCatalog {
  @Inject Catalog catalog;

  @Override
  public List<ListenerSpec> listeners() {
    return catalog.listeners();
  }

  @Override
  public List<HostCertificate> certificates() {
    return catalog.certificates();
  }

  @Override
  public BannedClients banned() {
    return catalog.banned();
  }

  @Override
  public Watch watch(Runnable onChange) {
    return catalog.watch(onChange);
  }

  @Override
  public void report(ListenerSpec listener, String problem) {
    catalog.report(listener, problem);
  }
}
