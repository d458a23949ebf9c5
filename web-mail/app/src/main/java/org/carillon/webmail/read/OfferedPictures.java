package org.carillon.webmail.read;

/** What becomes of the pictures that a message wants from elsewhere. */
public enum OfferedPictures {
  /** This server fetches none. */
  NONE,
  /** They are shown when they are asked for. */
  ASKED,
  /** The same, and who wrote the message is proven: he can be remembered. */
  PROVEN,
  /** They are shown without asking. */
  SHOWN;

  /** Whether they are shown without asking. */
  public boolean isShown() {
    return this == SHOWN;
  }

  /** Whether they can be asked for. */
  public boolean isAsked() {
    return this == ASKED || this == PROVEN;
  }

  /** Whether the author can be remembered. */
  public boolean isProven() {
    return this == PROVEN;
  }
}
