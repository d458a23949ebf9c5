package org.carillon.webadmin.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.carillon.contract.answer.Failure;
import org.carillon.policy.replay.PolicyReplays;
import org.carillon.policy.replay.ProposedPolicy;
import org.carillon.policy.replay.ReplayReport;
import org.carillon.policy.verdict.Handling;
import org.carillon.web.Answers;
import org.carillon.web.Texts;
import org.carillon.web.request.Visitor;

/** Tries a changed policy on the mail of the last days. */
@Named("policyReplay")
@RequestScoped
public class PolicyReplayPage {
  private static final int MOST_DAYS = 400;
  private static final List<String> THRESHOLDS =
      List.of("tag", "junk", "quarantine", "reject", "discard");

  @Inject private PolicyReplays replays;
  @Inject private Visitor visitor;
  @Inject private Answers answers;
  @Inject private Texts texts;

  private final Map<String, String> points = new LinkedHashMap<>();
  private Optional<ReplayReport> report = Optional.empty();
  private String days = "7";

  /** Only for administrators of the server. */
  public void load() {
    if (!visitor.caller().administersServer()) {
      answers.show(null, new Failure.NotAllowed());
    }
  }

  public void run() {
    Optional<Integer> back = whole(days);
    if (back.isEmpty() || back.get() < 1 || back.get() > MOST_DAYS) {
      answers.wrong("days", texts.of("policy-replay.no-days"));
      return;
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String threshold : THRESHOLDS) {
      String wanted = Objects.toString(points.get(threshold), "").strip();
      if (!wanted.isEmpty() && whole(wanted).isEmpty()) {
        answers.wrong(threshold, texts.of("policy-replay.no-points"));
        return;
      }
      if (!wanted.isEmpty()) {
        settings.put("policy.points." + threshold, wanted);
      }
    }
    Instant since = Instant.now().minus(Duration.ofDays(back.get()));
    report =
        answers.take(
            replays.replay(visitor.caller(), since, new ProposedPolicy(settings, Map.of())));
  }

  private static Optional<Integer> whole(String text) {
    return text.strip().matches("\\d{1,6}")
        ? Optional.of(Integer.parseInt(text.strip()))
        : Optional.empty();
  }

  /** The differences; null before the first run. */
  public ReplayReport getReport() {
    return report.orElse(null);
  }

  public List<String> getThresholds() {
    return THRESHOLDS;
  }

  /** The name of a handling for people. */
  public String handling(Handling handling) {
    return texts.of("handling." + handling.word());
  }

  /** The changed thresholds; empty if unchanged. */
  public Map<String, String> getPoints() {
    return points;
  }

  public String getDays() {
    return days;
  }

  public void setDays(String days) {
    this.days = days == null ? "" : days;
  }
}
