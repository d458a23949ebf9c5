package org.carillon.startup.internal;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.sql.DataSource;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.startup.DatabaseReady;
import org.carillon.startup.Schema;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date before anything reads it. Done during deployment if the database
 * answers; else tried again every two seconds until it does, and health says so meanwhile.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStart implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(SchemaStart.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Resource ManagedThreadFactory threads;
  @Inject Event<DatabaseReady> ready;

  private volatile String problem = "The schema has not been read yet.";
  private Thread retry;

  @PostConstruct
  void start() {
    if (!migrate()) {
      retry = threads.newThread(this::retry);
      retry.start();
    }
  }

  @PreDestroy
  void stop() {
    if (retry != null) {
      retry.interrupt();
    }
  }

  @Override
  public String part() {
    return DatabaseProbe.PART;
  }

  @Override
  public Health check() {
    return problem.isEmpty()
        ? DatabaseProbe.check(database)
        : new Health(DatabaseProbe.PART, false, problem);
  }

  private void retry() {
    try {
      do {
        Thread.sleep(PAUSE);
      } while (!migrate());
    } catch (InterruptedException undeployed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean migrate() {
    try {
      Schema.migrate(database);
    } catch (FlywayException failure) {
      String why = "The schema could not be brought up to date: " + Sentences.first(failure);
      if (!why.equals(problem)) {
        LOG.error(why);
      }
      problem = why;
      return false;
    }
    problem = "";
    ready.fire(new DatabaseReady());
    return true;
  }
}
