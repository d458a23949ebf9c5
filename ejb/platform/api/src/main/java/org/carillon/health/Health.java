package org.carillon.health;

/**
 * How a part is.
 *
 * @param part what reports: {@code database}, {@code store}, {@code listeners}
 * @param ready whether it can do its work
 * @param sound whether nothing about it needs an administrator
 * @param sentence what is wrong or how it is, fit for an administrator, without secrets
 */
public record Health(String part, boolean ready, boolean sound, String sentence) {

  /** A part that is sound when it is ready. */
  public Health(String part, boolean ready, String sentence) {
    this(part, ready, ready, sentence);
  }

  /** A part that does its work, but needs an administrator. */
  public static Health unsound(String part, String sentence) {
    return new Health(part, true, false, sentence);
  }
}
