package org.carillon.policy.internal.complaint;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.carillon.account.Addresses;
import org.carillon.account.MailAddress;
import org.carillon.account.Resolution;
import org.carillon.contract.content.Content;
import org.carillon.contract.mail.ForwardPath;
import org.carillon.contract.mail.MailData;
import org.carillon.contract.stage.ScreeningQuestion;
import org.carillon.format.mime.feedback.FeedbackReport;
import org.carillon.format.mime.structure.Outline;
import org.carillon.mailauth.dmarc.DmarcResult;
import org.carillon.mailauth.dmarc.DmarcVerdict;
import org.carillon.policy.complaint.ComplaintSettings;
import org.carillon.policy.screening.ScreeningReport;
import org.carillon.policy.screening.SenderFacts;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/**
 * Takes complaints out of mail to the address for them. They are stored in the background. If too
 * many come at once, some are only in the mailbox.
 */
@ApplicationScoped
public class ComplaintInbox {
  private static final Logger LOG = Logger.getLogger(ComplaintInbox.class);
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_RECIPIENTS = 10;

  /** The largest complaint that is read, in octets: a report may contain the whole message. */
  private static final long MOST_MESSAGE = 30L << 20;

  private final BlockingQueue<ReceivedComplaint> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final ComplaintRows rows;
  private final Addresses addresses;
  private final Settings settings;

  @Inject
  public ComplaintInbox(ComplaintRows rows, Addresses addresses, Settings settings) {
    this.rows = rows;
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
    OptionalLong domain = isTaken ? collecting(question) : OptionalLong.empty();
    if (domain.isEmpty()) {
      return;
    }
    try {
      Optional<FeedbackReport> found = report(question.message());
      if (found.isPresent()
          && !waiting.offer(
              new ReceivedComplaint(
                  found.get(), domain.getAsLong(), proven(report), Instant.now()))) {
        LOG.warnf(
            "The complaint in %s is not counted: too many complaints are waiting",
            question.trace());
      }
    } catch (IOException unreadable) {
      LOG.warnf(
          "The complaint in %s cannot be read: %s", question.trace(), unreadable.getMessage());
    }
  }

  private static Optional<FeedbackReport> report(MailData message) throws IOException {
    if (message.content().size() > MOST_MESSAGE) {
      return Optional.empty();
    }
    try (Content content = message.content().content()) {
      return FeedbackReport.in(Outline.parse(content.stream()), content::read);
    }
  }

  /** Returns the domain whose address for complaints is among the recipients. */
  private OptionalLong collecting(ScreeningQuestion question) {
    return question.envelope().to().stream()
        .limit(MOST_RECIPIENTS)
        .map(ForwardPath::address)
        .map(this::collecting)
        .filter(OptionalLong::isPresent)
        .findFirst()
        .orElse(OptionalLong.empty());
  }

  private OptionalLong collecting(String to) {
    Optional<MailAddress> address = MailAddress.canonical(to);
    return address.isPresent()
            && addresses.resolve(to) instanceof Resolution.Local local
            && MailAddress.canonical(
                    settings.value(ComplaintSettings.ADDRESS, Scope.domain(local.domain())))
                .equals(address)
        ? OptionalLong.of(local.domain())
        : OptionalLong.empty();
  }

  private static String proven(ScreeningReport report) {
    return report
        .sender()
        .map(SenderFacts::dmarc)
        .filter(verdict -> verdict.result() instanceof DmarcResult.Pass)
        .map(DmarcVerdict::authorDomain)
        .orElse("");
  }

  /** Stores the waiting complaints. A complaint that cannot be stored now is stored next time. */
  void keep() throws SQLException {
    ReceivedComplaint next = waiting.peek();
    while (next != null) {
      rows.put(next);
      waiting.remove(next);
      next = waiting.peek();
    }
  }
}
