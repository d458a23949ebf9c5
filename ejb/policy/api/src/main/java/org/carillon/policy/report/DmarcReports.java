package org.carillon.policy.report;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** DMARC reports, for administrators. */
public interface DmarcReports {

  /** The largest number of each kind that is listed. */
  int MOST = 200;

  /** The longest period that is shown, in days. */
  int MOST_DAYS = 400;

  /**
   * Returns the reports that were sent or are still to be, the latest day first. Only for server
   * administrators.
   *
   * @param domain only reports to this domain; empty for all
   */
  Answer<List<SentReport>> sent(Caller caller, Optional<String> domain);

  /**
   * Returns the failure reports that were sent or are still to be, the latest first. Only for
   * server administrators.
   *
   * @param domain only reports to this domain; empty for all
   */
  Answer<List<SentFailure>> failures(Caller caller, Optional<String> domain);

  /**
   * Returns what others report about a domain of this server. Only for its administrators.
   *
   * @param domain the domain's name
   * @param days the number of days back from today, 1 to {@link #MOST_DAYS}
   */
  Answer<DomainFigures> received(Caller caller, String domain, int days);

  /**
   * Reads a report that did not come by mail. Only for server administrators.
   *
   * @param file the attachment: gzip, zip or XML
   */
  Answer<ReceivedReport> read(Caller caller, byte[] file);
}
