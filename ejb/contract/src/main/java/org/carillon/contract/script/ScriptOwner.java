package org.carillon.contract.script;

public sealed interface ScriptOwner {

  /** An account; one of its scripts may be active. */
  record Account(long account) implements ScriptOwner {}

  /** A domain; its scripts are run before and after those of its accounts. */
  record Domain(long domain) implements ScriptOwner {}

  /** The server; its scripts are run before and after all others. */
  record Server() implements ScriptOwner {}
}
