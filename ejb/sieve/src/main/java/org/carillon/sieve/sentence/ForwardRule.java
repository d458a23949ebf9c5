package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Redirects all mail.
 *
 * @param on whether it is enabled
 * @param to the addresses
 * @param keep whether mail stays here, too; else later rules are skipped
 */
public record ForwardRule(boolean on, List<String> to, boolean keep) implements RuleStatement {

  public ForwardRule {
    to = to.stream().map(RuleLexicon::line).filter(each -> !each.isEmpty()).distinct().toList();
  }

  @Override
  public ForwardRule switched(boolean whether) {
    return new ForwardRule(whether, to, keep);
  }

  @Override
  public List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("forward " + (keep ? "keep" : "leave") + (on ? " on" : " off"));
    to.forEach(each -> words.add("set to " + RuleLexicon.quoted(each)));
    return words;
  }

  @Override
  public List<String> addresses() {
    return on ? to : List.of();
  }

  static Optional<RuleStatement> of(List<List<String>> lines) {
    List<String> first = lines.getFirst();
    if (first.size() != 3) {
      return Optional.empty();
    }
    List<String> to = new ArrayList<>();
    for (List<String> line : lines.subList(1, lines.size())) {
      if (line.size() == 3) {
        to.add(line.get(2));
      }
    }
    return Optional.of(new ForwardRule(first.get(2).equals("on"), to, first.get(1).equals("keep")));
  }

  @Override
  public String commands() {
    if (!on || to.isEmpty()) {
      return "";
    }
    StringBuilder commands = new StringBuilder();
    for (String each : to) {
      commands
          .append(keep ? "redirect :copy " : "redirect ")
          .append(RuleLexicon.string(each))
          .append(";\n");
    }
    return keep ? commands.toString() : commands.append("stop;\n").toString();
  }

  @Override
  public Set<String> needs() {
    return on && keep && !to.isEmpty() ? Set.of("copy") : Set.of();
  }
}
