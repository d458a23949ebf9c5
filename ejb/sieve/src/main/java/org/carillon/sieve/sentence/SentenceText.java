package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The text of sentences in scripts. */
final class SentenceText {

  /** The start of each line of a sentence's comment. */
  static final String MARK = "#: ";

  private static final String END = MARK + "end\n";
  private static final String REQUIRED = "]; " + MARK + "require\n";

  /** A longer comment is not a sentence's. */
  private static final int MOST_LINES = 400;

  private SentenceText() {}

  /** The text of a sentence, with lines ended by LF. */
  static String of(RuleStatement sentence) {
    StringBuilder text = new StringBuilder();
    sentence.words().forEach(line -> text.append(MARK).append(line).append('\n'));
    return text.append(sentence.commands()).append(END).toString();
  }

  /** The text of requirements; empty for none. */
  static String required(Set<String> needs) {
    if (needs.isEmpty()) {
      return "";
    }
    String list = RuleLexicon.strings(new ArrayList<>(new TreeSet<>(needs)));
    return "require " + list.substring(0, list.length() - 1) + REQUIRED;
  }

  /** The length of the sentences' requirements at the start; 0 for none. */
  static int requirement(String script) {
    int end = script.indexOf('\n') + 1;
    String line = script.substring(0, end).replace("\r\n", "\n");
    return line.startsWith("require [\"") && line.endsWith(REQUIRED) ? end : 0;
  }

  /** The capabilities of such a line. */
  static List<String> requirements(String line) {
    String list = line.substring(line.indexOf('[') + 1, line.lastIndexOf(']'));
    return RuleLexicon.split(list.replace("\",", "\" "));
  }

  /** The sentence at a position of a script, if its text is exactly as generated. */
  static Optional<ScriptBlock.Spoken> at(String script, int from) {
    List<List<String>> lines = new ArrayList<>();
    int at = from;
    while (script.startsWith(MARK, at) && lines.size() < MOST_LINES) {
      int end = script.indexOf('\n', at);
      if (end < 0) {
        return Optional.empty();
      }
      String line = script.substring(at + MARK.length(), end);
      List<String> words =
          RuleLexicon.split(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
      if (words.isEmpty()) {
        return Optional.empty();
      }
      if (words.getFirst().equals("end")) {
        break;
      }
      lines.add(words);
      at = end + 1;
    }
    return lines.isEmpty()
        ? Optional.empty()
        : sentence(lines).flatMap(sentence -> spoken(script, from, sentence));
  }

  private static Optional<RuleStatement> sentence(List<List<String>> lines) {
    return switch (lines.getFirst().getFirst()) {
      case "rule" -> MailRule.of(lines);
      case "vacation" -> VacationRule.of(lines);
      case "forward" -> ForwardRule.of(lines);
      default -> Optional.empty();
    };
  }

  /** A sentence that another program changed is not one: its commands must be as generated. */
  private static Optional<ScriptBlock.Spoken> spoken(
      String script, int from, RuleStatement sentence) {
    String written = of(sentence);
    for (String form : List.of(written, written.replace("\n", "\r\n"))) {
      if (script.startsWith(form, from)) {
        return Optional.of(new ScriptBlock.Spoken(form, sentence));
      }
    }
    return Optional.empty();
  }
}
