package org.carillon.contract.script;

/** The time at which a script is run on incoming mail. */
public enum ScriptUse {
  /** Never: the script is only stored. */
  NONE,
  /** The script is the account's own active one (RFC 5804 §1.4). */
  ACTIVE,
  /** The script is a domain's or the server's and runs before the account's. */
  BEFORE,
  /** The script is a domain's or the server's and runs after the account's. */
  AFTER;

  public boolean suits(ScriptOwner owner) {
    return switch (this) {
      case NONE -> true;
      case ACTIVE -> owner instanceof ScriptOwner.Account;
      case BEFORE, AFTER -> !(owner instanceof ScriptOwner.Account);
    };
  }
}
