package org.carillon.sieve.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.sieve.match.Expression;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.ScriptCondition;
import org.carillon.sieve.run.ScriptFault;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.run.Text;
import org.carillon.sieve.run.TextList;
import org.carillon.sieve.run.TracedCondition;
import org.carillon.sieve.syntax.Argument;
import org.carillon.sieve.syntax.Call;
import org.carillon.sieve.syntax.ErrorList;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.sieve.syntax.SourcePosition;

/** A script during compilation: its capabilities and its errors. */
public final class ScriptScope {
  /** The maximum of states of all expressions, a few megabytes of memory. */
  private static final long MOST_STATES = 50_000;

  private final Dialect dialect;
  private final Set<String> allowed;
  private final SieveLimits limits;
  private final ErrorList errors;
  private final ErrorList mistakes;
  private final List<Inclusion> inclusions = new ArrayList<>();
  private final Set<String> required = new HashSet<>();
  private final Set<String> own = new HashSet<>();
  private final Set<String> shared = new HashSet<>();
  private final Deque<String> loops = new ArrayDeque<>();
  private boolean mayRequire = true;
  private long states;

  /** A missing item that is an error only when it is run (RFC 5463 §4). */
  private String deferred = "";

  /** Creates the scope of a script, which may require the allowed capabilities. */
  public ScriptScope(Dialect dialect, Set<String> allowed, SieveLimits limits, ErrorList errors) {
    this.dialect = dialect;
    this.allowed = allowed;
    this.limits = limits;
    this.errors = errors;
    this.mistakes = new ErrorList(limits.errors());
  }

  public SieveLimits limits() {
    return limits;
  }

  public void error(SourcePosition at, String message) {
    errors.add(at, message);
  }

  /** Reports a command that would fail in a run to a new script's author. Stored ones go on. */
  public void mistake(SourcePosition at, String message) {
    mistakes.add(at, message);
  }

  /** The reports to {@link #mistake}. */
  public List<SieveError> mistakes() {
    return mistakes.all();
  }

  public void include(Inclusion inclusion) {
    inclusions.add(inclusion);
  }

  public List<Inclusion> inclusions() {
    return List.copyOf(inclusions);
  }

  /** Adds a regular expression; the total size of a script's expressions is limited. */
  void expression(SourcePosition at, Expression expression) {
    states += expression.states();
    if (states > MOST_STATES) {
      error(at, "The regular expressions of a script are too large together");
    }
  }

  /** The size of all its regular expressions. */
  public long states() {
    return states;
  }

  public boolean requires(String capability) {
    return required.contains(capability);
  }

  boolean hasOneOf(List<String> capabilities) {
    return capabilities.isEmpty() || capabilities.stream().anyMatch(required::contains);
  }

  /** Returns whether a script may require this here. */
  public boolean isAvailable(String capability) {
    return dialect.knows(capability) && allowed.contains(capability);
  }

  /** Requires this from here on, with its implied capability. */
  public void require(String capability) {
    required.add(capability);
    dialect.impliedBy(capability).filter(this::isAvailable).ifPresent(required::add);
  }

  /** Reports that a required capability is missing. */
  void missing(SourcePosition at, String what, List<String> capabilities) {
    missing(at, what + " needs require \"" + capabilities.getFirst() + "\"");
  }

  private void missing(SourcePosition at, String message) {
    if (requires("ihave")) {
      deferred = message;
    } else {
      error(at, message);
    }
  }

  /** Notes that the script sets a variable: its own, unless it shares it already. */
  public void sets(String variable) {
    if (!shared.contains(variable)) {
      own.add(variable);
    }
  }

  /** Shares a variable from here on; false if the script set one of its own before. */
  public boolean shares(String variable) {
    shared.add(variable);
    return !own.contains(variable);
  }

  /** Returns whether a loop is open, of that name unless it is empty. */
  public boolean isInLoop(String name) {
    return name.isEmpty() ? !loops.isEmpty() : loops.contains(name);
  }

