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
 * The arguments of a command or a test, as in its signature.
 *
 * @param at the position of the command
 * @param tags the tags by name, with their values
 * @param values the arguments after the tags, with omitted ones as empty
 * @param tests the tests after them
 * @param block the block after them
 * @param scope the script's scope
 */
public record CallArguments(
    SourcePosition at,
    Map<String, Optional<Argument>> tags,
    List<Optional<Argument>> values,
    List<ScriptCondition> tests,
    Block block,
    ScriptScope scope) {

  public boolean has(String tag) {
    return tags.containsKey(tag);
  }

  public boolean has(int index) {
    return values.get(index).isPresent();
  }

  public Text text(int index) {
    return scope.text(strings(values.get(index).orElseThrow()));
  }

  public TextList texts(int index) {
    return scope.texts(strings(values.get(index).orElseThrow()));
  }

  public Optional<Text> optionalText(int index) {
    return values.get(index).map(given -> scope.text(strings(given)));
  }

  public long number(int index) {
    return ((Argument.Number) values.get(index).orElseThrow()).value();
  }

  /** The strings of an argument as written, if variables are not allowed. */
  public List<String> literals(int index) {
    return strings(values.get(index).orElseThrow()).strings();
  }

  public SourcePosition at(int index) {
    return values.get(index).map(Argument::at).orElse(at);
  }

  public Optional<Text> text(String tag) {
    return behind(tag).map(given -> scope.text(strings(given)));
  }

  public Optional<TextList> texts(String tag) {
    return behind(tag).map(given -> scope.texts(strings(given)));
  }

  /** The string value of a tag as written. */
  public Optional<String> literal(String tag) {
    return behind(tag).map(given -> strings(given).strings().getFirst());
  }

  /** The list value of a tag as written. */
  public List<String> literals(String tag) {
    return behind(tag).map(given -> strings(given).strings()).orElse(List.of());
  }

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
