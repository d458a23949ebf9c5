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
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.carillon.database.DatabaseGate;
import org.carillon.health.Health;
import org.carillon.health.HealthCheck;
import org.carillon.node.Life;
import org.carillon.node.NodeLock;
import org.carillon.startup.DatabaseMissing;
import org.carillon.startup.DatabaseReady;
import org.flywaydb.core.api.FlywayException;
import org.jboss.logging.Logger;

/**
 * Brings the schema up to date before anything reads it, and takes this node's name, which no other
 * running node may have. This happens during deployment if the database answers. Otherwise it is
 * retried, at first after two seconds, until it succeeds, and health reports it meanwhile.
 */
@Startup
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class SchemaStart implements HealthCheck {
  private static final Logger LOG = Logger.getLogger(SchemaStart.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  /** The longest pause between retries, for problems that do not go away by themselves. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  @Resource(lookup = "java:jboss/datasources/CarillonDS")
  DataSource database;

  @Resource ManagedThreadFactory threads;

  private final DatabaseGate gate;
  private final Event<DatabaseMissing> awaited;
  private final Event<DatabaseReady> ready;
  private final Life life;

  private volatile String problem = "The schema has not been checked yet.";
  private Thread retry;
  private NodeLock name;
  private HomeDatabase home;

  @Inject
  SchemaStart(
      DatabaseGate gate, Event<DatabaseMissing> awaited, Event<DatabaseReady> ready, Life life) {
    this.gate = gate;
    this.awaited = awaited;
    this.ready = ready;
    this.life = life;
  }

  @PostConstruct
  void start() {
    name = new NodeLock(database, life);
    home =
        new HomeDatabase(
            database,
            Path.of(
                System.getProperty(
                    "carillon.home", System.getProperty("user.home") + "/carillon")));
    if (!begin()) {
      awaited.fire(new DatabaseMissing());
      retry = threads.newThread(this::retry);
      retry.start();
    }
  }

  @PreDestroy
  void stop() {
    if (retry != null) {
      retry.interrupt();
    }
    name.close();
  }

  @Override
  public String part() {
    return DatabaseProbe.PART;
  }

  @Override
  public Health check() {
    if (!problem.isEmpty()) {
      return new Health(DatabaseProbe.PART, false, problem);
    }
    Health answers = DatabaseProbe.check(database);
    return answers.ready()
        ? switch (name.hold()) {
          case HELD -> answers;
          case LOST -> new Health(DatabaseProbe.PART, false, nameless());
          case ANOTHERS -> new Health(DatabaseProbe.PART, false, namesake());
        }
        : answers;
  }

  private void retry() {
    Duration pause = PAUSE;
    try {
      do {
        Thread.sleep(pause);
        pause = pause.multipliedBy(3).dividedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      } while (!begin());
    } catch (InterruptedException undeployed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean begin() {
    try {
      Optional<String> hindrance = home.hindrance();
      if (hindrance.isPresent()) {
        return failed(hindrance.get());
      }
      Schema.migrate(database);
      home.take();
      if (!name.take()) {
        return failed(namesake());
      }
    } catch (FlywayException failure) {
      return failed("The schema could not be updated: " + Sentences.cause(failure) + ".");
    } catch (UncheckedIOException unusable) {
      return failed("The home cannot be used: " + unusable.getCause());
    } catch (SQLException away) {
      return failed("The database cannot be reached: " + Sentences.cause(away) + ".");
    }
    problem = "The contents of the database are being loaded.";
    gate.open();
    ready.fire(new DatabaseReady());
    problem = "";
    return true;
  }

  private boolean failed(String why) {
    if (!why.equals(problem)) {
      LOG.error(why);
    }
    problem = why;
    return false;
  }

  private String nameless() {
    return "The database session that holds the node name "
        + life.node()
        + " did not answer in time; the server tries to get the name again.";
  }

  /** Returns the sentence about another node with this name. The launcher knows its beginning. */
  private String namesake() {
    return "Another running node has the name " + life.node() + ". Give each node its own name.";
  }
}
