package org.carillon.startup.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import org.carillon.startup.StartupGate;

/**
 * Finds out when every startup has ended: until then the container blocks calls of beans, so a call
 * from a thread of its own gets through just then.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StartupEnd {
  @Resource SessionContext context;
  @Resource ManagedThreadFactory threads;
  @Inject StartupGate starting;

  @PostConstruct
  void await() {
    StartupEnd throughTheContainer = context.getBusinessObject(StartupEnd.class);
    threads.newThread(throughTheContainer::note).start();
  }

  /** Records that every startup has ended. The container blocks this call until then. */
  public void note() {
    starting.end();
  }
}
