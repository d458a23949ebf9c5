package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A rule: the actions on messages that meet its conditions.
 *
 * @param name its name for users
 * @param on whether it is enabled
 * @param match how many of its conditions must hold
 * @param conditions empty for every message
 * @param actions in order: flags come before folders
 */
public record MailRule(
    String name,
    boolean on,
    Match match,
    List<SentenceCondition> conditions,
    List<SentenceAction> actions)
    implements RuleStatement {

  /** The most conditions, and the most actions, of a rule. */
  public static final int MOST = 50;

  /** The number of conditions that must hold. */
  public enum Match {
    ALL,
    ANY,
    NONE
  }

  /** Cleans the name, limits the numbers, and sorts the actions. */
  public MailRule {
    name = RuleLexicon.line(name);
    conditions = conditions.stream().limit(MOST).toList();
    actions =
        actions.stream()
            .limit(MOST)
            .distinct()
            .sorted(Comparator.comparing(SentenceAction::verb))
            .toList();
  }

  /** Returns whether it has an action, and each condition and action is complete. */
  public boolean isWhole() {
    return !actions.isEmpty()
        && conditions.stream().allMatch(SentenceCondition::isWhole)
        && actions.stream().allMatch(SentenceAction::isWhole)
        && !isContradictory();
  }

  /** Returns whether it has two incompatible actions (RFC 5429 §2.4). */
  public boolean isContradictory() {
    return refuses()
        && actions.stream()
            .anyMatch(
                action ->
                    switch (action.verb()) {
                      case COPY, FILE, FORWARD, REDIRECT -> true;
                      case READ, STAR, LABEL, NOTIFY, DISCARD, REJECT, STOP -> false;
                    });
  }

  @Override
  public List<String> addresses() {
    return actions.stream()
        .filter(action -> on && action.verb().hasAddress())
        .map(SentenceAction::value)
        .toList();
  }

  @Override
  public boolean refuses() {
    return actions.stream().anyMatch(action -> action.verb() == RuleActionType.REJECT);
  }

  @Override
  public MailRule switched(boolean to) {
    return new MailRule(name, to, match, conditions, actions);
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add(
        "rule " + RuleLexicon.quoted(name) + ' ' + RuleLexicon.word(match) + (on ? " on" : " off"));
    conditions.forEach(condition -> words.add(condition.words()));
    actions.forEach(action -> words.add(action.words()));
    return words;
  }

  static Optional<RuleStatement> of(List<List<String>> lines) {
    List<String> first = lines.getFirst();
    if (first.size() != 4) {
      return Optional.empty();
    }
    Optional<Match> match = RuleLexicon.constant(Match.class, first.get(2));
    List<SentenceCondition> conditions = new ArrayList<>();
    List<SentenceAction> actions = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.isEmpty()) {
        return Optional.empty();
      }
      if (line.getFirst().equals("if")) {
        SentenceCondition.of(line).ifPresent(conditions::add);
      } else {
        SentenceAction.of(line).ifPresent(actions::add);
      }
    }
    return match.map(
        wanted ->
            new MailRule(first.get(1), first.get(3).equals("on"), wanted, conditions, actions));
  }

  @Override
  public String commands() {
    if (!on) {
      return "";
    }
    String body =
        actions.stream()
            .map(action -> "    " + action.command() + '\n')
            .collect(Collectors.joining());
    String stop = refuses() && !stops() ? "    stop;\n" : "";
    return "if " + test() + " {\n" + body + stop + "}\n";
  }

  private boolean stops() {
    return actions.stream().anyMatch(action -> action.verb() == RuleActionType.STOP);
  }

  private String test() {
    if (conditions.isEmpty()) {
      return "true";
    }
    String tests =
        conditions.stream()
            .map(SentenceCondition::test)
            .collect(Collectors.joining(",\n    ", "(", ")"));
    return switch (match) {
      case ALL -> "allof " + tests;
      case ANY -> "anyof " + tests;
      case NONE -> "not anyof " + tests;
    };
  }

  @Override
  public Set<String> needs() {
    Set<String> needs = new TreeSet<>();
    if (on) {
      conditions.forEach(condition -> needs.addAll(condition.needs()));
      actions.forEach(action -> needs.addAll(action.needs()));
    }
    return needs;
  }
}
