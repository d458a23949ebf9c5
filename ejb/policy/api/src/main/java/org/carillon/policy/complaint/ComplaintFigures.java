package org.carillon.policy.complaint;

import java.util.List;

/**
 * A summary of complaints.
 *
 * @param accounts the complaints by account, the most frequent first
 * @param latest the latest complaints, the last first
 */
public record ComplaintFigures(List<AccountComplaints> accounts, List<Complaint> latest) {
  public ComplaintFigures {
    accounts = List.copyOf(accounts);
    latest = List.copyOf(latest);
  }
}
