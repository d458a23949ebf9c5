package org.carillon.webadmin.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.recovery.Rewind;
import org.carillon.recovery.RewindChange;
import org.carillon.recovery.Rewinds;
import org.carillon.web.Answers;
import org.carillon.web.Notice;
import org.carillon.web.Notices;
import org.carillon.web.PageContext;
import org.carillon.web.Texts;
import org.carillon.web.request.Redirect;
import org.carillon.web.request.RequestParameters;
import org.carillon.web.request.Visitor;

/** Rewinds an account's mail to an earlier time: first previews the changes, then does it. */
@Named("rewind")
@RequestScoped
public class RewindForm {
  private static final int LISTED = 5;

  @Inject private Rewinds rewinds;
  @Inject private Visitor visitor;
  @Inject private RequestParameters parameters;
  @Inject private Answers answers;
  @Inject private Notices notices;
  @Inject private Texts texts;
  @Inject private PageContext ui;

  private List<Rewind> all = List.of();
  private Optional<List<RewindChange>> preview = Optional.empty();
  private String problem = "";

  /** Reads earlier rewinds and the preview that was asked for. */
  public void load() {
    if (rewinds.list(visitor.caller(), parameters.text("account"))
        instanceof Answer.Done<List<Rewind>>(List<Rewind> found)) {
      all = found.stream().limit(LISTED).toList();
    }
    if (parameters.some("to").isPresent()) {
      moment().ifPresentOrElse(this::look, () -> problem = texts.of("rewind.no-moment"));
    }
  }

  private void look(Instant to) {
    switch (rewinds.preview(visitor.caller(), parameters.text("account"), to)) {
      case Answer.Done<List<RewindChange>>(List<RewindChange> changes) ->
          preview = Optional.of(changes);
      case Answer.Failed<List<RewindChange>>(
              Failure.Invalid(_, String code, String message, _, _)) ->
          problem = texts.knows("rewind." + code) ? texts.of("rewind." + code) : message;
      case Answer.Failed<List<RewindChange>> refused -> problem = texts.of("later");
    }
  }

  /** The time in the reader's zone; today's times must be in the past. */
  private Optional<Instant> moment() {
    try {
      return Optional.of(
          LocalDateTime.parse(parameters.text("to")).atZone(ui.getZone()).toInstant());
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  public void begin() {
    Optional<Instant> to = moment();
    if (to.isEmpty()) {
      answers.wrong(null, texts.of("rewind.no-moment"));
      return;
    }
    Answer<Rewind> answer = rewinds.begin(visitor.caller(), parameters.text("account"), to.get());
    if (answer instanceof Answer.Failed<Rewind>(Failure.Taken _)) {
      answers.wrong(null, texts.of("rewind.one-runs"));
      return;
    }
    answers
        .take(answer)
        .ifPresent(
            begun -> {
              notices.show(Notice.of("rewind.begun"));
              Redirect.to("/recovery?account=" + Redirect.encoded(parameters.text("account")));
            });
  }

  /** The account's latest rewinds. */
  public List<Rewind> getAll() {
    return all;
  }

  /** Returns whether a rewind is running. */
  public boolean isGoing() {
    return all.stream().anyMatch(one -> one.state() == Rewind.State.RUNNING);
  }

  /** Returns whether a preview was asked for. */
  public boolean isPreviewed() {
    return preview.isPresent();
  }

  public List<RewindChange> getChanges() {
    return preview.orElse(List.of());
  }

  /** The reason why the rewind is impossible; empty if it is possible. */
  public String getProblem() {
    return problem;
  }

  /** The latest time that a form may ask for, in the reader's time. */
  public String getNow() {
    return LocalDateTime.now(ui.getZone()).truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
