package org.carillon.webadmin.overview;

/**
 * Something that needs an administrator.
 *
 * @param kind {@code bad} where something does not work, {@code warn} where it will not or is
 *     hindered
 * @param title what it is about, for people
 * @param sentence what is wrong
 * @param page where it can be mended or looked at, within the application; empty for nowhere
 * @param way the words of the link that leads there
 */
public record Trouble(String kind, String title, String sentence, String page, String way) {

  /** Whether something does not work. */
  public boolean isBad() {
    return kind.equals("bad");
  }
}
