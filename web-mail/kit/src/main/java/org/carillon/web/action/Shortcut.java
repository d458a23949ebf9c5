package org.carillon.web.action;

/**
 * A key of the keyboard and its function, for the page of keys and for the script.
 *
 * @param keys the key ({@code j}), or two one after the other ({@code g i})
 * @param words the key of its description, in the bundle
 * @param hears its handler
 */
public record Shortcut(String keys, String words, Hears hears) {

  /** The handler of a key. */
  public sealed interface Hears {}

  /** The page's element with that {@code data-key}, which is clicked or focused. */
  public record Element() implements Hears {}

  /**
   * The application's script, which must have a motion of that name.
   *
   * @param name its name there
   */
  public record Motion(String name) implements Hears {}

  /** The browser itself. */
  public record Browser() implements Hears {}

  /** A key that clicks an element. */
  public static Shortcut pressed(String keys, String words) {
    return new Shortcut(keys, words, new Element());
  }

  /** A key that the application's script handles. */
  public static Shortcut motion(String keys, String words, String name) {
    return new Shortcut(keys, words, new Motion(name));
  }

  /** Each single key, in order. */
  public String[] getEach() {
    return keys.split(" ", -1);
  }
}
