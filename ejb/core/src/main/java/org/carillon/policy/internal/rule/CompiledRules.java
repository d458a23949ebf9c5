package org.carillon.policy.internal.rule;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.database.Transactions;
import org.carillon.policy.rule.ActiveRules;
import org.carillon.settings.Settings;
import org.carillon.settings.Versions;
import org.carillon.sieve.Compilation;
import org.carillon.sieve.run.Program;
import org.jboss.logging.Logger;

/** The scripts in use, compiled, until one of any owner's or a setting is changed. */
@ApplicationScoped
public class CompiledRules implements ActiveRules {
  private static final Logger LOG = Logger.getLogger(CompiledRules.class);
  private static final int MOST = 20_000;

  private final Transactions transactions;
  private final RuleScope rules;
  private final Versions versions;
  private final Settings settings;
  private final Cache<Asked, List<Program>> kept =
      Caffeine.newBuilder().executor(Runnable::run).maximumSize(MOST).build();

  /** Counts changes: what was read before one is not found behind it. */
  private final AtomicLong changes = new AtomicLong();

  /** An account's scripts in use (an empty name), or a script that is included. */
  private record Asked(long changes, long account, long domain, boolean isGlobal, String name) {}

  /** Made by the container. */
  @Inject
  public CompiledRules(
      Transactions transactions, RuleScope rules, Versions versions, Settings settings) {
    this.transactions = transactions;
    this.rules = rules;
    this.versions = versions;
    this.settings = settings;
  }

  @PostConstruct
  void start() {
    versions.watch(Versions.Kind.RULES, this::forget);
    settings.watch(this::forget);
  }

  private void forget() {
    changes.incrementAndGet();
    kept.invalidateAll();
  }

  @Override
  public List<Program> of(long account, long domain) {
    return kept.get(
        new Asked(changes.get(), account, domain, false, ""),
        asked -> transactions.read(entities -> programs(entities, account, domain)));
  }

  private List<Program> programs(EntityManager entities, long account, long domain) {
    ScriptOwner server = new ScriptOwner.Server();
    ScriptOwner own = new ScriptOwner.Domain(domain);
    List<Program> programs = new ArrayList<>();
    add(entities, server, ScriptUse.BEFORE, programs);
    add(entities, own, ScriptUse.BEFORE, programs);
    add(entities, new ScriptOwner.Account(account), ScriptUse.ACTIVE, programs);
    add(entities, own, ScriptUse.AFTER, programs);
    add(entities, server, ScriptUse.AFTER, programs);
    return List.copyOf(programs);
  }

  private void add(
      EntityManager entities, ScriptOwner owner, ScriptUse use, List<Program> programs) {
    ScriptQueries.all(entities, owner).stream()
        .filter(row -> row.used == use)
        .flatMap(row -> compiled(owner, row).stream())
        .forEach(programs::add);
  }

  @Override
  public Optional<Program> included(long account, long domain, boolean isGlobal, String name) {
    return kept
        .get(
            new Asked(changes.get(), account, domain, isGlobal, name),
            asked -> transactions.read(entities -> included(entities, asked)))
        .stream()
        .findFirst();
  }

  private List<Program> included(EntityManager entities, Asked asked) {
    List<ScriptOwner> owners =
        asked.isGlobal()
            ? List.of(new ScriptOwner.Domain(asked.domain()), new ScriptOwner.Server())
            : List.of(new ScriptOwner.Account(asked.account()));
    for (ScriptOwner owner : owners) {
      Optional<ScriptRow> row = ScriptQueries.named(entities, owner, asked.name());
      if (row.isPresent()) {
        return compiled(owner, row.get()).stream().toList();
      }
    }
    return List.of();
  }

  /** A script that was right when it was put may be so no more: rules that are not allowed now. */
  private Optional<Program> compiled(ScriptOwner owner, ScriptRow row) {
    String name =
        owner instanceof ScriptOwner.Account && row.used == ScriptUse.ACTIVE ? "" : row.name;
    return switch (rules.compile(owner, name, row.content.getBytes(StandardCharsets.UTF_8))) {
      case Compilation.Compiled(Program program) -> Optional.of(program);
      case Compilation.Faulty(var errors) -> {
        LOG.warnf("The script %s is not run: %s", row.name, errors.getFirst());
        yield Optional.empty();
      }
    };
  }
}
