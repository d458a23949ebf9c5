package org.carillon.webmail.read;

/** The ways in which a message's remote pictures are offered to its reader. */
public enum OfferedPictures {
  /** This server fetches no remote pictures. */
  NONE,
  /** They are shown on request. */
  ASKED,
  /** They are shown on request, and the author is authenticated and can be remembered. */
  PROVEN,
  /** They are shown without asking. */
  SHOWN;

  public boolean isShown() {
    return this == SHOWN;
  }

  public boolean isAsked() {
    return this == ASKED || this == PROVEN;
  }

  public boolean isProven() {
    return this == PROVEN;
  }
}