  public Block block(List<Call> calls) {
    List<Block.Line> lines = new ArrayList<>();
    int i = 0;
    while (i < calls.size()) {
      Call call = calls.get(i++);
      if (call.name().equals("require")) {
        RequireReader.read(call, this);
        if (!mayRequire) {
          error(call.at(), "require must come before all other commands");
        }
        continue;
      }
      mayRequire = false;
      if (call.name().equals("if")) {
        int end = i;
        while (end < calls.size() && calls.get(end).name().startsWith("els")) {
          end++;
        }
        ScriptStep branches = BranchReader.read(calls.subList(i - 1, end), this);
        lines.add(new Block.Line(call.at().line(), "", branches));
        i = end;
      } else {
        lines.add(new Block.Line(call.at().line(), call.name(), step(call)));
      }
    }
    return new Block(lines);
  }

  private ScriptStep step(Call call) {
    String before = enter();
    Optional<CommandType> type = command(call.name());
    Optional<ScriptStep> step = Optional.empty();
    if (type.isEmpty()) {
      unknown(call, "command");
    } else if (!hasOneOf(type.get().capabilities())) {
      missing(call.at(), call.name(), type.get().capabilities());
    } else {
      openLoop(call);
      Optional<CallArguments> arguments =
          new ArgumentBinder(call, type.get().signature(), this).bind();
      closeLoop(call);
      step = arguments.map(bound -> type.get().compile(bound, this));
    }
    String fault = leave(before);
    int line = call.at().line();
    return step.orElse(
        run -> {
          throw new ScriptFault(line, fault);
        });
  }

  private Optional<CommandType> command(String name) {
    return dialect.command(name, type -> hasOneOf(type.capabilities()));
  }

  private void openLoop(Call call) {
    if (call.block().isPresent()) {
      loops.push(loopName(call));
    }
  }

  private void closeLoop(Call call) {
    if (call.block().isPresent()) {
      loops.pop();
    }
  }

  /** The loop's {@code :name} (RFC 5703 §3); a space for none. */
  private static String loopName(Call call) {
    for (int i = 0; i + 1 < call.arguments().size(); i++) {
      if (call.arguments().get(i) instanceof Argument.Tag tag
          && tag.name().equals("name")
          && call.arguments().get(i + 1) instanceof Argument.Strings name) {
        return name.strings().getFirst();
      }
    }
    return " ";
  }

  /** Known words in the wrong place are an error; unknown words may be an extension's. */
  private void unknown(Call call, String kind) {
    String name = call.name();
    if (name.equals("elsif") || name.equals("else")) {
      error(call.at(), name + " must follow if");
    } else if (name.equals("if") || command(name).isPresent() || dialect.test(name).isPresent()) {
      error(call.at(), name + " is not a " + kind);
    } else {
      missing(call.at(), "There is no " + kind + " " + name);
    }
  }

  public ScriptCondition condition(Call call) {
    String before = enter();
    Optional<TestType> type = dialect.test(call.name());
    Optional<ScriptCondition> condition = Optional.empty();
    if (type.isEmpty()) {
      unknown(call, "test");
    } else if (!hasOneOf(type.get().capabilities())) {
      missing(call.at(), call.name(), type.get().capabilities());
    } else {
      condition =
          new ArgumentBinder(call, type.get().signature(), this)
              .bind()
              .map(bound -> type.get().compile(bound, this));
    }
    String fault = leave(before);
    int line = call.at().line();
    return new TracedCondition(
        line,
        call.name(),
        !call.tests().isEmpty(),
        condition.orElse(
            run -> {
              throw new ScriptFault(line, fault);
            }));
  }

  private String enter() {
    String before = deferred;
    deferred = "";
    return before;
  }

  private String leave(String before) {
    String own = deferred;
    deferred = before;
    return own;
  }

  /** A string with its variables parsed. */
  public Text text(Argument.Strings written) {
    return text(written.at(), written.strings().getFirst());
  }

  /** Strings with their variables parsed. */
  public TextList texts(Argument.Strings written) {
    List<Text> texts = new ArrayList<>();
    for (String string : written.strings()) {
      texts.add(text(written.at(), string));
    }
    return new TextList(texts);
  }

  private Text text(SourcePosition at, String written) {
    if (written.indexOf("${") < 0) {
      return new Text.Constant(written);
    }
    String text =
        requires("encoded-character") ? EncodedCharacters.decode(written, at, this) : written;
    return requires("variables") ? VariableReader.read(text, at, this) : new Text.Constant(text);
  }
}
