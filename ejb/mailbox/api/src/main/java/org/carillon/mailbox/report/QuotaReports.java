package org.carillon.mailbox.report;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.identity.Caller;

/** Reports of the space that accounts use. */
public interface QuotaReports {

  /**
   * Returns how much space the accounts of a domain use now. The caller must administer the domain.
   *
   * @param request selects the accounts whose local part contains the search text
   */
  Answer<QuotaReport> of(Caller caller, String domain, PageRequest request);
}
