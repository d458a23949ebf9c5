package org.carillon.web.action;

/**
 * A key of the keyboard and what it does, for the page of keys and for the script that hears them.
 *
 * @param keys the key ({@code j}), or two one after the other ({@code g i})
 * @param words the key of what it does, in the bundle
 * @param hears who does it
 */
public record Shortcut(String keys, String words, Hears hears) {

  /** Who does what a key stands for. */
  public sealed interface Hears {}

  /**
   * The element of the page that bears it as {@code data-key}: pressed, or begun to be filled in.
   */
  public record Element() implements Hears {}

  /**
   * The application's script, which must have a motion of that name.
   *
   * @param name its name there
   */
  public record Motion(String name) implements Hears {}

  /** Every browser, by itself. */
  public record Browser() implements Hears {}

  /** A key that presses something. */
  public static Shortcut pressed(String keys, String words) {
    return new Shortcut(keys, words, new Element());
  }

  /** A key that the application's script hears. */
  public static Shortcut motion(String keys, String words, String name) {
    return new Shortcut(keys, words, new Motion(name));
  }

  /** Each key by itself, in order. */
  public String[] getEach() {
    return keys.split(" ", -1);
  }
}
