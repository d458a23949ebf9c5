package org.carillon.contract.script;

/** When a script is run on mail that comes. */
public enum ScriptUse {
  /** Never: it is kept. */
  NONE,
  /** The account's own (RFC 5804 §1.4). */
  ACTIVE,
  /** A domain's or the server's, before the account's. */
  BEFORE,
  /** A domain's or the server's, behind the account's. */
  AFTER;

  /** Whether an owner's script can be used so. */
  public boolean suits(ScriptOwner owner) {
    return switch (this) {
      case NONE -> true;
      case ACTIVE -> owner instanceof ScriptOwner.Account;
      case BEFORE, AFTER -> !(owner instanceof ScriptOwner.Account);
    };
  }
}
