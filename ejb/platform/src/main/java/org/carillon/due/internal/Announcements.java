package org.carillon.due.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.carillon.database.Outage;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives the announcements that transactions of all nodes make when they commit (LISTEN, NOTIFY),
 * on a database session of its own. Announcements are lost while there is no session. When there is
 * one again, {@code anything} is called, so that all kinds of work are examined.
 */
final class Announcements implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Announcements.class);
  private static final String LISTEN = "listen carillon_due";
  private static final int SILENCE_MILLIS = 30_000;
  private static final int ANSWER_SECONDS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final DataSource database;
  private final Consumer<String> heard;
  private final Runnable anything;
  private final Outage outage =
      new Outage(LOG, "Due work is not announced; the server looks for it once a minute");
  private final Thread listener;
  private volatile boolean closed;

  /**
   * Creates the listener.
   *
   * @param heard receives the name of the table that has something due sooner; must return at once
   * @param anything is called when listening begins, since announcements before that may be lost;
   *     must return at once
   */
  Announcements(DataSource database, Consumer<String> heard, Runnable anything) {
    this.database = database;
    this.heard = heard;
    this.anything = anything;
    this.listener = Thread.ofVirtual().name("carillon-announcements").unstarted(this::listen);
  }

  void start() {
    listener.start();
  }

  @Override
  public void close() {
    closed = true;
    listener.interrupt();
    try {
      listener.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    try {
      while (!closed) {
        attempt();
        if (!closed) {
          Thread.sleep(PAUSE);
        }
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void attempt() {
    try (Connection session = database.getConnection()) {
      try {
        hear(session);
      } finally {
        // A session given back to a pool would go on listening, with nothing reading it.
        session.abort(Runnable::run);
      }
    } catch (SQLException away) {
      if (!closed) {
        outage.met(String.valueOf(away.getMessage()));
      }
    } catch (RuntimeException | LinkageError defect) {
      LOG.errorf(
          defect,
          "Due work is not announced because of a defect; the server looks for it once a"
              + " minute");
    }
  }

  private void hear(Connection session) throws SQLException {
    try (Statement listening = session.createStatement()) {
      listening.execute(LISTEN);
    }
    PGConnection postgres = session.unwrap(PGConnection.class);
    outage.over();
    anything.run();
    while (!closed) {
      PGNotification[] some = postgres.getNotifications(SILENCE_MILLIS);
      if (some == null || some.length == 0) {
        if (!session.isValid(ANSWER_SECONDS)) {
          throw new SQLException("The database session for announcements does not answer");
        }
      } else {
        for (PGNotification one : some) {
          heard.accept(one.getParameter());
        }
      }
    }
  }
}
