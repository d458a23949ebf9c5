package org.carillon.policy.internal.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.dns.DnsLookup;
import org.carillon.contract.stage.GeneratedMail;
import org.carillon.mailauth.dmarc.PublishedPolicy;
import org.carillon.mailauth.dmarc.report.AggregateReport;
import org.carillon.mailauth.dmarc.report.ReportMetadata;
import org.carillon.mailauth.dmarc.report.ReportRow;
import org.carillon.mailauth.dmarc.report.ReportedPolicy;
import org.carillon.policy.internal.report.post.ReportDelivery;
import org.carillon.policy.internal.report.post.ReportDelivery.Outcome;
import org.carillon.policy.internal.report.post.Reporter;
import org.carillon.policy.report.ReportSettings;
import org.carillon.settings.Settings;

/** Writes and sends the report of a day. */
@ApplicationScoped
public class ReportSending {
  private final ReportDelivery post;
  private final Settings settings;
  private final InstantSource clock;

  @Inject
  public ReportSending(DnsLookup dns, Instance<GeneratedMail> mail, Settings settings) {
    this(
        dns,
        (domain, to, message) -> mail.get().send(domain, to, message),
        settings,
        InstantSource.system());
  }

  ReportSending(DnsLookup dns, GeneratedMail mail, Settings settings, InstantSource clock) {
    this.post = new ReportDelivery(dns, mail);
    this.settings = settings;
    this.clock = clock;
  }

  Outcome send(DueReport due, List<ReportRow> rows) throws InterruptedException {
    if (!settings.value(ReportSettings.SEND) || Reporter.isSilentTo(due.domain(), settings)) {
      return new Outcome.Dropped("No reports are sent to this domain.");
    }
    if (rows.isEmpty()) {
      return new Outcome.Dropped("There is no mail to report.");
    }
    return post.send(
        due.domain(),
        ReportDelivery.Kind.AGGREGATE,
        published -> reportMessage(due, published, rows));
  }

  private AggregateReportMessage reportMessage(
      DueReport due, PublishedPolicy published, List<ReportRow> rows) throws IOException {
    Reporter reporter = Reporter.of(settings);
    String organization =
        Optional.of(settings.value(ReportSettings.ORGANIZATION))
            .filter(name -> !name.isEmpty())
            .orElse(reporter.host());
    var metadata =
        new ReportMetadata(
            organization,
            reporter.from(),
            "",
            due.reportId(reporter.host()),
            due.begin(),
            due.end(),
            List.of(),
            "Carillon");
    return AggregateReportMessage.of(
        new AggregateReport(metadata, ReportedPolicy.of(published), rows),
        reporter.domain(),
        reporter.from(),
        clock.instant());
  }
}
