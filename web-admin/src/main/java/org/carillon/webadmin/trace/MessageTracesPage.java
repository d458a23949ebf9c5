package org.carillon.webadmin.trace;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.policy.trace.MessageTrace;
import org.carillon.policy.trace.MessageTraces;
import org.carillon.policy.trace.TraceFilter;
import org.carillon.policy.trace.TracePage;
import org.carillon.policy.verdict.Handling;
import org.carillon.web.Answers;
import org.carillon.web.Dates;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** The histories of messages, the latest first. */
@Named("messageTraces")
@RequestScoped
public class MessageTracesPage {
  private static final int ROWS = 50;
  private static final List<String> ASKED =
      List.of("id", "sender", "recipient", "handling", "since", "until");

  @Inject private MessageTraces traces;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Texts texts;
  @Inject private Dates dates;
  @Inject private PageContext ui;

  private TracePage page = TracePage.NONE;

  public void load() {
    var filter =
        new TraceFilter(
            parameters.text("id"),
            parameters.text("sender"),
            parameters.text("recipient"),
            Handling.of(parameters.text("handling")),
            day("since", 0),
            day("until", 1));
    answers
        .take(traces.list(visitor.caller(), filter, parameters.some("after"), ROWS))
        .ifPresent(found -> page = found);
  }

  /** The beginning of the requested day, plus some days; empty if it is not a day. */
  private Optional<Instant> day(String name, int later) {
    try {
      return parameters
          .some(name)
          .map(
              text -> LocalDate.parse(text).plusDays(later).atStartOfDay(ui.getZone()).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  public List<MessageTrace> getRows() {
    return page.traces();
  }

  public List<Handling> getHandlings() {
    return Arrays.asList(Handling.values());
  }

  /** The name of a handling for people. */
  public String handling(Handling handling) {
    return texts.of("handling." + handling.word());
  }

  /** The style of a handling: {@code good}, {@code warn}, {@code bad}. */
  public String look(Handling handling) {
    return switch (handling) {
      case ACCEPT -> "good";
      case TAG, JUNK, QUARANTINE -> "warn";
      case REJECT, DISCARD -> "bad";
    };
  }

  /** The reason with the greatest weight, or empty. */
  public String reason(MessageTrace trace) {
    return FindingLine.worst(trace.findings());
  }

  /** The time at which the search stopped before the page was full, or empty. */
  public String getReached() {
    return page.reached().map(dates::full).orElse("");
  }

  public boolean isMore() {
    return page.next().isPresent();
  }

  /** The next page's query. */
  public String getNextQuery() {
    return Stream.concat(
            ASKED.stream().map(name -> name + "=" + Redirect.encoded(parameters.text(name))),
            Stream.of("after=" + Redirect.encoded(page.next().orElse(""))))
        .collect(Collectors.joining("&"));
  }

  /** A text as a part of an address. */
  public String encoded(String text) {
    return Redirect.encoded(text);
  }
}
