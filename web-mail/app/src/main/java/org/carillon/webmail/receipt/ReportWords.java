package org.carillon.webmail.receipt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Collectors;
import org.carillon.format.mime.report.MessageReport;
import org.carillon.web.Dates;
import org.carillon.web.Texts;

/** Tells in words what a report tells programs (RFC 3464). */
@RequestScoped
public class ReportWords {
  @Inject private Texts texts;
  @Inject private Dates dates;

  /**
   * A line for each recipient; the report as it is where it can't be understood.
   *
   * @param report what the part for programs says
   * @param when when it came
   */
  public String words(String report, Instant when) {
    String words =
        MessageReport.delivery(report).recipients().stream()
            .map(recipient -> line(SentState.of(recipient, when)))
            .collect(Collectors.joining("\n"));
    return words.isEmpty() ? report : words;
  }

  private String line(SentState state) {
    String reason = state.reason().isEmpty() ? "" : " " + texts.of(state.reason());
    String diagnostic = state.diagnostic().isEmpty() ? "" : " " + state.diagnostic();
    return state.address()
        + ": "
        + texts.of(state.words(), dates.full(state.when()))
        + reason
        + diagnostic;
  }
}
