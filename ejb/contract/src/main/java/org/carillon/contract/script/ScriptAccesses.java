package org.carillon.contract.script;

/**
 * The listeners' access to scripts. Each session calls {@link #open} once and keeps the result; the
 * session ends when this port is closed.
 */
public interface ScriptAccesses {

  /** Returns the scripts, which may be used by any thread. */
  ScriptAccess open();
}
