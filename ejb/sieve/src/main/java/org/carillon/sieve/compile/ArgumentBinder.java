package org.carillon.sieve.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.syntax.Argument;
import org.carillon.sieve.syntax.Call;
import org.carillon.sieve.syntax.SourcePosition;

/** Checks arguments against a signature (RFC 5228 §2.6): tags first, in any order. */
final class ArgumentBinder {
  private final Call call;
  private final Signature signature;
  private final ScriptScope scope;
  private final Map<String, Optional<Argument>> tags = new LinkedHashMap<>();
  private final Map<String, String> groups = new LinkedHashMap<>();
  private final List<Argument> values = new ArrayList<>();
  private boolean isWrong;

  ArgumentBinder(Call call, Signature signature, ScriptScope scope) {
    this.call = call;
    this.signature = signature;
    this.scope = scope;
  }

  /** Returns the arguments; empty if they are wrong, which was reported. */
  Optional<CallArguments> bind() {
    sort();
    List<Optional<Argument>> bound = isWrong ? List.of() : positional();
    List<ScriptCondition> tests = tests();
    Block block = block();
    return isWrong
        ? Optional.empty()
        : Optional.of(new CallArguments(call.at(), tags, bound, tests, block, scope));
  }

  private void wrong(SourcePosition at, String message) {
    isWrong = true;
    scope.error(at, message);
  }

  /** Separates tags and their values from other arguments. */
  private void sort() {
    List<Argument> all = call.arguments();
    int i = 0;
    while (i < all.size()) {
      Argument argument = all.get(i++);
      if (argument instanceof Argument.Strings list && list.strings().isEmpty()) {
        // Not an error: such scripts are already stored.
        scope.mistake(list.at(), "A list must have at least one string");
      }
      if (!(argument instanceof Argument.Tag tag)) {
        values.add(argument);
        continue;
      }
      Optional<TagType> type = signature.tag(tag.name());
      if (type.isEmpty()) {
        wrong(tag.at(), call.name() + " has no tag :" + tag.name());
        return;
      }
      if (!values.isEmpty()) {
        wrong(tag.at(), "The tag :" + tag.name() + " must come before the other arguments");
      }
      Optional<Argument> behind = Optional.empty();
      if (type.get().value() != ArgumentType.NOTHING) {
        if (i == all.size() || !fits(all.get(i), type.get().value())) {
          wrong(
              tag.at(),
              "The tag :" + tag.name() + " must be followed by " + type.get().value().shown());
          return;
        }
        behind = Optional.of(all.get(i++));
      }
      take(tag, type.get(), behind);
    }
  }

  private void take(Argument.Tag tag, TagType type, Optional<Argument> behind) {
    if (!scope.hasOneOf(type.capabilities())) {
      isWrong = true;
      scope.missing(tag.at(), "The tag :" + tag.name(), type.capabilities());
    }
    String before = groups.put(type.group(), tag.name());
    if (before != null) {
      wrong(
          tag.at(),
          before.equals(tag.name())
              ? "The tag :" + tag.name() + " is given twice"
              : "Only one " + type.group() + " is allowed: :" + before + " or :" + tag.name());
    }
    tags.put(tag.name(), behind);
  }

  private static boolean fits(Argument argument, ArgumentType type) {
    return switch (argument) {
      case Argument.Tag _ -> false;
      case Argument.Number _ -> type == ArgumentType.NUMBER;
      case Argument.Strings strings ->
          type == ArgumentType.STRINGS || type == ArgumentType.STRING && !strings.isList();
    };
  }

  private List<Optional<Argument>> positional() {
    List<ArgumentType> wanted = signature.arguments();
    int fewer = wanted.size() - values.size();
    if (fewer != 0 && (fewer != 1 || signature.leftOut() < 0)) {
      wrong(call.at(), call.name() + " takes " + shown(wanted, signature.leftOut()));
      return List.of();
    }
    List<Optional<Argument>> bound = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < wanted.size(); i++) {
      if (fewer == 1 && i == signature.leftOut()) {
        bound.add(Optional.empty());
        continue;
      }
      Argument given = values.get(next++);
      if (!fits(given, wanted.get(i))) {
        wrong(given.at(), "Here " + call.name() + " takes " + wanted.get(i).shown());
      }
      bound.add(Optional.of(given));
    }
    return bound;
  }

  private static String shown(List<ArgumentType> wanted, int leftOut) {
    if (wanted.isEmpty()) {
      return "no arguments";
    }
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      shown.add(wanted.get(i).shown() + (i == leftOut ? " (or nothing)" : ""));
    }
    return String.join(", then ", shown);
  }

  private List<ScriptCondition> tests() {
    int given = call.tests().size();
    switch (signature.tests()) {
      case NONE -> {
        if (given > 0) {
          wrong(call.tests().getFirst().at(), call.name() + " takes no test");
        }
      }
      case ONE -> {
        if (given != 1) {
          wrong(call.at(), call.name() + " takes one test");
        }
      }
      case SOME -> {
        if (given == 0) {
          wrong(call.at(), call.name() + " takes tests");
        }
      }
    }
    List<ScriptCondition> tests = new ArrayList<>();
    for (Call test : call.tests()) {
      tests.add(scope.condition(test));
    }
    return tests;
  }

  private Block block() {
    if (call.block().isPresent() != signature.hasBlock()) {
      wrong(
          call.at(),
          call.name() + (signature.hasBlock() ? " must" : " must not") + " be followed by a block");
    }
    return call.block().map(scope::block).orElse(Block.EMPTY);
  }
}
