package org.carillon.sieve.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;
import org.carillon.sieve.syntax.Argument;
import org.carillon.sieve.syntax.SourcePosition;

/**
 * The arguments of a command or a test, as its signature wants them.
 *
 * @param at where the command stands
 * @param tags by their names; what stands behind each
 * @param values the arguments behind the tags, those left out as nothing
 * @param tests behind it
 * @param block behind it
 * @param scope of the script
 */
public record CallArguments(
    SourcePosition at,
    Map<String, Optional<Argument>> tags,
    List<Optional<Argument>> values,
    List<ScriptCondition> tests,
    Block block,
    ScriptScope scope) {

  /** Whether a tag was used. */
  public boolean has(String tag) {
    return tags.containsKey(tag);
  }

  /** Whether an argument was given. */
  public boolean has(int index) {
    return values.get(index).isPresent();
  }

  /** An argument that is one string. */
  public Text text(int index) {
    return scope.text(strings(values.get(index).orElseThrow()));
  }

  /** An argument that is a list of strings. */
  public TextList texts(int index) {
    return scope.texts(strings(values.get(index).orElseThrow()));
  }

  /** An argument that is one string or left out. */
  public Optional<Text> optionalText(int index) {
    return values.get(index).map(given -> scope.text(strings(given)));
  }

  /** An argument that is a number. */
  public long number(int index) {
    return ((Argument.Number) values.get(index).orElseThrow()).value();
  }

  /** The strings of an argument as written: where no variables may be. */
  public List<String> literals(int index) {
    return strings(values.get(index).orElseThrow()).strings();
  }

  /** Where an argument stands. */
  public SourcePosition at(int index) {
    return values.get(index).map(Argument::at).orElse(at);
  }

  /** The string behind a tag. */
  public Optional<Text> text(String tag) {
    return behind(tag).map(given -> scope.text(strings(given)));
  }

  /** The list of strings behind a tag. */
  public Optional<TextList> texts(String tag) {
    return behind(tag).map(given -> scope.texts(strings(given)));
  }

  /** The string behind a tag as written. */
  public Optional<String> literal(String tag) {
    return behind(tag).map(given -> strings(given).strings().getFirst());
  }

  /** The strings behind a tag as written. */
  public List<String> literals(String tag) {
    return behind(tag).map(given -> strings(given).strings()).orElse(List.of());
  }

  /** The number behind a tag. */
  public OptionalLong number(String tag) {
    Optional<Argument> given = behind(tag);
    return given.isPresent()
        ? OptionalLong.of(((Argument.Number) given.get()).value())
        : OptionalLong.empty();
  }

  private Optional<Argument> behind(String tag) {
    return tags.getOrDefault(tag, Optional.empty());
  }

  private static Argument.Strings strings(Argument argument) {
    return (Argument.Strings) argument;
  }
}
