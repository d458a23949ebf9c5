package org.carillon.policy.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.database.Transactions;
import org.carillon.policy.rule.AllowedRules;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.SieveLanguage;
import org.carillon.sieve.syntax.SieveLimits;

/** Who may change whose scripts, and what these may do. */
@ApplicationScoped
public class RuleScope {
  private final Transactions transactions;
  private final Settings settings;

  /** Made by the container. */
  @Inject
  public RuleScope(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * Why the caller may not; empty if it may. Of accounts the account itself and whoever administers
   * the server: who could redirect an account's mail would be whatever that account administers.
   */
  Optional<Failure> refusal(Caller caller, ScriptOwner owner) {
    boolean may =
        caller.administersServer()
            || switch (owner) {
              case ScriptOwner.Account(long account) -> account != 0 && account == caller.account();
              case ScriptOwner.Domain(long domain) -> caller.administersDomain(domain);
              case ScriptOwner.Server() -> false;
            };
    return may ? Optional.empty() : Optional.of(new Failure.NotAllowed());
  }

  /** Where settings of an owner's scripts are looked up. */
  Scope scope(ScriptOwner owner) {
    return switch (owner) {
      // Before anybody signed in the server's hold.
      case ScriptOwner.Account(long account) when account == 0 -> Scope.server();
      case ScriptOwner.Account(long account) ->
          Scope.account(transactions.read(entities -> domainOf(entities, account)), account);
      case ScriptOwner.Domain(long domain) -> Scope.domain(domain);
      case ScriptOwner.Server() -> Scope.server();
    };
  }

  /** An account's domain; 0 for an account that is not there. */
  static long domainOf(EntityManager entities, long account) {
    List<?> found =
        entities
            .createNativeQuery("select domain from account where id = :id")
            .setParameter("id", account)
            .getResultList();
    return found.isEmpty() ? 0 : ((Number) found.getFirst()).longValue();
  }

  /** What an owner's scripts may require. */
  Set<String> capabilities(ScriptOwner owner) {
    return switch (owner) {
      case ScriptOwner.Account _ ->
          settings.value(RuleSettings.ALLOWED, scope(owner)).capabilities();
      case ScriptOwner.Domain _, ScriptOwner.Server _ -> SieveLanguage.capabilities();
    };
  }

  /** Makes an owner's script ready. */
  Compilation compile(ScriptOwner owner, String name, byte[] script) {
    int longest = settings.value(RuleSettings.OCTETS, scope(owner)).intValue();
    SieveLimits limits = SieveLimits.DEFAULT.withScript(longest);
    return new SieveCompiler(capabilities(owner), limits).compile(name, script);
  }

  /** What is wrong with a script; empty if nothing is. */
  Optional<Failure> fault(ScriptOwner owner, byte[] script) {
    if (owner instanceof ScriptOwner.Account
        && settings.value(RuleSettings.ALLOWED, scope(owner)) == AllowedRules.NONE) {
      return Optional.of(new Failure.NotAllowed("no-rules", "This account may have no rules."));
    }
    return switch (compile(owner, "", script)) {
      case Compilation.Compiled _ -> Optional.empty();
      case Compilation.Faulty(var errors) ->
          Optional.of(
              new Failure.SeveralInvalid(
                  errors.stream()
                      .map(error -> new Failure.Invalid("script", "faulty", error.toString()))
                      .toList()));
    };
  }
}
