package org.carillon.policy.filter;

/**
 * What an entry says, as administrators change it.
 *
 * @param pattern as it is written; kept in the one form that {@link FilterEntries} gives it
 * @param points what it counts where points come of it
 * @param text what the client hears; empty for the usual sentence
 * @param ban for how many hours a client that sends to this trap is refused; 0 for not at all
 * @param days for how many days it counts; 0 without an end
 * @param enabled whether it counts
 * @param note for administrators
 */
public record FilterRule(
    FilterTarget target,
    String pattern,
    FilterAction action,
    int points,
    String text,
    int ban,
    int days,
    boolean enabled,
    String note) {

  /** The same with another pattern. */
  public FilterRule withPattern(String other) {
    return new FilterRule(target, other, action, points, text, ban, days, enabled, note);
  }

  /** What it says in a line, for the audit log. */
  public String line() {
    return target.word()
        + " "
        + pattern
        + ": "
        + (action == FilterAction.POINTS ? points + " points" : action.word())
        + (enabled ? "" : " (off)");
  }
}
