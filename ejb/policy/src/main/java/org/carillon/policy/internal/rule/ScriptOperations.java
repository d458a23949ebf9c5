package org.carillon.policy.internal.rule;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Limit;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.script.ScriptAccess;
import org.carillon.contract.script.ScriptChange;
import org.carillon.contract.script.ScriptName;
import org.carillon.contract.script.ScriptOwner;
import org.carillon.contract.script.ScriptUse;
import org.carillon.contract.script.ScriptWithText;
import org.carillon.contract.script.StoredScript;
import org.carillon.database.Outage;
import org.carillon.database.Transactions;
import org.carillon.policy.rule.RuleSettings;
import org.carillon.settings.AnnouncedChanges;
import org.carillon.settings.CacheVersions;
import org.carillon.settings.Settings;
import org.carillon.sieve.Compilation;
import org.jboss.logging.Logger;

/** Manages the scripts in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ScriptOperations implements ScriptAccess {
  private static final Outage AWAY =
      new Outage(Logger.getLogger(ScriptOperations.class), "Scripts can't be read or changed");

  private final Transactions transactions;
  private final RuleScope rules;
  private final Settings settings;
  private final AnnouncedChanges changes;
  private final Audit audit;

  @Inject
  public ScriptOperations(
      Transactions transactions,
      RuleScope rules,
      Settings settings,
      CacheVersions versions,
      Audit audit) {
    this.transactions = transactions;
    this.rules = rules;
    this.settings = settings;
    this.changes = new AnnouncedChanges(transactions, versions);
    this.audit = audit;
  }

  @Override
  public Set<String> capabilities(ScriptOwner owner) {
    return new TreeSet<>(rules.capabilities(owner));
  }

  @Override
  public int redirects(ScriptOwner owner) {
    return rules.redirects(owner);
  }

  @Override
  public Answer<List<StoredScript>> list(Caller caller, ScriptOwner owner) {
    return look(
        caller,
        owner,
        entities ->
            new Answer.Done<>(
                ScriptQueries.all(entities, owner).stream().map(ScriptRow::shown).toList()));
  }

  @Override
  public Answer<ScriptWithText> read(Caller caller, ScriptOwner owner, String name) {
    return look(
        caller,
        owner,
        entities ->
            ScriptQueries.named(entities, owner, name)
                .<Answer<ScriptWithText>>map(
                    row -> new Answer.Done<>(new ScriptWithText(row.shown(), row.content)))
                .orElseGet(() -> missing(name)));
  }

  private static <T> Answer<T> missing(String name) {
    return Answer.failed(new Failure.NotFound("script", name));
  }

  @Override
  public Answer<Void> check(Caller caller, ScriptOwner owner, byte[] script) {
    return rules
        .refusal(caller, owner)
        .<Answer<Void>>map(Answer::failed)
        .orElseGet(() -> rules.acceptable(owner, script).then(_ -> Answer.done()));
  }

  @Override
  public List<String> doubts(Caller caller, ScriptOwner owner, byte[] script) {
    return list(caller, owner) instanceof Answer.Done<List<StoredScript>>(var scripts)
            && rules.acceptable(owner, script)
                instanceof Answer.Done<Compilation.Compiled>(var compiled)
        ? ScriptWarnings.of(
            compiled, owner, scripts.stream().map(StoredScript::name).collect(Collectors.toSet()))
        : List.of();
  }

  @Override
  public Answer<Void> haveSpace(Caller caller, ScriptOwner owner, String name, long octets) {
    return look(caller, owner, entities -> space(entities, owner, name, octets));
  }

  private Answer<Void> space(EntityManager entities, ScriptOwner owner, String name, long octets) {
    if (!ScriptName.isValid(name)) {
      return Answer.failed(badName("name"));
    }
    long longest = settings.value(RuleSettings.OCTETS, rules.scope(owner));
    if (octets > longest) {
      return Answer.failed(new Failure.LimitReached(Limit.OCTETS, longest));
    }
    long most = settings.value(RuleSettings.MOST, rules.scope(owner));
    List<ScriptRow> all = ScriptQueries.all(entities, owner);
    boolean isNew = all.stream().noneMatch(row -> row.name.equals(name));
    return isNew && all.size() >= most
        ? Answer.failed(
            new Failure.Invalid("name", TOO_MANY, "There can be at most " + most + " scripts."))
        : Answer.done();
  }

  private static Failure badName(String field) {
    return new Failure.Invalid(
        field, "malformed", "The name of a script must have 1 to 128 visible characters.");
  }

  @Override
  public Answer<StoredScript> change(
      Caller caller, ScriptOwner owner, String name, ScriptChange change) {
    return acceptable(caller, owner, name, change)
        .then(
            _ -> change(caller, owner, entities -> change(entities, caller, owner, name, change)));
  }

  /** Checks what needs no lookup before the transaction, since compiling takes time. */
  private Answer<Void> acceptable(
      Caller caller, ScriptOwner owner, String name, ScriptChange change) {
    if (change.use().isPresent() && !change.use().get().suits(owner)) {
      return Answer.failed(
          new Failure.Invalid(
              "use", "not-for-these", "Scripts of this owner cannot be used in this way."));
    }
    if (change.name().isPresent() && !ScriptName.isValid(change.name().get())) {
      return Answer.failed(badName("name"));
    }
    return change
        .text()
        .map(
            text ->
                haveSpace(caller, owner, name, text.length).then(_ -> check(caller, owner, text)))
        .orElseGet(Answer::done);
  }

  private Answer<StoredScript> change(
      EntityManager entities, Caller caller, ScriptOwner owner, String name, ScriptChange change) {
    Optional<ScriptRow> before = ScriptQueries.named(entities, owner, name);
    if (before.isEmpty() && (change.text().isEmpty() || change.version().isPresent())) {
      return missing(name);
    }
    if (before.isPresent() && isOther(before.get(), change.version())) {
      return Answer.failed(new Failure.Outdated(before.get().version));
    }
    Answer<Void> free =
        change
            .text()
            .map(text -> space(entities, owner, name, text.length))
            .orElseGet(Answer::done)
            .then(_ -> free(entities, owner, name, change.name()))
            .then(_ -> withoutCircle(entities, owner, name, change));
    return free.map(
        _ -> {
          ScriptRow row = before.orElseGet(() -> new ScriptRow(owner, name));
          change.text().ifPresent(text -> write(entities, caller, row, before.isPresent(), text));
          change.name().ifPresent(other -> rename(entities, caller, row, other));
          change.use().ifPresent(use -> use(entities, caller, owner, row, use));
          // The version is raised when the row is written.
          entities.flush();
          return row.shown();
        });
  }

  private static boolean isOther(ScriptRow row, OptionalLong version) {
    return version.isPresent() && version.getAsLong() != row.version;
  }

  private static Answer<Void> free(
      EntityManager entities, ScriptOwner owner, String name, Optional<String> newName) {
    boolean taken =
        newName
            .filter(other -> !other.equals(name))
            .flatMap(other -> ScriptQueries.named(entities, owner, other))
            .isPresent();
    return taken
        ? Answer.failed(new Failure.Taken("name", "A script with this name already exists."))
        : Answer.done();
  }

  private Answer<Void> withoutCircle(
      EntityManager entities, ScriptOwner owner, String name, ScriptChange change) {
    if (change.text().isEmpty()) {
      return Answer.done();
    }
    Map<String, String> others = new HashMap<>();
    ScriptQueries.all(entities, owner).forEach(row -> others.put(row.name, row.content));
    others.remove(name);
    String newName = change.name().orElse(name);
    return InclusionCycle.fault(owner, newName, change.text().get(), others, rules)
        .<Answer<Void>>map(Answer::failed)
        .orElseGet(Answer::done);
  }

  private void write(
      EntityManager entities, Caller caller, ScriptRow row, boolean isThere, byte[] script) {
    Optional<String> length = isThere ? Optional.of(row.octets + " octets") : Optional.empty();
    row.content = new String(script, StandardCharsets.UTF_8);
    row.octets = script.length;
    row.changed = Instant.now();
    if (!isThere) {
      entities.persist(row);
    }
    record(entities, caller, "script.put", row, length, Optional.of(row.octets + " octets"));
  }

  private void rename(EntityManager entities, Caller caller, ScriptRow row, String newName) {
    String before = row.name;
    if (!before.equals(newName)) {
      row.name = newName;
      record(entities, caller, "script.rename", row, Optional.of(before), Optional.of(newName));
    }
  }

  private void use(
      EntityManager entities, Caller caller, ScriptOwner owner, ScriptRow row, ScriptUse use) {
    if (row.used == use) {
      return;
    }
    if (use != ScriptUse.NONE) {
      ScriptQueries.all(entities, owner).stream()
          .filter(other -> other.used == use)
          .forEach(other -> other.used = ScriptUse.NONE);
      entities.flush();
    }
    ScriptUse before = row.used;
    row.used = use;
    row.changed = Instant.now();
    record(
        entities, caller, "script.use", row, Optional.of(before.name()), Optional.of(use.name()));
  }

  @Override
  public Answer<Void> useNone(Caller caller, ScriptOwner owner) {
    return change(
        caller,
        owner,
        entities -> {
          for (ScriptRow row : ScriptQueries.all(entities, owner)) {
            use(entities, caller, owner, row, ScriptUse.NONE);
          }
          return Answer.done();
        });
  }

  @Override
  public Answer<Void> delete(Caller caller, ScriptOwner owner, String name, OptionalLong version) {
    return change(
        caller,
        owner,
        entities -> {
          Optional<ScriptRow> row = ScriptQueries.named(entities, owner, name);
          if (row.isEmpty()) {
            return missing(name);
          }
          if (isOther(row.get(), version)) {
            return Answer.failed(new Failure.Outdated(row.get().version));
          }
          if (row.get().used != ScriptUse.NONE) {
            return Answer.failed(
                new Failure.Taken(
                    "name",
                    IN_USE,
                    "The script is in use and cannot be deleted. Stop using it first."));
          }
          entities.remove(row.get());
          record(
              entities,
              caller,
              "script.delete",
              row.get(),
              Optional.of(row.get().octets + " octets"),
              Optional.empty());
          return Answer.done();
        });
  }

  private void record(
      EntityManager entities,
      Caller caller,
      String action,
      ScriptRow row,
      Optional<String> before,
      Optional<String> after) {
    audit.record(caller, action, subject(entities, row), before, after);
  }

  private static AuditSubject subject(EntityManager entities, ScriptRow row) {
    String what = "script " + row.name;
    if (row.domain != null) {
      return AuditSubject.of(row.domain, what);
    }
    return row.account == null
        ? AuditSubject.server(what)
        : AuditSubject.of(RuleScope.domainOf(entities, row.account), what);
  }

  private <T> Answer<T> look(
      Caller caller, ScriptOwner owner, Function<EntityManager, Answer<T>> work) {
    Optional<Failure> refusal = rules.refusal(caller, owner);
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    try {
      return transactions.read(work);
    } catch (PersistenceException e) {
      return later(e);
    }
  }

  private <T> Answer<T> change(
      Caller caller, ScriptOwner owner, Function<EntityManager, Answer<T>> work) {
    Optional<Failure> refusal = rules.refusal(caller, owner);
    if (refusal.isPresent()) {
      return Answer.failed(refusal.get());
    }
    try {
      return changes.announced(
          CacheVersions.Kind.RULES,
          transactions.write(
              entities -> {
                ScriptQueries.lock(entities, owner);
                return changes.counted(CacheVersions.Kind.RULES, work.apply(entities));
              }));
    } catch (PersistenceException e) {
      return later(e);
    }
  }

  private static <T> Answer<T> later(PersistenceException e) {
    AWAY.met(e.toString());
    return Answer.failed(new Failure.TryLater("Scripts cannot be read or changed at the moment."));
  }
}
