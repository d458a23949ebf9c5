package org.carillon.webadmin.use;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Writer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.account.Domain;
import org.carillon.account.Domains;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.PageRequest;
import org.carillon.format.table.CsvCell;
import org.carillon.mailbox.report.QuotaReport;
import org.carillon.mailbox.report.QuotaReports;
import org.carillon.mailbox.report.ReportedAccount;
import org.carillon.web.Answers;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The accounts of a domain by usage, also as a file. */
@Named("use")
@RequestScoped
public class UsagePage {
  /** The limit of offered domains; above it, an administrator puts the name into the address. */
  private static final int OFFERED = 200;

  private static final int SHOWN = 100;

  @Inject private QuotaReports reports;
  @Inject private Domains allDomains;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private List<Domain> domains = List.of();
  private String domain = "";
  private QuotaReport report;

  /** Reads what is shown, or writes the file. */
  public void load() throws IOException {
    var offered = new PageRequest(Optional.empty(), Optional.empty(), OFFERED);
    answers
        .take(allDomains.list(visitor.caller(), offered))
        .ifPresent(found -> domains = found.items());
    domain =
        parameters
            .some("domain")
            .orElseGet(() -> domains.isEmpty() ? "" : domains.getFirst().name());
    if (domain.isEmpty()) {
      return;
    }
    boolean isFile = parameters.text("as").equals("csv");
    answers
        .take(part(parameters.some("after"), isFile ? PageRequest.MOST : SHOWN))
        .ifPresent(found -> report = found);
    if (report != null && isFile) {
      write(FacesContext.getCurrentInstance());
    }
  }

  private Answer<QuotaReport> part(Optional<String> after, int limit) {
    return reports.of(
        visitor.caller(), domain, new PageRequest(parameters.some("search"), after, limit));
  }

  /** All accounts, a page of the report after the other (RFC 4180). */
  private void write(FacesContext faces) throws IOException {
    ExternalContext external = faces.getExternalContext();
    external.setResponseContentType("text/csv; charset=utf-8; header=present");
    external.setResponseHeader("Content-Disposition", "attachment; filename=\"use.csv\"");
    Writer out = external.getResponseOutputWriter();
    out.write("address,octets,mostOctets,messages,mostMessages,percent,grown\r\n");
    Optional<QuotaReport> part = Optional.of(report);
    while (part.isPresent()) {
      for (ReportedAccount account : part.get().largest().items()) {
        out.write(line(account));
      }
      Optional<String> next = part.get().largest().next();
      part = next.isPresent() ? answers.take(part(next, PageRequest.MOST)) : Optional.empty();
    }
    out.flush();
    faces.responseComplete();
  }

  static String line(ReportedAccount account) {
    return String.join(
            ",",
            CsvCell.written(account.address()),
            Long.toString(account.use().octets()),
            Long.toString(account.use().mostOctets()),
            Long.toString(account.use().messages()),
            Long.toString(account.use().mostMessages()),
            Long.toString(account.use().percent()),
            account.grown().isPresent() ? Long.toString(account.grown().getAsLong()) : "")
        + "\r\n";
  }

  public List<Domain> getDomains() {
    return domains;
  }

  /** The one that is shown; empty where there is none. */
  public String getDomain() {
    return domain;
  }

  public String getSearch() {
    return parameters.text("search");
  }

  /** The domain's usage, or null. */
  public QuotaReport getReport() {
    return report;
  }

  /** The width of an account's bar, 0 to 100: its share of its limit, or of the largest account. */
  public long bar(ReportedAccount account) {
    if (isLimited(account)) {
      return Math.clamp(account.use().percent(), 1, 100);
    }
    long largest = report.largest().items().getFirst().use().octets();
    return largest == 0 ? 1 : Math.clamp(100 * account.use().octets() / largest, 1, 100);
  }

  public boolean isLimited(ReportedAccount account) {
    return account.use().mostOctets() > 0 || account.use().mostMessages() > 0;
  }

  /** The absolute growth of an account; 0 if unknown. */
  public long change(ReportedAccount account) {
    return Math.abs(account.grown().orElse(0));
  }

  /** The sign of the growth. */
  public String sign(ReportedAccount account) {
    return account.grown().orElse(0) < 0 ? "−" : "+";
  }

  /** The query for the same list from another position, or as a file. */
  public String address(String more) {
    return "domain=" + encoded(domain) + "&search=" + encoded(getSearch()) + more;
  }

  /** The next page's query. */
  public String getNext() {
    return address("&after=" + encoded(report.largest().next().orElse("")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
