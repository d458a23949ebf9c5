package org.carillon.policy.internal.rule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.database.Transactions;
import org.carillon.policy.rule.AllowedRules;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.settings.Scope;
import org.carillon.settings.Settings;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.SieveCompiler;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.syntax.SieveError;
import org.carillon.sieve.syntax.SieveLimits;
import org.carillon.sieve.syntax.SourcePosition;

/** Who may change whose scripts, and what these may do. */
@ApplicationScoped
public class RuleScope {
  private static final String NO_RULES = "There may be no rules here.";

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
  public Optional<Failure> refusal(Caller caller, ScriptOwner owner) {
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
      case ScriptOwner.Account(long account) -> Scope.account(domain(owner), account);
      case ScriptOwner.Domain(long domain) -> Scope.domain(domain);
      case ScriptOwner.Server() -> Scope.server();
    };
  }

  /**
   * The domain that an owner is, or is of; 0 for the server, and for an account that is not there.
   */
  public long domain(ScriptOwner owner) {
    return switch (owner) {
      case ScriptOwner.Account(long account) ->
          transactions.read(entities -> domainOf(entities, account));
      case ScriptOwner.Domain(long domain) -> domain;
      case ScriptOwner.Server() -> 0;
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
    return allowed(owner).capabilities();
  }

  /**
   * What an owner's scripts may do. Whoever administers a domain allows its accounts no more than
   * the server allows to all of them, or to domains.
   */
  private AllowedRules allowed(ScriptOwner owner) {
    return switch (owner) {
      case ScriptOwner.Account _ -> {
        AllowedRules most =
            settings
                .value(RuleSettings.ALLOWED, Scope.server())
                .or(settings.value(RuleSettings.DOMAINS));
        AllowedRules set = settings.value(RuleSettings.ALLOWED, scope(owner));
        yield set.compareTo(most) > 0 ? most : set;
      }
      case ScriptOwner.Domain _ -> settings.value(RuleSettings.DOMAINS);
      case ScriptOwner.Server _ -> AllowedRules.ALL;
    };
  }

  /**
   * Whether a domain's scripts are run for one of its accounts: not for who administers more than
   * the domain, whose mail, passwords in it, would be in the hands of who administers the domain.
   */
  static boolean governs(EntityManager entities, long domain, long account) {
    return entities
        .createNativeQuery(
            "select 1 from administrator where account = :account"
                + " and domain is distinct from :domain")
        .setParameter("account", account)
        .setParameter("domain", domain)
        .getResultList()
        .isEmpty();
  }

  /** To how many addresses an owner's scripts may send one message on. */
  int redirects(ScriptOwner owner) {
    return allowed(owner).mayRedirect()
        ? settings.value(RuleSettings.REDIRECTS, scope(owner)).intValue()
        : 0;
  }

  /** Makes an owner's script ready for deliveries. */
  public Compilation compile(ScriptOwner owner, String name, byte[] script) {
    return compile(RuleOccasion.DELIVERY, owner, name, script);
  }

  /** Makes an owner's script ready. */
  Compilation compile(RuleOccasion occasion, ScriptOwner owner, String name, byte[] script) {
    if (hasNone(owner)) {
      return new Compilation.Faulty(List.of(new SieveError(SourcePosition.BEGIN, NO_RULES)));
    }
    int longest = settings.value(RuleSettings.OCTETS, scope(owner)).intValue();
    SieveLimits limits = SieveLimits.DEFAULT.withScript(longest).withRedirects(redirects(owner));
    return new SieveCompiler(occasion.of(capabilities(owner)), limits).compile(name, script);
  }

  private boolean hasNone(ScriptOwner owner) {
    return allowed(owner) == AllowedRules.NONE;
  }

  private static Failure.Invalid invalid(SieveError error) {
    return new Failure.Invalid(
        "script",
        "faulty",
        error.toString(),
        "",
        Optional.of(new Failure.Place(error.at().line(), error.at().column())));
  }

  /** An owner's script, ready to be run once; also with mistakes, which the run tells of. */
  public Answer<Program> program(ScriptOwner owner, byte[] script) {
    return compiled(owner, script).map(Compilation.Compiled::program);
  }

  /**
   * An owner's script that is to be kept. Mistakes are refused as errors are: whoever writes the
   * script learns of them now, and not when mail comes.
   */
  Answer<Compilation.Compiled> acceptable(ScriptOwner owner, byte[] script) {
    return compiled(owner, script)
        .then(
            compiled ->
                compiled.mistakes().isEmpty()
                    ? new Answer.Done<>(compiled)
                    : Answer.failed(invalid(compiled.mistakes())));
  }

  private Answer<Compilation.Compiled> compiled(ScriptOwner owner, byte[] script) {
    if (hasNone(owner)) {
      return Answer.failed(new Failure.NotAllowed("no-rules", NO_RULES));
    }
    return switch (compile(owner, "", script)) {
      case Compilation.Compiled compiled -> new Answer.Done<>(compiled);
      case Compilation.Faulty(var errors) -> Answer.failed(invalid(errors));
    };
  }

  /** Refuses a script for its errors, each with its place. */
  static Failure invalid(List<SieveError> errors) {
    return new Failure.SeveralInvalid(errors.stream().map(RuleScope::invalid).toList());
  }
}
