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
import org.carillon.sieve.sentence.RuleSentence;
import org.carillon.sieve.sentence.SentenceScript;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.web.Answers;
import org.carillon.web.request.Visitor;
import org.carillon.webmail.list.ListRequest;
import org.carillon.webmail.list.MessageList;
import org.carillon.webmail.list.Row;
import org.carillon.webmail.list.Sorting;
import org.carillon.webmail.mailbox.Folder;
import org.carillon.webmail.query.SearchLine;

/** What a rule would do with the latest messages of a folder; nothing is done. */
@RequestScoped
public class RuleTrial {

  /** Whoever waits for a page does not wait longer. */
  private static final Duration MOST_TIME = Duration.ofSeconds(8);

  @Inject private ScriptTrials trials;
  @Inject private MessageList list;
  @Inject private RuleWords words;
  @Inject private Visitor visitor;
  @Inject private Answers answers;

  /**
   * A message that something would be done with.
   *
   * @param row the message
   * @param actions what
   */
  public record Hit(Row row, String actions) {}

  /**
   * What was found.
   *
   * @param tried how many messages were tried
   * @param hits those that something would be done with
   */
  public record Result(int tried, List<Hit> hits) {}

  /** A rule as a script, as if it were on and the only one. */
  static byte[] script(RuleSentence rule) {
    return SentenceScript.read("").add(rule.switched(true)).text().getBytes(StandardCharsets.UTF_8);
  }

  /** Tries a rule, as if it were on and the only one. Empty where it can't, as was said. */
  Optional<Result> run(RuleSentence rule, Folder folder) {
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
          // It was expunged meanwhile.
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

  /** That a message is kept as it came is nothing; what rules mark is something. */
  private static boolean isNothing(TrialAction action) {
    return action.name().equals("keep")
        && action.details().stream().allMatch(detail -> detail instanceof TrialDetail.Fact);
  }
}
