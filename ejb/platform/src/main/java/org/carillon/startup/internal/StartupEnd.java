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
import org.carillon.startup.Starting;

/**
 * Notes when every start-up has ended: until then the container lets calls of beans wait, so that
 * one from a thread of its own comes through just then.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class StartupEnd {
  @Resource SessionContext context;
  @Resource ManagedThreadFactory threads;
  @Inject Starting starting;

  @PostConstruct
  void await() {
    StartupEnd throughTheContainer = context.getBusinessObject(StartupEnd.class);
    threads.newThread(throughTheContainer::note).start();
  }

  /** Comes through when every start-up has ended. */
  public void note() {
    starting.end();
  }
}
