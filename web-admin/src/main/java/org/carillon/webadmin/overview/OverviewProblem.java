package org.carillon.webadmin.overview;

/**
 * A problem for an administrator.
 *
 * @param kind {@code bad} if something does not work, {@code warn} if it soon will not, or badly
 * @param title its title for people
 * @param sentence the problem
 * @param page the page that fixes or shows it, within the application; may be empty
 * @param way the text of the link
 */
public record OverviewProblem(String kind, String title, String sentence, String page, String way) {

  /** Returns whether something does not work. */
  public boolean isBad() {
    return kind.equals("bad");
  }
}
