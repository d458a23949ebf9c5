package org.carillon.database;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Says whether the database may be used yet: not before its schema is current. Until then only the
 * startup code tries to connect. Each failed try puts a stack trace into the server's log, which
 * other applications may share; each component with work to do would add one every few seconds.
 */
@ApplicationScoped
public class DatabaseGate {
  /** The message for callers that come too early. */
  public static final String CLOSED = "The database is not ready yet";

  private volatile boolean open;

  /** Allows the use of the database from now on. */
  public void open() {
    open = true;
  }

  /** Returns whether the database may be used. */
  public boolean isOpen() {
    return open;
  }
}
