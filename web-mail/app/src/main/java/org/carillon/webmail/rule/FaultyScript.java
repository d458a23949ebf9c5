package org.carillon.webmail.rule;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/**
 * What is wrong with a script.
 *
 * @param faults where and what
 */
public record FaultyScript(List<Fault> faults) {

  /**
   * A line in which something is wrong.
   *
   * @param line from 1
   * @param text what it says
   * @param message what is wrong with it
   */
  public record Fault(int line, String text, String message) {}

  static final FaultyScript NONE = new FaultyScript(List.of());

  /** What a refusal says is wrong; none where it was refused for something else, or not at all. */
  static FaultyScript of(String script, Answer<?> answer) {
    List<String> lines = script.lines().toList();
    return answer instanceof Answer.Failed<?>(Failure.SeveralInvalid several)
        ? new FaultyScript(several.each().stream().map(each -> fault(lines, each)).toList())
        : NONE;
  }

  private static Fault fault(List<String> lines, Failure.Invalid invalid) {
    int line = invalid.place().map(Failure.Place::line).orElse(1);
    String text = line <= lines.size() ? lines.get(line - 1) : "";
    int place = invalid.place().isPresent() ? invalid.message().indexOf(": ") : -1;
    return new Fault(
        line, text, place < 0 ? invalid.message() : invalid.message().substring(place + 2));
  }
}
