package org.carillon.policy.internal.rule;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.compile.Inclusion;
import org.carillon.sieve.syntax.SieveError;

/**
 * Finds scripts that include themselves, directly or through others (RFC 6609 §3.1), before they
 * are stored. Inclusions with {@code :once} cannot recur. A script that does not exist yet is no
 * error: clients store scripts in any order.
 */
final class InclusionCycle {
  private final ScriptOwner owner;
  private final Map<String, String> others;
  private final RuleScope rules;
  private final Set<String> seen = new HashSet<>();

  private InclusionCycle(ScriptOwner owner, Map<String, String> others, RuleScope rules) {
    this.owner = owner;
    this.others = others;
    this.rules = rules;
  }

  /**
   * Returns why a script cannot be stored, or empty if it can.
   *
   * @param name the name that it will have
   * @param others the texts of the owner's scripts by their names
   */
  static Optional<Failure> fault(
      ScriptOwner owner, String name, byte[] script, Map<String, String> others, RuleScope rules) {
    InclusionCycle search = new InclusionCycle(owner, others, rules);
    List<SieveError> errors =
        search.inclusions(script).stream()
            .filter(inclusion -> search.leadsTo(name, inclusion.script()))
            .map(
                inclusion ->
                    new SieveError(inclusion.at(), "Here the script " + name + " includes itself"))
            .toList();
    return errors.isEmpty() ? Optional.empty() : Optional.of(RuleScope.invalid(errors));
  }

  private boolean leadsTo(String wanted, String script) {
    if (script.equals(wanted)) {
      return true;
    }
    String text = others.get(script);
    return text != null
        && seen.add(script)
        && inclusions(text.getBytes(StandardCharsets.UTF_8)).stream()
            .anyMatch(inclusion -> leadsTo(wanted, inclusion.script()));
  }

  /** Returns the inclusions of the owner's own scripts. */
  private List<Inclusion> inclusions(byte[] script) {
    boolean ofServer = !(owner instanceof ScriptOwner.Account);
    return switch (rules.compile(owner, "", script)) {
      case Compilation.Compiled compiled ->
          compiled.inclusions().stream()
              .filter(inclusion -> inclusion.isGlobal() == ofServer && !inclusion.once())
              .toList();
      case Compilation.Faulty _ -> List.of();
    };
  }
}
