package org.carillon.policy.complaint;

import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Complaints about mail from here, for administrators of the server and of the domain. */
public interface Complaints {

  /** How many accounts, and how many complaints, are shown. */
  int MOST = 200;

  /** How far back can be looked. */
  int MOST_DAYS = 1_100;

  /**
   * Those of the last days.
   *
   * @param domain only those that came to this domain's address; empty for all that the caller
   *     administers
   */
  Answer<ComplaintFigures> list(Caller caller, Optional<String> domain, int days);
}
