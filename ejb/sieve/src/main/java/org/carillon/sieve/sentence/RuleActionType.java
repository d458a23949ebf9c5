package org.carillon.sieve.sentence;

public enum RuleActionType {
  READ(false),
  STAR(false),
  /** Gives it a label: a keyword. */
  LABEL(true),
  /** Puts a copy into a folder, which is made if need be. */
  COPY(true),
  /** Puts it into a folder, which is made if need be. */
  FILE(true),
  /** Redirects a copy to an address. */
  FORWARD(true),
  /** Redirects it to an address and does not keep it. */
  REDIRECT(true),
  /** Notifies an address of it. */
  NOTIFY(true),
  DISCARD(false),
  REJECT(true),
  STOP(false);

  private final boolean value;

  RuleActionType(boolean value) {
    this.value = value;
  }

  /** Returns whether it needs a folder, a label, an address or a text. */
  public boolean hasValue() {
    return value;
  }

  public boolean hasAddress() {
    return this == FORWARD || this == REDIRECT || this == NOTIFY;
  }
}
