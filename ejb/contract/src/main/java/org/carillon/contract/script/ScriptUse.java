package org.carillon.contract.script;

/** The time at which a script is run on incoming mail. */
public enum ScriptUse {
  /** Never: the script is only stored. */
  NONE,
  /** As the account's own active script (RFC 5804 §1.4). */
  ACTIVE,
  /** As a script of a domain or the server, before the account's. */
  BEFORE,
  /** As a script of a domain or the server, after the account's. */
  AFTER;

  public boolean suits(ScriptOwner owner) {
    return switch (this) {
      case NONE -> true;
      case ACTIVE -> owner instanceof ScriptOwner.Account;
      case BEFORE, AFTER -> !(owner instanceof ScriptOwner.Account);
    };
  }
}
