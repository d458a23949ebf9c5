package org.carillon.sieve.sentence;

/** The kind of a rule's action. */
public enum SentenceVerb {
  /** Marks the message as read. */
  READ(false),
  /** Stars the message. */
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
  /** Discards the message. */
  DISCARD(false),
  /** Rejects it with a text. */
  REJECT(true),
  /** Stops the rules. */
  STOP(false);

  private final boolean value;

  SentenceVerb(boolean value) {
    this.value = value;
  }

  /** Returns whether it needs a folder, a label, an address or a text. */
  public boolean hasValue() {
    return value;
  }

  /** Returns whether it needs an address. */
  public boolean hasAddress() {
    return this == FORWARD || this == REDIRECT || this == NOTIFY;
  }
}
