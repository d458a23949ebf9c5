package org.carillon.webmail.rule;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;

/** The errors of a script, by line. */
public record FaultyScript(List<Fault> faults) {

  /**
   * An erroneous line.
   *
   * @param line from 1
   * @param text its text
   * @param message the error message
   */
  public record Fault(int line, String text, String message) {}

  static final FaultyScript NONE = new FaultyScript(List.of());

  /** The errors in a refusal; none if the script was accepted or refused for another reason. */
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
