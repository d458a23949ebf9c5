package org.carillon.policy.filter;

/**
 * The fields of an entry that administrators change.
 *
 * @param pattern the pattern as written; stored in the canonical form that {@link FilterEntries}
 *     makes
 * @param points the points, if the action gives points
 * @param text the text of the reply to the client; empty for the usual text
 * @param ban the time that a client that sends to this trap is banned, in hours; 0 for no ban
 * @param days the time that the entry counts, in days; 0 for no end
 * @param enabled whether the entry counts
 * @param note a note for administrators
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

  /** Returns the same rule with another pattern. */
  public FilterRule withPattern(String other) {
    return new FilterRule(target, other, action, points, text, ban, days, enabled, note);
  }

  /** Returns a one-line description for the audit log. */
  public String line() {
    return target.word()
        + " "
        + pattern
        + ": "
        + (action == FilterAction.POINTS ? points + " points" : action.word())
        + (enabled ? "" : " (off)");
  }
}
