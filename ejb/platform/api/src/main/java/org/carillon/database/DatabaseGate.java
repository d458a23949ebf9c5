package org.carillon.database;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Whether the database may be asked yet: not before its schema is current. Until then only the
 * start tries to reach it. Each of its tries that fails is a stack trace in the server's log, which
 * other applications may share; whoever has work to do would add one every few seconds.
 */
@ApplicationScoped
public class DatabaseGate {
  /** What who asks before hears. */
  public static final String CLOSED = "The database is not ready yet";

  private volatile boolean open;

  /** From now on it may be asked. */
  public void open() {
    open = true;
  }

  /** Whether it may be asked. */
  public boolean isOpen() {
    return open;
  }
}
