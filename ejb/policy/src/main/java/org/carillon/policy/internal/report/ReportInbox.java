package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.policy.report.ReportSettings;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.SenderFacts;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Takes reports out of mail to the address that collects them. They are read in the background. If
 * too many come at once, some are only in the mailbox.
 */
@ApplicationScoped
public class ReportInbox {
  private static final Logger LOG = Logger.getLogger(ReportInbox.class);

  /** The most waiting files, which take 64 MB if they are the largest. */
  private static final int MOST_WAITING = 16;

  private static final int MOST_RECIPIENTS = 10;

  private final BlockingQueue<ReceivedFile> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final ReceivedReports reports;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ReportInbox(ReceivedReports reports, Addresses addresses, Settings settings) {
    this.reports = reports;
    this.addresses = addresses;
    this.settings = settings;
  }

  /** Reads a message that was accepted. */
  void look(ScreeningQuestion question, ScreeningReport report) {
    boolean isTaken =
        switch (report.handling()) {
          case ACCEPT, TAG, JUNK -> true;
          case QUARANTINE, REJECT, DISCARD -> false;
        };
    if (!isTaken
        || question.envelope().to().stream().limit(MOST_RECIPIENTS).noneMatch(this::collects)) {
      return;
    }
    try {
      Optional<byte[]> file = ReportMail.file(question.message());
      if (file.isPresent()
          && !waiting.offer(new ReceivedFile(file.get(), proven(report), Instant.now()))) {
        LOG.warnf(
            "The DMARC report in %s is not read: too many reports are waiting", question.trace());
      }
    } catch (IOException unreadable) {
      LOG.warnf(
          "The DMARC report in %s cannot be read: %s", question.trace(), unreadable.getMessage());
    }
  }

  private boolean collects(ForwardPath to) {
    Optional<MailAddress> address = MailAddress.canonical(to.address());
    return address.isPresent()
        && addresses.resolve(to.address()) instanceof Resolution.Local local
        && MailAddress.canonical(
                settings.value(ReportSettings.COLLECT, Scope.domain(local.domain())))
            .equals(address);
  }

  private static String proven(ScreeningReport report) {
    return report
        .sender()
        .map(SenderFacts::dmarc)
        .filter(verdict -> verdict.result() instanceof DmarcResult.Pass)
        .map(DmarcVerdict::authorDomain)
        .orElse("");
  }

  /** Reads the waiting files. A report that cannot be stored now is stored next time. */
  void read() throws SQLException {
    ReceivedFile next = waiting.peek();
    while (next != null) {
      keep(next);
      waiting.remove(next);
      next = waiting.peek();
    }
  }

  /** Stores a report. A report that cannot be read must not stop the others. */
  private void keep(ReceivedFile file) throws SQLException {
    try {
      if (reports.keep(file) instanceof ReceivedReports.Kept.Unusable(String why)) {
        LOG.infof("A message to the address for DMARC reports has no usable report: %s", why);
      }
    } catch (RuntimeException fault) {
      LOG.error("A DMARC report is skipped because of an error", fault);
    }
  }
}
