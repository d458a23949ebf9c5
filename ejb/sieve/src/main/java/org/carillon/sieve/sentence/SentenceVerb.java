package org.carillon.sieve.sentence;

/** What a rule does. */
public enum SentenceVerb {
  /** Marks the message as read. */
  READ(false),
  /** Gives it a star. */
  STAR(false),
  /** Gives it a label: a keyword. */
  LABEL(true),
  /** Puts a copy into a folder, which is made if need be. */
  COPY(true),
  /** Puts it into a folder, which is made if need be. */
  FILE(true),
  /** Sends it on to an address and keeps it. */
  FORWARD(true),
  /** Sends it on to an address and does not keep it. */
  REDIRECT(true),
  /** Tells an address that it came. */
  NOTIFY(true),
  /** Throws it away. */
  DISCARD(false),
  /** Sends it back with a text. */
  REJECT(true),
  /** Looks at no further rules. */
  STOP(false);

  private final boolean value;

  SentenceVerb(boolean value) {
    this.value = value;
  }

  /** Whether it needs a folder, a label, an address or a text. */
  public boolean hasValue() {
    return value;
  }

  /** Whether what it needs is an address. */
  public boolean hasAddress() {
    return this == FORWARD || this == REDIRECT || this == NOTIFY;
  }
}
