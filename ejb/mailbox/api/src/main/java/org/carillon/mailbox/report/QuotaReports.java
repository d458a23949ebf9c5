package org.carillon.mailbox.report;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Reports of who uses how much. */
public interface QuotaReports {

  /**
   * Who uses how much of a domain now, for those who administer it.
   *
   * @param request which accounts: whose local part has its search text in it
   */
  Answer<QuotaReport> of(Caller caller, String domain, PageRequest request);
}
