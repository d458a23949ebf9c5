package org.carillon.webadmin.report;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.PageRequest;
import org.carillon.policy.report.DayFigures;
import org.carillon.policy.report.DmarcReports;
import org.carillon.policy.report.DomainFigures;
import org.carillon.policy.report.SentFailure;
import org.carillon.policy.report.SentReport;
import org.carillon.web.Answers;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The senders that use a domain's name, from others' DMARC reports; and our reports to others. */
@Named("reports")
@RequestScoped
public class ReportsPage {
  /** The limit of offered domains; above it, an administrator puts the name into the address. */
  private static final int OFFERED = 200;

  private static final int DAYS = 30;

  @Inject private DmarcReports reports;
  @Inject private Domains allDomains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private List<Domain> domains = List.of();
  private String domain = "";
  private int days = DAYS;
  private DomainFigures figures = new DomainFigures(List.of(), List.of(), List.of(), List.of());
  private DayChart chart = DayChart.of(List.of());
  private List<SentReport> sent = List.of();
  private List<SentFailure> sentFailures = List.of();

  public void load() {
    var offered = new PageRequest(Optional.empty(), Optional.empty(), OFFERED);
    answers
        .take(allDomains.list(visitor.caller(), offered))
        .ifPresent(found -> domains = found.items());
    domain =
        parameters
            .some("domain")
            .orElseGet(() -> domains.isEmpty() ? "" : domains.getFirst().name());
    days = (int) Math.clamp(parameters.number("days").orElse(DAYS), 1, DmarcReports.MOST_DAYS);
    if (!domain.isEmpty()) {
      answers.take(reports.received(visitor.caller(), domain, days)).ifPresent(this::show);
    }
    if (visitor.caller().administersServer()) {
      answers
          .take(reports.sent(visitor.caller(), Optional.empty()))
          .ifPresent(found -> sent = found);
      answers
          .take(reports.failures(visitor.caller(), Optional.empty()))
          .ifPresent(found -> sentFailures = found);
    }
  }

  private void show(DomainFigures found) {
    figures = found;
    chart = DayChart.of(found.days());
  }

  public List<Domain> getDomains() {
    return domains;
  }

  /** The selected domain, or empty. */
  public String getDomain() {
    return domain;
  }

  public int getDays() {
    return days;
  }

  /** The spans that are offered, in days. */
  public List<Integer> getSpans() {
    return List.of(7, 30, 90, 365);
  }

  /** The contents of the reports. */
  public DomainFigures getFigures() {
    return figures;
  }

  /** The contents of the reports over time. */
  public DayChart getChart() {
    return chart;
  }

  /** The number of messages authenticated as the domain's. */
  public long getPassed() {
    return figures.days().stream().mapToLong(DayFigures::passed).sum();
  }

  /** The number of other messages. */
  public long getFailed() {
    return figures.days().stream().mapToLong(DayFigures::failed).sum();
  }

  /** The sent and waiting reports about single messages. */
  public List<SentFailure> getSentFailures() {
    return sentFailures;
  }

  /** The sent and waiting reports. */
  public List<SentReport> getSent() {
    return sent;
  }
}
