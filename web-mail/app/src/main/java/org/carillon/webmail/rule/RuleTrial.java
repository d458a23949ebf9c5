package org.carillon.webmail.rule;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.policy.trial.ScriptReport;
import org.carillon.policy.trial.ScriptTrial;
import org.carillon.policy.trial.ScriptTrials;
import org.carillon.policy.trial.TrialAction;
import org.carillon.policy.trial.TrialDetail;
import org.carillon.policy.trial.TriedMessage;
import org.carillon.sieve.sentence.MailRule;
import org.carillon.sieve.sentence.RuleScript;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.list.ListRequest;
import org.carillon.webmail.list.MessageList;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/** Shows what a rule would do with the latest messages of a folder, without doing it. */
@RequestScoped
public class RuleTrial {

  /** The longest trial, since the reader waits for the page. */
  private static final Duration MOST_TIME = Duration.ofSeconds(8);

  @Inject private ScriptTrials trials;
  @Inject private MessageList list;
  @Inject private RuleWords words;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  /**
   * A message that the rule would act on.
   *
   * @param row the message
   * @param actions the actions
   */
  public record Hit(Row row, String actions) {}

  /**
   * The result of a trial.
   *
   * @param tried the number of messages that were tried
   * @param hits the messages that the rule would act on
   */
  public record Result(int tried, List<Hit> hits) {}

  /** Writes a script in which the rule is on and the only one. */
  static byte[] script(MailRule rule) {
    return RuleScript.read("").add(rule.switched(true)).text().getBytes(StandardCharsets.UTF_8);
  }

  /** Tries a rule as if it were on and the only one. Empty if that fails, which is shown. */
  Optional<Result> run(MailRule rule, Folder folder) {
    byte[] script = script(rule);
    List<Row> rows = list.read(new ListRequest(folder, SearchLine.ALL, Sorting.NEWEST), "").rows();
    List<Hit> hits = new ArrayList<>();
    long begin = System.nanoTime();
    int tried = 0;
    for (Row row : rows) {
      if (System.nanoTime() - begin > MOST_TIME.toNanos()) {
        break;
      }
      var trial =
          new ScriptTrial(
              new ScriptOwner.Account(visitor.caller().account()),
              Optional.of(script),
              Optional.empty(),
              Optional.empty(),
              new TriedMessage.Stored(folder.name(), row.uid()));
      switch (trials.run(visitor.caller(), trial)) {
        case Answer.Done<ScriptReport>(ScriptReport report) -> {
          tried++;
          told(report).ifPresent(actions -> hits.add(new Hit(row, actions)));
        }
        case Answer.Failed<ScriptReport>(Failure.NotFound _) -> {
          // The message was expunged meanwhile.
        }
        case Answer.Failed<ScriptReport>(Failure failure) -> {
          return answers.show(null, failure);
        }
      }
    }
    return Optional.of(new Result(tried, hits));
  }

  private Optional<String> told(ScriptReport report) {
    if (report.fault().isPresent()) {
      return report.fault().map(SieveError::toString);
    }
    List<TrialAction> done = report.actions().stream().filter(each -> !isNothing(each)).toList();
    return done.isEmpty()
        ? Optional.empty()
        : Optional.of(done.stream().map(words::action).collect(Collectors.joining("; ")));
  }

  /** Returns whether the action keeps a message unchanged; marks count as a change. */
  private static boolean isNothing(TrialAction action) {
    return action.name().equals("keep")
        && action.details().stream().allMatch(detail -> detail instanceof TrialDetail.Fact);
  }
}
