package org.carillon.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Holds a node's name as long as the node lives: an advisory lock of a database session that is
 * used for nothing else. The database releases it the moment the process ends, or when a
 * disconnected host stops answering. A life that gets the lock therefore knows that every other
 * life with that name has ended.
 */
public final class NodeLock implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(NodeLock.class);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final int ANSWER_SECONDS = 2;

  private static final String TAKE =
      "select pg_try_advisory_lock(hashtextextended('carillon node ' || ?, 0))";

  private static final String BEGIN =
      """
      with dead as (update node_life set ended = now() where node = ? and life <> ? and ended is null)
      insert into node_life (life, node) values (?, ?)
      on conflict (life) do update set ended = null
      """;

  /** Marks this life as running again, if a later life with the name recorded it as ended. */
  private static final String OVERTAKEN =
      "update node_life set ended = now() where life = ? and ended is not null";

  private final DataSource database;
  private final Life life;
  private Connection session;
  private Thread keeper;
  private volatile Hold hold = Hold.LOST;
  private volatile boolean closed;

  /** The state of a node's hold on its name. */
  public enum Hold {
    /** No other node can have the name. */
    HELD,
    /** The session that held the lock is gone or silent; no other node is known by the name. */
    LOST,
    /** Another running node has the name. */
    ANOTHERS
  }

  public NodeLock(DataSource database, Life life) {
    this.database = database;
    this.life = life;
  }

  /**
   * Takes the name and keeps it until closed, even across a restart of the database.
   *
   * @return false if another running node has it
   */
  public synchronized boolean take() throws SQLException {
    if (hold != Hold.HELD && !lock()) {
      hold = Hold.ANOTHERS;
      return false;
    }
    if (keeper == null) {
      keeper = Thread.ofVirtual().name("node-lock").start(this::keep);
    }
    return true;
  }

  /** Returns the state of this node's hold on its name. */
  public Hold hold() {
    return hold;
  }

  private boolean lock() throws SQLException {
    Connection fresh = database.getConnection();
    try {
      if (locked(fresh)) {
        begin(fresh);
        session = fresh;
        hold = Hold.HELD;
      }
      return session == fresh;
    } finally {
      if (session != fresh) {
        unlock(fresh);
        fresh.close();
      }
    }
  }

  private boolean locked(Connection connection) throws SQLException {
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, life.node());
      try (ResultSet row = take.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private void begin(Connection connection) throws SQLException {
    try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
      begin.setString(1, life.node());
      begin.setString(2, life.id());
      begin.setString(3, life.id());
      begin.setString(4, life.node());
      begin.executeUpdate();
    }
  }

  private void keep() {
    while (pause()) {
      Hold before = hold;
      try {
        keepOrTake();
      } catch (SQLException away) {
        LOG.debugf("The lock for this node's name is not held: %s", away.getMessage());
      }
      if (hold == Hold.ANOTHERS && before != Hold.ANOTHERS) {
        LOG.errorf(
            "Another running node uses the name %s, too. Stop one of them or give it another"
                + " name",
            life.node());
      }
    }
  }

  private synchronized void keepOrTake() throws SQLException {
    if (closed) {
      return;
    }
    if (hold == Hold.HELD && !session.isValid(ANSWER_SECONDS)) {
      hold = Hold.LOST;
      // If the session were given back to a pool it would keep the lock, against this very node.
      abort(session);
    }
    if (hold != Hold.HELD && !lock()) {
      hold = isOvertaken() ? Hold.ANOTHERS : Hold.LOST;
    }
  }

  /**
   * Returns whether another life with that name began since. Also records that this life has not
   * ended yet, so that what it holds is not removed as a dead life's.
   */
  private boolean isOvertaken() throws SQLException {
    try (Connection fresh = database.getConnection();
        PreparedStatement ask = fresh.prepareStatement(OVERTAKEN)) {
      ask.setString(1, life.id());
      return ask.executeUpdate() > 0;
    }
  }

  private boolean pause() {
    try {
      Thread.sleep(LOOK);
      return !closed;
    } catch (InterruptedException ended) {
      return false;
    }
  }

  /** Releases the node's name. */
  @Override
  public void close() {
    closed = true;
    if (keeper != null) {
      keeper.interrupt();
    }
    synchronized (this) {
      if (hold == Hold.HELD) {
        hold = Hold.LOST;
        unlock(session);
        close(session);
      }
    }
  }

  /** Releases the lock explicitly, since a pool keeps the session that is given back to it. */
  private static void unlock(Connection session) {
    try (PreparedStatement unlock = session.prepareStatement("select pg_advisory_unlock_all()")) {
      unlock.execute();
    } catch (SQLException broken) {
      LOG.debugf(
          "The lock for this node's name was lost with its session: %s", broken.getMessage());
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException broken) {
      LOG.debugf("A broken database session cannot be ended: %s", broken.getMessage());
    }
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      LOG.debugf("A broken database session cannot be closed: %s", broken.getMessage());
    }
  }
}
