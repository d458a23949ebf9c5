package org.carillon.webadmin.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditFilter;
import org.carillon.audit.AuditRecord;
import org.carillon.web.Texts;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The audit trail, newest first. */
@Named("auditTrail")
@RequestScoped
public class AuditTrailPage {
  private static final int ROWS = 100;

  @Inject private Audit audit;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Texts texts;

  private List<AuditRecord> rows = List.of();

  public void load() {
    rows = audit.list(visitor.caller(), AuditFilter.ALL, parameters.number("before"), ROWS);
  }

  public List<AuditLine> getRows() {
    return rows.stream().map(row -> AuditLine.of(row, texts)).toList();
  }

  /** Returns whether there may be older ones. */
  public boolean isMore() {
    return rows.size() == ROWS;
  }

  public long getOldest() {
    return rows.getLast().id();
  }
}
