package org.carillon.policy.complaint;

import java.util.List;

/**
 * What was complained about.
 *
 * @param accounts by account, the most first
 * @param latest the latest of them, the last first
 */
public record ComplaintFigures(List<AccountComplaints> accounts, List<Complaint> latest) {
  /** Copies. */
  public ComplaintFigures {
    accounts = List.copyOf(accounts);
    latest = List.copyOf(latest);
  }
}
