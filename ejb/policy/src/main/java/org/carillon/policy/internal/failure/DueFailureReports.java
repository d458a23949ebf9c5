package org.carillon.policy.internal.failure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.dns.DnsReply;
import org.carillon.contract.dns.DnsType;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.database.SqlTransactions;
import org.carillon.due.DueKind;
import org.carillon.due.DueWork;
import org.carillon.mailauth.DnsName;
import org.carillon.policy.internal.report.post.ReportDelivery;
import org.carillon.policy.internal.report.post.Reporter;
import org.carillon.policy.report.FailureDisclosure;
import org.carillon.policy.report.ReportSettings;
import org.carillon.settings.Settings;
import org.jboss.logging.Logger;

/** Sends the failure reports that are due, one after the other, and stores the outcomes. */
@ApplicationScoped
public class DueFailureReports implements DueWork {
  private static final Logger LOG = Logger.getLogger(DueFailureReports.class);

  /** These are about two hours: later nobody looks for the cause any more. */
  private static final int MOST_ATTEMPTS = 12;

  private static final int MOST_RECORD = 500;

  private final FailureRows rows;
  private final DnsLookup dns;
  private final ReportDelivery post;
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public DueFailureReports(
      SqlTransactions transactions,
      DnsLookup dns,
      Instance<GeneratedMail> mail,
      Settings settings) {
    this(
        new FailureRows(transactions),
        dns,
        (domain, to, message) -> mail.get().send(domain, to, message),
        settings,
        InstantSource.system());
  }

  DueFailureReports(
      FailureRows rows, DnsLookup dns, GeneratedMail mail, Settings settings, InstantSource clock) {
    this.rows = rows;
    this.dns = dns;
    this.post = new ReportDelivery(dns, mail);
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public DueKind kind() {
    return DueKind.of("dmarc-failures", "Sending DMARC failure reports", FailureRows.DUE);
  }

  @Override
  public boolean take() throws SQLException, InterruptedException {
    Optional<FailureRows.Due> due = rows.claim();
    if (due.isPresent()) {
      take(due.get());
    }
    return due.isPresent();
  }

  void forget() throws SQLException {
    rows.forget(Math.toIntExact(settings.value(ReportSettings.KEEP).toDays()));
  }

  private void take(FailureRows.Due due) throws SQLException, InterruptedException {
    String domain = due.incidents().first().domain();
    switch (send(due, domain)) {
      case ReportDelivery.Outcome.Sent(String to) -> {
        LOG.infof(
            "A DMARC failure report of %d messages for %s was sent to %s",
            due.incidents().count(), domain, to);
        rows.close(due.id(), true, to);
      }
      case ReportDelivery.Outcome.Dropped(String why) -> rows.close(due.id(), false, why);
      case ReportDelivery.Outcome.Later(String why) -> {
        if (due.attempts() + 1 >= MOST_ATTEMPTS) {
          rows.close(due.id(), false, why);
        } else {
          rows.putOff(due.id(), why);
        }
      }
    }
  }

  private ReportDelivery.Outcome send(FailureRows.Due due, String domain)
      throws InterruptedException {
    if (settings.value(ReportSettings.FAILURES) == FailureDisclosure.NOTHING
        || Reporter.isSilentTo(domain, settings)) {
      return new ReportDelivery.Outcome.Dropped("No failure reports are sent to this domain.");
    }
    return post.send(
        domain,
        ReportDelivery.Kind.FAILURE,
        _ ->
            new FailureReportMessage(
                Reporter.of(settings), due, spf(due.incidents().first().spf()), clock.instant()));
  }

  /** Returns the SPF record as a report has it (RFC 6591 §3.2.6). */
  private String spf(String domain) throws InterruptedException {
    if (!DnsName.isName(domain)) {
      return "";
    }
    return dns.find(domain, new DnsType.Txt()) instanceof DnsReply.Found<String>(List<String> all)
        ? all.stream()
            .filter(text -> text.equals("v=spf1") || text.startsWith("v=spf1 "))
            .findFirst()
            .map(text -> text.replaceAll("[^ !#-\\[\\]-~]", "?"))
            .map(text -> text.length() > MOST_RECORD ? text.substring(0, MOST_RECORD) : text)
            .map(text -> "SPF-DNS: txt : " + domain + " : \"" + text + "\"\r\n")
            .orElse("")
        : "";
  }
}
