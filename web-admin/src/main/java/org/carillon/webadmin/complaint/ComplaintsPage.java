package org.carillon.webadmin.complaint;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.policy.complaint.ComplaintFigures;
import org.carillon.policy.complaint.Complaints;
import org.carillon.web.Answers;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Complaints about mail of the domains that the visitor administers. */
@Named("complaints")
@RequestScoped
public class ComplaintsPage {
  private static final int DAYS = 30;

  @Inject private Complaints complaints;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;

  private int days = DAYS;
  private ComplaintFigures figures = new ComplaintFigures(List.of(), List.of());

  public void load() {
    days = (int) Math.clamp(parameters.number("days").orElse(DAYS), 1, Complaints.MOST_DAYS);
    answers
        .take(complaints.list(visitor.caller(), parameters.some("domain"), days))
        .ifPresent(found -> figures = found);
  }

  /** The domain to which the complaints are limited; empty for all. */
  public String getDomain() {
    return parameters.text("domain");
  }

  public int getDays() {
    return days;
  }

  /** The spans that are offered, in days. */
  public List<Integer> getSpans() {
    return List.of(7, 30, 90, 365);
  }

  public ComplaintFigures getFigures() {
    return figures;
  }
}
