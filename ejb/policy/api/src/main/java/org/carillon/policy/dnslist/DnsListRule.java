package org.carillon.policy.dnslist;

/**
 * How a list is asked and what comes of its answers, as administrators change it.
 *
 * @param zone below which domain it is
 * @param points what it counts where {@code codes} say nothing else
 * @param codes which answers count; empty for all but errors
 * @param text what the client hears; empty for the usual sentence
 * @param enabled whether it is asked
 * @param note for administrators
 */
public record DnsListRule(
    String zone,
    DnsListSubject subject,
    DnsListAction action,
    int points,
    String codes,
    String text,
    boolean enabled,
    String note) {

  /** The same of a zone in its one form. */
  public DnsListRule of(String canonical) {
    return new DnsListRule(canonical, subject, action, points, codes, text, enabled, note);
  }

  /** What it says in a line, for the audit log. */
  public String line() {
    return zone
        + " ("
        + subject.word()
        + "): "
        + (action == DnsListAction.POINTS ? points + " points" : action.word())
        + (codes.isEmpty() ? "" : " for " + codes)
        + (enabled ? "" : " (off)");
  }
}
