package org.carillon.sieve.run;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of strings of a script.
 *
 * @param texts the strings in order
 * @param isConstant whether none has variables
 * @param constants their values in that case
 */
public record TextList(List<Text> texts, boolean isConstant, List<String> constants) {

  /** The empty list. */
  public static final TextList NONE = new TextList(List.of());

  public TextList(List<Text> texts) {
    this(
        List.copyOf(texts),
        texts.stream().allMatch(text -> text instanceof Text.Constant),
        constants(texts));
  }

  private static List<String> constants(List<Text> texts) {
    List<String> constants = new ArrayList<>();
    for (Text text : texts) {
      if (text instanceof Text.Constant constant) {
        constants.add(constant.text());
      }
    }
    return List.copyOf(constants);
  }

  public List<String> values(ScriptRun run) {
    if (isConstant) {
      return constants;
    }
    List<String> values = new ArrayList<>(texts.size());
    for (Text text : texts) {
      values.add(text.value(run));
    }
    return values;
  }
}
