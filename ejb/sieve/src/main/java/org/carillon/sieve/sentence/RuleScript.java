package org.carillon.sieve.sentence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A script as sentences and other text. Unchanged parts stay the same, octet for octet; the
 * requirements of all sentences come before everything else. Immutable.
 *
 * @param blocks the script's blocks, in order
 */
public record RuleScript(List<ScriptBlock> blocks) {

  public RuleScript {
    blocks = List.copyOf(blocks);
  }

  public static RuleScript read(String script) {
    return new RuleScript(SentenceReader.read(script));
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    blocks.forEach(block -> text.append(block.text()));
    return text.toString();
  }

  /** The sentence at an index, if it is one. */
  public Optional<RuleStatement> sentence(int index) {
    return index >= 0
            && index < blocks.size()
            && blocks.get(index) instanceof ScriptBlock.Spoken spoken
        ? Optional.of(spoken.sentence())
        : Optional.empty();
  }

  /** The index of the vacation; -1 for none. */
  public int vacation() {
    return find(VacationRule.class);
  }

  /** The index of the redirect of all mail; -1 for none. */
  public int forward() {
    return find(ForwardRule.class);
  }

  private int find(Class<? extends RuleStatement> type) {
    for (int i = 0; i < blocks.size(); i++) {
      if (sentence(i).filter(type::isInstance).isPresent()) {
        return i;
      }
    }
    return -1;
  }

  public RuleScript with(int index, RuleStatement sentence) {
    List<ScriptBlock> changed = new ArrayList<>(blocks);
    changed.set(index, spoken(sentence));
    return settled(changed);
  }

  /** Returns the script with one more: rejections, vacation, redirect of all, then rules. */
  public RuleScript add(RuleStatement sentence) {
    int place =
        switch (sentence) {
          case MailRule rule -> rule.refuses() ? floor() : blocks.size();
          case VacationRule _ -> behindRefusals();
          case ForwardRule _ -> Math.max(behindRefusals(), vacation() + 1);
        };
    List<ScriptBlock> changed = new ArrayList<>(blocks);
    changed.add(place, spoken(sentence));
    return settled(changed);
  }

  private int behindRefusals() {
    int place = floor();
    while (sentence(place).filter(RuleStatement::refuses).isPresent()) {
      place++;
    }
    return place;
  }

  /** The first index for a sentence: after the requirements of other commands. */
  public int floor() {
    int floor = 0;
    for (int i = 0; i < blocks.size(); i++) {
      boolean first =
          switch (blocks.get(i)) {
            case ScriptBlock.Requirement _ -> true;
            case ScriptBlock.Written written -> written.requires();
            case ScriptBlock.Spoken _ -> false;
          };
      if (first) {
        floor = i + 1;
      }
    }
    return floor;
  }

  public RuleScript without(int index) {
    List<ScriptBlock> changed = new ArrayList<>(blocks);
    changed.remove(index);
    return settled(changed);
  }

  /** Returns whether a block can be swapped with the one before it. */
  public boolean rises(int index) {
    return index > floor() && index < blocks.size();
  }

  /** Returns the script with a block swapped with the one before it. */
  public RuleScript raised(int index) {
    List<ScriptBlock> changed = new ArrayList<>(blocks);
    changed.add(index - 1, changed.remove(index));
    return settled(changed);
  }

  private ScriptBlock spoken(RuleStatement sentence) {
    return new ScriptBlock.Spoken(ended(SentenceText.of(sentence)), sentence);
  }

  /** Uses the script's own line ends. */
  private String ended(String text) {
    String all = text();
    int end = all.indexOf('\n');
    return end > 0 && all.charAt(end - 1) == '\r' ? text.replace("\n", "\r\n") : text;
  }

  private RuleScript settled(List<ScriptBlock> changed) {
    Set<String> needs = new TreeSet<>();
    List<ScriptBlock> settled = new ArrayList<>();
    for (ScriptBlock block : changed) {
      switch (block) {
        case ScriptBlock.Requirement before -> {
          // Other commands may depend on it, since it precedes them.
          if (hasOthers(changed)) {
            needs.addAll(SentenceText.requirements(before.text()));
          }
        }
        case ScriptBlock.Spoken spoken -> {
          needs.addAll(spoken.sentence().needs());
          settled.add(spoken);
        }
        case ScriptBlock.Written written -> settled.add(written);
      }
    }
    for (int i = 0; i + 1 < settled.size(); i++) {
      if (settled.get(i) instanceof ScriptBlock.Written written && !written.text().endsWith("\n")) {
        String text = written.text() + ended("\n");
        settled.set(i, new ScriptBlock.Written(text, written.requires(), written.bare()));
      }
    }
    String required = ended(SentenceText.required(needs));
    if (!required.isEmpty()) {
      settled.addFirst(new ScriptBlock.Requirement(required));
    }
    return new RuleScript(settled);
  }

  private static boolean hasOthers(List<ScriptBlock> blocks) {
    return blocks.stream()
        .anyMatch(block -> block instanceof ScriptBlock.Written written && !written.bare());
  }
}
