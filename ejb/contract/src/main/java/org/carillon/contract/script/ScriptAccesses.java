package org.carillon.contract.script;

/** The listeners' access to scripts. Each session opens it once and ends when it is closed. */
public interface ScriptAccesses {

  /** Returns the scripts, which may be used by any thread. */
  ScriptAccess open();
}
