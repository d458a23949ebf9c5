package org.carillon.sieve.filing;

import static org.carillon.sieve.compile.ArgumentType.STRING;
import static org.carillon.sieve.compile.ArgumentType.STRINGS;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.compile.CallArguments;
import org.carillon.sieve.compile.CommandType;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.Signature;
import org.carillon.sieve.control.VariableName;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.TextList;

/** The commands setflag, addflag and removeflag (RFC 5232 §3). */
public final class FlagCommand implements CommandType {

  /** The combination of flags with a command's flags. */
  private enum Change {
    SET,
    ADD,
    REMOVE
  }

  private final String name;
  private final Change change;

  private FlagCommand(String name, Change change) {
    this.name = name;
    this.change = change;
  }

  public static FlagCommand setflag() {
    return new FlagCommand("setflag", Change.SET);
  }

  public static FlagCommand addflag() {
    return new FlagCommand("addflag", Change.ADD);
  }

  public static FlagCommand removeflag() {
    return new FlagCommand("removeflag", Change.REMOVE);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> capabilities() {
    return List.of("imap4flags", "imapflags");
  }

  @Override
  public Signature signature() {
    return Signature.of(STRING, STRINGS).firstOptional();
  }

  @Override
  public ScriptStep compile(CallArguments arguments, ScriptScope scope) {
    TextList flags = arguments.texts(1);
    Optional<String> variable = variable(arguments, scope);
    return run -> {
      List<String> before =
          variable.isPresent()
              ? Flagging.split(List.of(run.variables().get(variable.get())))
              : run.flags();
      List<String> after = change(before, flags.values(run));
      if (variable.isPresent()) {
        run.variables().set(variable.get(), String.join(" ", after));
      } else {
        run.setFlags(after);
      }
      return ScriptFlow.NEXT;
    };
  }

  private static Optional<String> variable(CallArguments arguments, ScriptScope scope) {
    if (!arguments.has(0)) {
      return Optional.empty();
    }
    if (!scope.requires("variables")) {
      scope.error(arguments.at(0), "Flags in a variable need require \"variables\"");
    }
    return Optional.of(VariableName.read(arguments, 0, scope));
  }

  private List<String> change(List<String> before, List<String> texts) {
    return switch (change) {
      case SET -> Flagging.split(texts);
      case ADD -> Flagging.add(before, texts);
      case REMOVE -> Flagging.remove(before, texts);
    };
  }
}
