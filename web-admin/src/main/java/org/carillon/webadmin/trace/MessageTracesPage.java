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
import org.carillon.web.Texts;
import org.carillon.web.Ui;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** What became of messages, the latest first. */
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
  @Inject private Ui ui;

  private TracePage page = TracePage.NONE;

  /** Reads the list. */
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

  /** The beginning of a day that was asked for, or of one some days later; empty if it is none. */
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

  /** The rows shown. */
  public List<MessageTrace> getRows() {
    return page.traces();
  }

  /** What is done with messages, to choose from. */
  public List<Handling> getHandlings() {
    return Arrays.asList(Handling.values());
  }

  /** That in words. */
  public String handling(Handling handling) {
    return texts.of("handling." + handling.word());
  }

  /** How it looks: {@code good}, {@code warn}, {@code bad}. */
  public String look(Handling handling) {
    return switch (handling) {
      case ACCEPT -> "good";
      case TAG, JUNK, QUARANTINE -> "warn";
      case REJECT, DISCARD -> "bad";
    };
  }

  /** The reason that weighs most; empty if nothing was found. */
  public String reason(MessageTrace trace) {
    return FindingLine.worst(trace.findings());
  }

  /** How far back it was looked where that ended before the page was full; empty if not so. */
  public String getReached() {
    return page.reached().map(dates::full).orElse("");
  }

  /** Whether there may be more. */
  public boolean isMore() {
    return page.next().isPresent();
  }

  /** The address of what follows, as a query. */
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
