package org.carillon.format.sentence;

/**
 * Why a translated sentence cannot be used.
 *
 * @param key the sentence's key
 * @param reason what is wrong
 * @param detail what of it: a place to fill in, a plural category, or nothing
 */
public record SentenceFault(String key, Reason reason, String detail) {

  /** What can be wrong. */
  public enum Reason {
    /** English has no such sentence. */
    UNKNOWN,
    /** It says nothing where English says something. */
    EMPTY,
    /** It is longer than any sentence may be, or has control characters. */
    UNFIT,
    /** It is no MessageFormat. */
    MALFORMED,
    /** Other things are filled in than in English, or as something else. */
    PLACES,
    /** A plural category of the language is not there. */
    PLURAL
  }
}
