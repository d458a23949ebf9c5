package org.carillon.format.jscontact;

/** A member of a Card is invalid. Not thrown outside this package. */
final class MalformedCard extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String sentence;

  MalformedCard(String pointer, String sentence) {
    super(sentence, null, false, false);
    this.pointer = pointer;
    this.sentence = sentence;
  }

  String pointer() {
    return pointer;
  }

  String sentence() {
    return sentence;
  }
}
