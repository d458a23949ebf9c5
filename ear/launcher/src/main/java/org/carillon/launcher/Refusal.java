package org.carillon.launcher;

/**
 * Something that the person at the command line can put right; the message is the whole sentence
 * shown.
 */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the sentence to show. */
  public Refusal(String sentence) {
    super(sentence);
  }
}
