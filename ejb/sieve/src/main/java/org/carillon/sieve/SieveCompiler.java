package org.carillon.sieve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.format.mime.encoding.Charsets;
import org.carillon.sieve.compile.ScriptScope;
import org.carillon.sieve.compile.UnreachedCommands;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.Call;
import org.carillon.sieve.syntax.ErrorList;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.sieve.syntax.SieveParser;
import org.carillon.sieve.syntax.SourcePosition;

/** Checks and compiles scripts. Immutable. */
public final class SieveCompiler {
  private final Set<String> allowed;
  private final SieveLimits limits;

  /** Creates a compiler with the capabilities {@link SieveLanguage#forAccounts}. */
  public SieveCompiler(SieveLimits limits) {
    this(SieveLanguage.forAccounts(), limits);
  }

  /** Creates a compiler for some {@link SieveLanguage#capabilities}; others are unavailable. */
  public SieveCompiler(Set<String> allowed, SieveLimits limits) {
    this.allowed = Set.copyOf(allowed);
    this.limits = limits;
  }

  /** The capabilities that scripts may require, as ManageSieve lists them (RFC 5804 §1.7). */
  public Set<String> allowed() {
    return allowed;
  }

  /** Compiles a script of any octets; its name in traces is empty for an account's active one. */
  public Compilation compile(String name, byte[] script) {
    if (script.length > limits.scriptOctets()) {
      return tooLong();
    }
    Optional<String> text = Charsets.utf8(script);
    if (text.isPresent()) {
      return compile(name, text.get());
    }
    ErrorList errors = new ErrorList(1);
    errors.add(SourcePosition.BEGIN, "The script is not UTF-8");
    return new Compilation.Faulty(errors.all());
  }

  public Compilation compile(String name, String script) {
    if (script.length() > limits.scriptOctets()) {
      return tooLong();
    }
    ErrorList errors = new ErrorList(limits.errors());
    List<Call> calls = SieveParser.parse(script, limits, errors);
    ScriptScope scope = new ScriptScope(SieveLanguage.DIALECT, allowed, limits, errors);
    Block block = scope.block(calls);
    return errors.isEmpty()
        ? new Compilation.Compiled(
            new Program(name, block, script.length() + scope.states()),
            scope.mistakes(),
            UnreachedCommands.in(calls),
            scope.inclusions())
        : new Compilation.Faulty(errors.all());
  }

  private Compilation tooLong() {
    ErrorList errors = new ErrorList(1);
    errors.add(
        SourcePosition.BEGIN,
        "The script has more than " + limits.scriptOctets() + " octets (scriptOctets)");
    return new Compilation.Faulty(errors.all());
  }
}
