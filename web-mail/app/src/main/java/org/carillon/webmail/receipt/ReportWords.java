package org.carillon.webmail.receipt;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.stream.Collectors;
import org.carillon.format.mime.report.MessageReport;
import org.carillon.web.Dates;
import org.carillon.web.Texts;

/** Turns a machine-readable report into sentences (RFC 3464). */
@RequestScoped
public class ReportWords {
  @Inject private Texts texts;
  @Inject private Dates dates;

  /**
   * Returns a line for each recipient, or the unchanged report if it can't be parsed.
   *
   * @param report the machine-readable part
   * @param when the time of arrival
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
