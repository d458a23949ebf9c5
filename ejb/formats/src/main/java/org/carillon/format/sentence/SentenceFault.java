package org.carillon.format.sentence;

/**
 * The reason why a translated sentence cannot be used.
 *
 * @param key the sentence's key
 * @param reason the reason
 * @param detail the placeholder or plural category concerned; may be empty
 */
public record SentenceFault(String key, Reason reason, String detail) {

  public enum Reason {
    /** English has no such sentence. */
    UNKNOWN,
    /** The sentence is empty, but the English one is not. */
    EMPTY,
    /** The sentence is too long or has control characters. */
    UNFIT,
    /** The sentence is not a valid MessageFormat. */
    MALFORMED,
    /** The placeholders differ from the English ones, or have other types. */
    PLACES,
    /** A plural category of the language is missing. */
    PLURAL
  }
}
