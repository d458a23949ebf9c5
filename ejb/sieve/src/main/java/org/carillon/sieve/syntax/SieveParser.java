package org.carillon.sieve.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.sieve.syntax.SieveToken.Kind;

/**
 * Parses the grammar of a script (RFC 5228 §8.2). Any text is accepted: errors are reported with
 * their positions, and parsing goes on after the command.
 */
public final class SieveParser {
  private final SieveLimits limits;
  private final ErrorList errors;
  private final SieveLexer lexer;
  private SieveToken token;
  private int calls;
  private boolean isTooLong;

  private SieveParser(String script, SieveLimits limits, ErrorList errors) {
    this.limits = limits;
    this.errors = errors;
    this.lexer = new SieveLexer(script, limits, errors);
    this.token = lexer.next();
  }

  /** Parses the commands of a script; errors go into the list. */
  public static List<Call> parse(String script, SieveLimits limits, ErrorList errors) {
    return new SieveParser(script, limits, errors).script();
  }

  private List<Call> script() {
    List<Call> commands = new ArrayList<>();
    while (true) {
      commands.addAll(commands(0));
      if (stops()) {
        return commands;
      }
      errors.add(token.at(), "This \"}\" closes nothing");
      take();
    }
  }

  /** Returns whether parsing stops here. */
  private boolean stops() {
    return token.is(Kind.END) || errors.isFull() || isTooLong;
  }

  private void take() {
    token = lexer.next();
  }

  private boolean take(Kind kind) {
    if (token.is(kind)) {
      take();
      return true;
    }
    return false;
  }

  private void unexpected(String wanted) {
    String found = token.is(Kind.IDENTIFIER) ? "\"" + token.text() + "\"" : token.kind().shown();
    errors.add(token.at(), "Expected " + wanted + ", found " + found);
  }

  /** The commands up to a closing brace or the end. */
  private List<Call> commands(int depth) {
    List<Call> commands = new ArrayList<>();
    while (!stops() && !token.is(Kind.CLOSE_BRACE)) {
      if (token.is(Kind.IDENTIFIER)) {
        commands.add(command(depth));
      } else {
        unexpected("a command");
        passOver(depth);
      }
    }
    return commands;
  }

  private Call command(int depth) {
    SourcePosition at = token.at();
    String name = token.text();
    count(at);
    take();
    List<Argument> arguments = arguments();
    List<Call> tests = tests(depth);
    Optional<List<Call>> block = Optional.empty();
    if (token.is(Kind.OPEN_BRACE)) {
      block = Optional.of(block(depth));
    } else if (!take(Kind.SEMICOLON)) {
      unexpected("\";\" at the end of " + name);
      passOver(depth);
    }
    return new Call(at, name, arguments, tests, block);
  }

  private void count(SourcePosition at) {
    calls++;
    if (calls > limits.commands() && !isTooLong) {
      isTooLong = true;
      errors.add(at, "The script has more than " + limits.commands() + " commands (commands)");
    }
  }

  private List<Call> block(int depth) {
    SourcePosition at = token.at();
    take();
    if (tooDeep(at, depth)) {
      return List.of();
    }
    List<Call> block = commands(depth + 1);
    if (!take(Kind.CLOSE_BRACE) && !errors.isFull() && !isTooLong) {
      errors.add(at, "This block does not end");
    }
    return block;
  }

  private boolean tooDeep(SourcePosition at, int depth) {
    if (depth < limits.nesting()) {
      return false;
    }
    errors.add(at, "This is nested deeper than " + limits.nesting() + " levels (nesting)");
    isTooLong = true;
    return true;
  }

  /** Goes on after an error: after a semicolon, before a closing brace. */
  private void passOver(int depth) {
    while (!stops() && !token.is(Kind.CLOSE_BRACE)) {
      if (token.is(Kind.OPEN_BRACE)) {
        block(depth);
        return;
      }
      if (take(Kind.SEMICOLON)) {
        return;
      }
      take();
    }
  }

  private List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    while (!stops()) {
      SourcePosition at = token.at();
      switch (token.kind()) {
        case TAG -> arguments.add(new Argument.Tag(at, token.text()));
        case NUMBER -> arguments.add(new Argument.Number(at, token.number()));
        case STRING -> arguments.add(new Argument.Strings(at, List.of(token.text()), false));
        case OPEN_BRACKET -> {
          arguments.add(list(at));
          continue;
        }
        case IDENTIFIER,
            SEMICOLON,
            COMMA,
            OPEN_PARENTHESIS,
            CLOSE_PARENTHESIS,
            CLOSE_BRACKET,
            OPEN_BRACE,
            CLOSE_BRACE,
            END -> {
          return arguments;
        }
      }
      take();
    }
    return arguments;
  }

  private Argument list(SourcePosition at) {
    List<String> strings = new ArrayList<>();
    take();
    while (token.is(Kind.STRING)) {
      if (strings.size() == limits.listLength()) {
        errors.add(
            token.at(), "This list has more than " + limits.listLength() + " strings (listLength)");
        isTooLong = true;
        break;
      }
      strings.add(token.text());
      take();
      if (!take(Kind.COMMA)) {
        break;
      }
      if (!token.is(Kind.STRING)) {
        unexpected("a string");
      }
    }
    if (!take(Kind.CLOSE_BRACKET) && !stops()) {
      unexpected("\"]\"");
    }
    return new Argument.Strings(at, strings, true);
  }

  /** A test or a list of tests, if present. */
  private List<Call> tests(int depth) {
    if (token.is(Kind.IDENTIFIER)) {
      return tooDeep(token.at(), depth) ? List.of() : List.of(test(depth + 1));
    }
    SourcePosition at = token.at();
    if (!take(Kind.OPEN_PARENTHESIS) || tooDeep(at, depth)) {
      return List.of();
    }
    List<Call> tests = new ArrayList<>();
    do {
      if (!token.is(Kind.IDENTIFIER)) {
        unexpected("a test");
        break;
      }
      tests.add(test(depth + 1));
    } while (!stops() && take(Kind.COMMA));
    if (!take(Kind.CLOSE_PARENTHESIS) && !stops()) {
      unexpected("\")\"");
    }
    return tests;
  }

  private Call test(int depth) {
    SourcePosition at = token.at();
    String name = token.text();
    count(at);
    take();
    List<Argument> arguments = arguments();
    return new Call(at, name, arguments, tests(depth), Optional.empty());
  }
}
