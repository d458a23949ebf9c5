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

/** Decides who may change which scripts, and what the scripts may do. */
@ApplicationScoped
public class RuleScope {
  private static final String NO_RULES = "Rules are not allowed here.";

  private final Transactions transactions;
  private final Settings settings;

  @Inject
  public RuleScope(Transactions transactions, Settings settings) {
    this.transactions = transactions;
    this.settings = settings;
  }

  /**
   * Returns why the caller may not change the owner's scripts, or empty if it may. An account's
   * scripts may be changed by the account and by server administrators: anybody who could redirect
   * the mail of an administrator would have that administrator's rights.
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

  /** Returns the scope of the settings for an owner's scripts. */
  Scope scope(ScriptOwner owner) {
    return switch (owner) {
      // Before anybody signed in, the server's settings hold.
      case ScriptOwner.Account(long account) when account == 0 -> Scope.server();
      case ScriptOwner.Account(long account) -> Scope.account(domain(owner), account);
      case ScriptOwner.Domain(long domain) -> Scope.domain(domain);
      case ScriptOwner.Server() -> Scope.server();
    };
  }

  /** Returns the domain of an owner; 0 for the server, and for an account that does not exist. */
  public long domain(ScriptOwner owner) {
    return switch (owner) {
      case ScriptOwner.Account(long account) ->
          transactions.read(entities -> domainOf(entities, account));
      case ScriptOwner.Domain(long domain) -> domain;
      case ScriptOwner.Server() -> 0;
    };
  }

  /** Returns an account's domain; 0 for an account that does not exist. */
  static long domainOf(EntityManager entities, long account) {
    List<?> found =
        entities
            .createNativeQuery("select domain from account where id = :id")
            .setParameter("id", account)
            .getResultList();
    return found.isEmpty() ? 0 : ((Number) found.getFirst()).longValue();
  }

  /** Returns the capabilities that an owner's scripts may require. */
  Set<String> capabilities(ScriptOwner owner) {
    return allowed(owner).capabilities();
  }

  /**
   * Returns the permissions of an owner's scripts. An administrator of a domain can allow its
   * accounts no more than the server allows to all accounts, or to domains.
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
   * Returns whether a domain's scripts run on an account's mail. They do not for an account that
   * administers more than the domain: the domain's administrator would control its mail, including
   * passwords in it.
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

  /** Returns the number of addresses to which an owner's scripts may redirect one message. */
  int redirects(ScriptOwner owner) {
    return allowed(owner).mayRedirect()
        ? settings.value(RuleSettings.REDIRECTS, scope(owner)).intValue()
        : 0;
  }

  /** Compiles an owner's script for deliveries. */
  public Compilation compile(ScriptOwner owner, String name, byte[] script) {
    return compile(RuleOccasion.DELIVERY, owner, name, script);
  }

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

  /** Returns an owner's script to be run once. It may have errors, which the run reports. */
  public Answer<Program> program(ScriptOwner owner, byte[] script) {
    return compiled(owner, script).map(Compilation.Compiled::program);
  }

  /** Compiles an owner's script before it is stored, or refuses it with its mistakes. */
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

  /** Returns the failure for a script's errors, each with its position. */
  static Failure invalid(List<SieveError> errors) {
    return new Failure.SeveralInvalid(errors.stream().map(RuleScope::invalid).toList());
  }
}
