package org.carillon.contract.script;

/** Whose scripts they are. */
public sealed interface ScriptOwner {

  /** An account's: one of them may be active. */
  record Account(long account) implements ScriptOwner {}

  /** A domain's: they are run around those of its accounts. */
  record Domain(long domain) implements ScriptOwner {}

  /** The server's: they are run around all others. */
  record Server() implements ScriptOwner {}
}
