package org.carillon.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Holds a node's name as long as it lives: an advisory lock of a session that is kept for nothing
 * else. The database lets go of it the moment the process ends, or when a host that was cut off no
 * longer answers; so who gets the lock knows every other life of that name to be over.
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

  /** Whether another life of that name began since; a life that does not know of this is alive. */
  private static final String OVERTAKEN =
      "update node_life set ended = now() where life = ? and ended is not null";

  private final DataSource database;
  private final Life life;
  private Connection session;
  private Thread keeper;
  private volatile Hold hold = Hold.LOST;
  private volatile boolean closed;

  /** How a node has its name. */
  public enum Hold {
    /** No other node can have it. */
    HELD,
    /** The session that held it is gone, or does not answer; nobody else is known to have it. */
    LOST,
    /** Another running node has it. */
    ANOTHERS
  }

  public NodeLock(DataSource database, Life life) {
    this.database = database;
    this.life = life;
  }

  /**
   * Takes the name and keeps it until closed, also beyond a restart of the database.
   *
   * @return false when another node that lives has it
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

  /** How this node has its name now. */
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
        LOG.debugf("The lock of this node's name is not held: %s", away.getMessage());
      }
      if (hold == Hold.ANOTHERS && before != Hold.ANOTHERS) {
        LOG.errorf(
            "Another running node has taken the name %s, which this one goes by too: stop one of"
                + " them",
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
      // Given back to a pool it would keep the lock, from this very node.
      abort(session);
    }
    if (hold != Hold.HELD && !lock()) {
      hold = isOvertaken() ? Hold.ANOTHERS : Hold.LOST;
    }
  }

  /**
   * Whether another life of that name began since. Says by the way that this one is not over yet:
   * what it holds is not forgotten as a dead one's.
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

  /** Lets go of the name. */
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

  /** A pool keeps the session that is given back to it. */
  private static void unlock(Connection session) {
    try (PreparedStatement unlock = session.prepareStatement("select pg_advisory_unlock_all()")) {
      unlock.execute();
    } catch (SQLException broken) {
      LOG.debugf("The lock of this node's name went with its session: %s", broken.getMessage());
    }
  }

  private static void abort(Connection connection) {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException broken) {
      LOG.debugf("A session that broke does not end: %s", broken.getMessage());
    }
    close(connection);
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException broken) {
      LOG.debugf("A session that broke does not close: %s", broken.getMessage());
    }
  }
}
