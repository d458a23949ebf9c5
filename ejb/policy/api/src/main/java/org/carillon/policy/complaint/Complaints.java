package org.carillon.policy.complaint;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Complaints about mail that this server sent, for administrators of the server and of domains. */
public interface Complaints {

  /** The largest number of accounts, and of complaints, that are shown. */
  int MOST = 200;

  /** The longest period that can be shown, in days. */
  int MOST_DAYS = 1_100;

  /**
   * Returns the complaints of the last days.
   *
   * @param domain only complaints that came to this domain's address; empty for all domains that
   *     the caller administers
   * @param days the number of days
   */
  Answer<ComplaintFigures> list(Caller caller, Optional<String> domain, int days);
}
