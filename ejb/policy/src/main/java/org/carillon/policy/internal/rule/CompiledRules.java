package org.carillon.policy.internal.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.database.Transactions;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.policy.rule.RuleOccasion;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.run.Block;
import org.carillon.sieve.run.Program;
import org.carillon.sieve.run.ScriptFlow;
import org.carillon.sieve.run.ScriptStep;
import org.carillon.sieve.syntax.SieveError;
import org.jboss.logging.Logger;

/**
 * The compiled scripts in use. When a script changes, all are read again, but only that one is
 * compiled again. When a setting changes, which may forbid what is in scripts, all are compiled
 * again.
 */
@ApplicationScoped
public class CompiledRules implements ActiveRules {
  private static final Logger LOG = Logger.getLogger(CompiledRules.class);

  /** The size of each cache, in characters of scripts: some 100 MB compiled. */
  private static final long MOST_WEIGHT = 10_000_000;

  private static final int NO_RULES = 100;

  /** The longest time that a domain's rules still apply to a new administrator's mail. */
  private static final Duration LOOKED_AT = Duration.ofMinutes(5);

  /** The time that an unused script stays compiled, for example a version that was replaced. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final Transactions transactions;
  private final RuleScope rules;
  private final CacheVersions versions;
  private final Settings settings;
  private final Cache<Asked, List<Program>> kept =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .expireAfterWrite(LOOKED_AT)
          .maximumWeight(MOST_WEIGHT)
          .weigher(CompiledRules::weight)
          .build();

  private final Cache<Source, Program> compiled =
      Caffeine.newBuilder()
          .executor(Runnable::run)
          .expireAfterAccess(KEPT)
          .maximumWeight(MOST_WEIGHT)
          .weigher(CompiledRules::weightOf)
          .build();

  /** Counts changes, so that what was read before a change is not used after it. */
  private final AtomicLong changes = new AtomicLong();

  private enum Which {
    /** The scripts in use. */
    USED,
    /** A script that another one includes. */
    INCLUDED,
    /** A script that a mailbox names. */
    NAMED
  }

  /**
   * A query for scripts that concern an account.
   *
   * @param isGlobal whether the scripts of its domain or of the server are meant
   */
  private record Asked(
      long changes,
      Which which,
      RuleOccasion occasion,
      long account,
      long domain,
      boolean isGlobal,
      String name) {}

  /**
   * The source of a compiled script.
   *
   * @param settings the number of changes of the settings, which decide what may be in it
   */
  private record Source(
      long settings, RuleOccasion occasion, ScriptOwner owner, String name, String content) {}

  private final AtomicLong settingChanges = new AtomicLong();

  @Inject
  public CompiledRules(
      Transactions transactions, RuleScope rules, CacheVersions versions, Settings settings) {
    this.transactions = transactions;
    this.rules = rules;
    this.versions = versions;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    versions.watch(CacheVersions.Kind.RULES, this::forget);
    settings.watch(this::compileAnew);
  }

  private void compileAnew() {
    settingChanges.incrementAndGet();
    compiled.invalidateAll();
    forget();
  }

  private void forget() {
    changes.incrementAndGet();
    kept.invalidateAll();
  }

  private static int weight(Asked asked, List<Program> programs) {
    return NO_RULES + Math.toIntExact(programs.stream().mapToLong(Program::weight).sum());
  }

  private static int weightOf(Source source, Program program) {
    return NO_RULES + source.content.length() + Math.toIntExact(program.weight());
  }

  @Override
  public List<Program> of(long account, long domain) {
    return kept.get(
        new Asked(changes.get(), Which.USED, RuleOccasion.DELIVERY, account, domain, false, ""),
        asked -> transactions.read(entities -> programs(entities, account, domain)));
  }

  private List<Program> programs(EntityManager entities, long account, long domain) {
    ScriptOwner server = new ScriptOwner.Server();
    ScriptOwner own = new ScriptOwner.Domain(domain);
    boolean isGoverned = RuleScope.governs(entities, domain, account);
    List<Program> programs = new ArrayList<>();
    add(entities, server, ScriptUse.BEFORE, programs);
    if (isGoverned) {
      add(entities, own, ScriptUse.BEFORE, programs);
    }
    add(entities, new ScriptOwner.Account(account), ScriptUse.ACTIVE, programs);
    if (isGoverned) {
      add(entities, own, ScriptUse.AFTER, programs);
    }
    add(entities, server, ScriptUse.AFTER, programs);
    return List.copyOf(programs);
  }

  private void add(
      EntityManager entities, ScriptOwner owner, ScriptUse use, List<Program> programs) {
    ScriptQueries.all(entities, owner).stream()
        .filter(row -> row.used == use)
        .map(row -> compiled(RuleOccasion.DELIVERY, owner, row))
        .forEach(programs::add);
  }

  @Override
  public Optional<Program> included(
      RuleOccasion occasion, long account, long domain, boolean isGlobal, String name) {
    return one(new Asked(changes.get(), Which.INCLUDED, occasion, account, domain, isGlobal, name));
  }

  @Override
  public Optional<Program> ofMailbox(long account, boolean ofServer, String name) {
    return one(
        new Asked(changes.get(), Which.NAMED, RuleOccasion.MAILBOX, account, 0, ofServer, name));
  }

  private Optional<Program> one(Asked wanted) {
    return kept.get(wanted, asked -> transactions.read(entities -> named(entities, asked))).stream()
        .findFirst();
  }

  private List<Program> named(EntityManager entities, Asked asked) {
    for (ScriptOwner owner : owners(asked)) {
      Optional<ScriptRow> row = ScriptQueries.named(entities, owner, asked.name());
      if (row.isPresent()) {
        return List.of(compiled(asked.occasion(), owner, row.get()));
      }
    }
    return List.of();
  }

  private static List<ScriptOwner> owners(Asked asked) {
    if (!asked.isGlobal()) {
      return List.of(new ScriptOwner.Account(asked.account()));
    }
    ScriptOwner server = new ScriptOwner.Server();
    return asked.which() == Which.NAMED
        ? List.of(server)
        : List.of(new ScriptOwner.Domain(asked.domain()), server);
  }

  private Program compiled(RuleOccasion occasion, ScriptOwner owner, ScriptRow row) {
    String name =
        owner instanceof ScriptOwner.Account && row.used == ScriptUse.ACTIVE ? "" : row.name;
    return compiled.get(
        new Source(settingChanges.get(), occasion, owner, name, row.content),
        this::compiledOrNotRun);
  }

  /**
   * Compiles a script. A script that was valid when it was stored may not be any more. If it does
   * what is not allowed now, nothing of it is run, and each run reports that.
   */
  private Program compiledOrNotRun(Source source) {
    byte[] content = source.content.getBytes(StandardCharsets.UTF_8);
    return switch (rules.compile(source.occasion, source.owner, source.name, content)) {
      case Compilation.Compiled compiled -> compiled.program();
      case Compilation.Faulty(var errors) -> {
        LOG.warnf(
            "The script %s of %s is not run: %s", source.name, source.owner, errors.getFirst());
        yield notRun(source.name, errors.getFirst());
      }
    };
  }

  private static Program notRun(String name, SieveError error) {
    String why = "This script is not run: " + error.message();
    ScriptStep tell =
        run -> {
          run.trace().tell(run.line(), why);
          return ScriptFlow.NEXT;
        };
    return new Program(name, new Block(List.of(new Block.Line(error.at().line(), "", tell))), 0);
  }
}
