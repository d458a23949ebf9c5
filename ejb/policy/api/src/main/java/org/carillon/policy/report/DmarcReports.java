package org.carillon.policy.report;

import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** Reports of DMARC, as administrators see them. */
public interface DmarcReports {

  /** The most of each kind that are listed. */
  int MOST = 200;

  /** The longest time that is shown, in days. */
  int MOST_DAYS = 400;

  /**
   * What was and is to be sent, the latest day first; for server administrators.
   *
   * @param domain only of this one
   */
  Answer<List<SentReport>> sent(Caller caller, Optional<String> domain);

  /**
   * The failure reports that were and are to be sent, the latest first; for server administrators.
   *
   * @param domain only of this one
   */
  Answer<List<SentFailure>> failures(Caller caller, Optional<String> domain);

  /**
   * What reports say of a domain here; for those who administer it.
   *
   * @param domain its name
   * @param days how many days back from today, 1 to {@link #MOST_DAYS}
   */
  Answer<DomainFigures> received(Caller caller, String domain, int days);

  /**
   * Reads a report that came another way than by mail; for server administrators.
   *
   * @param file as it was attached: gzip, zip or XML
   */
  Answer<ReceivedReport> read(Caller caller, byte[] file);
}
