package org.carillon.health;

/**
 * The health of a part.
 *
 * @param part the part's name: {@code database}, {@code store}, {@code listeners}
 * @param ready true if it can do its work
 * @param sound true if nothing about it needs an administrator
 * @param sentence the problem or the state, fit for an administrator, without secrets
 */
public record Health(String part, boolean ready, boolean sound, String sentence) {

  /** Creates the health of a part that is sound if it is ready. */
  public Health(String part, boolean ready, String sentence) {
    this(part, ready, ready, sentence);
  }

  /** Creates the health of a part that does its work, but needs an administrator. */
  public static Health unsound(String part, String sentence) {
    return new Health(part, true, false, sentence);
  }
}
