package org.carillon.contract.script;

/**
 * The listeners' way to scripts. Each session asks once and keeps what it is given: it ends when
 * this port is closed.
 */
public interface ScriptAccesses {

  /** The scripts, to be called from any thread. */
  ScriptAccess open();
}
