package org.carillon.account.declared;

import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.carillon.account.Domain;
import org.carillon.account.DomainDeleted;
import org.carillon.account.Domains;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.audit.Audit;
import org.carillon.audit.AuditSubject;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.Attribute;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.identity.Caller;
import org.carillon.database.SavedRows;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

/**
 * The objects of one type, for their administrators: listed, stored, changed in the version that
 * the caller has seen, audited and saved in backups, all by the declaration of the type. A subclass
 * is a bean that adds what is particular to its type. Its type's key is the attribute that names an
 * object; an attribute {@code created} gets the time of creation. Objects belong to the server, or
 * by an attribute {@code domain} to a domain, whose administrators see and change its objects, and
 * with which they are deleted.
 */
public abstract class DeclaredEntries implements ObjectEntries, SavedRows {
  private static final String CREATED = "created";

  private final ObjectTable table;
  private final CountedTransactions transactions;
  private final Audit audit;
  private final ObjectRights rights;

  /**
   * Creates the operations on the objects of a table that belong to the server.
   *
   * @param kind the counter that each change increases, for the caches of all nodes
   */
  protected DeclaredEntries(
      ObjectTable table,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit) {
    this(table, transactions, versions, kind, audit, new ObjectRights.OfServer());
  }

  /**
   * Creates the operations on the objects of a table that belong to the server or to domains.
   *
   * @param kind the counter that each change increases, for the caches of all nodes
   */
  protected DeclaredEntries(
      ObjectTable table,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit,
      Domains domains) {
    this(table, transactions, versions, kind, audit, new ObjectRights.OfDomains(domains));
  }

  private DeclaredEntries(
      ObjectTable table,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit,
      ObjectRights rights) {
    this.table = table;
    this.audit = audit;
    this.rights = rights;
    this.transactions =
        new CountedTransactions(transactions, versions, kind, table.type().plural(), this::taken);
  }

  /** Returns the present time in the precision of the database. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS);
  }

  /** Returns why an object can't be stored that breaks a unique constraint of the table. */
  protected Failure taken(String constraint) {
    return new Failure.Taken(type().key().name(), "This name is in use.");
  }

  /**
   * Returns the most objects that the server's own may be, and those of each domain; empty if there
   * is no limit.
   */
  protected abstract OptionalInt most();

  /** Returns why no object can be stored if there are {@link #most} already. */
  protected Failure full() {
    return new Failure.Invalid(
        type().key().name(),
        "too-many",
        "There can be at most " + most().orElseThrow() + " " + type().plural() + ".");
  }

  /** Returns values in the form in which they are stored, or what is wrong with them. */
  protected abstract Answer<AttributeValues> checked(AttributeValues wanted);

  /**
   * Returns checked values with those that the server computes from them; by default there are
   * none.
   *
   * @param before the values that are stored now; empty for a new object
   */
  protected AttributeValues computed(AttributeValues checked, Optional<AttributeValues> before) {
    return checked;
  }

  /**
   * Returns the canonical form of an object's name, or why no object can have it; by default for
   * names of {@link ObjectName}.
   */
  protected Answer<String> named(String typed) {
    return ObjectName.canonical(typed);
  }

  /** Returns the canonical form of a new object's name, or why this caller can't give it. */
  protected Answer<String> named(Caller caller, String typed) {
    return named(typed);
  }

  /**
   * Returns why values can't be stored, as other rows say, before anything is written; by default
   * they can.
   *
   * @param domain the id of the domain that the object belongs to; empty for the server
   * @param before the object that is to be changed; empty for a new one
   */
  protected Optional<Failure> refused(
      EntityManager entities,
      Caller caller,
      OptionalLong domain,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return Optional.empty();
  }

  /** Returns why an object can't be deleted; by default it can. */
  protected Optional<Failure> needed(EntityManager entities, DeclaredObject object) {
    return Optional.empty();
  }

  /**
   * Stores what the columns don't have, after each change of them and each request that changes
   * none; by default nothing.
   *
   * @param stored the object with the values in its columns
   * @param wanted all values, also those that no column has
   * @param before the object before the change; empty for a new one
   * @return the object as it is now
   */
  protected DeclaredObject stored(
      EntityManager entities,
      DeclaredObject stored,
      AttributeValues wanted,
      Optional<DeclaredObject> before) {
    return stored;
  }

  /** Deletes what need not be kept, before a new object is stored; by default nothing. */
  protected void tidy(EntityManager entities, AttributeValues values) {}

  /** Returns what lists show of an object; by default what is stored. */
  protected AttributeValues listed(DeclaredObject object) {
    return object.values();
  }

  /** Returns what is shown of a single object; by default the same as in lists. */
  protected AttributeValues found(DeclaredObject object) {
    return listed(object);
  }

  @Override
  public ObjectType type() {
    return table.type();
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, Optional<String> within, PageRequest request) {
    return rights.listed(caller, within).then(domain -> page(domain, request));
  }

  private Answer<Page<DirectoryEntry>> page(OptionalLong domain, PageRequest request) {
    if (request.search().filter(StoredText::isImpossible).isPresent()
        || request.after().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(
          new Failure.Invalid(
              "search", "malformed", "The search text contains characters that cannot occur."));
    }
    return transactions
        .look(entities -> new Answer.Done<>(table.page(entities, domain, request)))
        .map(
            objects ->
                Page.of(objects, request, object -> object.value(type().key())).map(this::entry));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return stored(caller, name).map(object -> entry(object, this::found));
  }

  /** Returns the object with this name, for a caller that may see it. */
  protected Answer<DeclaredObject> stored(Caller caller, String name) {
    return stored(caller, name, (_, object) -> new Answer.Done<>(object));
  }

  /** Reads something of the object with this name, for a caller that may see it. */
  protected <T> Answer<T> stored(
      Caller caller, String name, BiFunction<EntityManager, DeclaredObject, Answer<T>> look) {
    if (!rights.mayAsk(caller)) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            seen(caller, name, key -> table.find(entities, key))
                .then(object -> look.apply(entities, object)));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    Optional<String> domain =
        table.domain().flatMap(given::get).map(String.class::cast).filter(name -> !name.isEmpty());
    return rights
        .owner(caller, domain)
        .then(owner -> create(caller, given, owner))
        .map(this::entry);
  }

  private Answer<DeclaredObject> create(
      Caller caller, AttributeValues given, Optional<Domain> owner) {
    return named(caller, given.require(type().key()))
        .then(name -> checked(owned(complete(given), owner).with(type().key(), name)))
        .map(values -> computed(values, Optional.empty()))
        .then(values -> transactions.change(entities -> make(entities, caller, owner, values)));
  }

  /** Returns the values of a new object with the name of its domain, if it belongs to one. */
  private AttributeValues owned(AttributeValues values, Optional<Domain> owner) {
    return table
        .domain()
        .map(domain -> values.without(domain).read(domain, owner.map(Domain::name)))
        .orElse(values);
  }

  /** Returns what was given, and else each attribute's initial or empty value. */
  private AttributeValues complete(AttributeValues given) {
    AttributeValues.Collected values = given.collect();
    for (Attribute<?> each : type().attributes()) {
      if (given.get(each).isEmpty()) {
        Optional<?> usual = each.initial().isPresent() ? each.initial() : each.type().none();
        if (each.atCreation() != Attribute.Use.NEVER) {
          values.read(each, usual);
        } else if (each.name().equals(CREATED)) {
          values.read(each, Optional.of(now()));
        }
      }
    }
    return values.values();
  }

  private Answer<DeclaredObject> make(
      EntityManager entities, Caller caller, Optional<Domain> owner, AttributeValues values) {
    OptionalLong domain =
        owner.map(Domain::id).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    OptionalInt most = most();
    if (most.isPresent() && table.has(entities, domain, most.getAsInt())) {
      return Answer.failed(full());
    }
    Optional<Failure> refused = refused(entities, caller, domain, values, Optional.empty());
    if (refused.isPresent()) {
      return Answer.failed(refused.get());
    }
    tidy(entities, values);
    table.insert(entities, values);
    Optional<DeclaredObject> made = table.find(entities, values.require(type().key()));
    if (made.isEmpty()) {
      // Only a domain that was deleted meanwhile keeps an object out.
      return Answer.failed(new Failure.NotFound("domain", owner.map(Domain::name).orElse("")));
    }
    record(caller, "create", made.get(), Optional.empty(), Optional.of(values));
    return new Answer.Done<>(stored(entities, made.get(), values, Optional.empty()));
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues given, OptionalLong version) {
    return locked(
            caller, name, version, (entities, object) -> changed(entities, caller, object, given))
        .map(this::entry);
  }

  private Answer<DeclaredObject> changed(
      EntityManager entities, Caller caller, DeclaredObject now, AttributeValues given) {
    AttributeValues.Collected wanted = now.values().collect();
    for (Attribute<?> each : type().said(Operation.CHANGE)) {
      wanted.read(each, given.get(each));
    }
    return checked(wanted.values())
        .map(values -> computed(values, Optional.of(now.values())))
        .then(
            values ->
                refused(entities, caller, now.domain(), values, Optional.of(now))
                    .<Answer<DeclaredObject>>map(Answer::failed)
                    .orElseGet(() -> new Answer.Done<>(write(entities, caller, now, values))));
  }

  private DeclaredObject write(
      EntityManager entities, Caller caller, DeclaredObject now, AttributeValues values) {
    if (values.equals(now.values())) {
      return stored(entities, now, values, Optional.of(now));
    }
    table.update(entities, now, values);
    record(caller, "change", now, Optional.of(now.values()), Optional.of(values));
    return stored(entities, now.changed(table.kept(values)), values, Optional.of(now));
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return locked(
            caller,
            name,
            version,
            (entities, object) -> {
              Optional<Failure> needed = needed(entities, object);
              if (needed.isPresent()) {
                return Answer.failed(needed.get());
              }
              table.delete(entities, object);
              record(caller, "delete", object, Optional.of(object.values()), Optional.empty());
              return new Answer.Done<>(object);
            })
        .map(this::entry);
  }

  /** Work on an object that nobody else changes meanwhile. */
  @FunctionalInterface
  protected interface Work {
    /** Does the work. It has written nothing unless it answers {@code Done}. */
    Answer<DeclaredObject> on(EntityManager entities, DeclaredObject object);
  }

  /** Changes the object with this name, if the caller may and has seen this version of it. */
  protected Answer<DeclaredObject> locked(
      Caller caller, String name, OptionalLong version, Work work) {
    if (!rights.mayAsk(caller)) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.change(
        entities ->
            seen(caller, name, key -> table.locked(entities, key))
                .then(
                    object ->
                        version.isPresent() && version.getAsLong() != object.version()
                            ? Answer.failed(new Failure.Outdated(object.version()))
                            : work.on(entities, object)));
  }

  /** Makes a change of objects for the server itself, which every node is told of. */
  public <T> Answer<T> changing(Function<EntityManager, Answer<T>> work) {
    return transactions.change(work);
  }

  /** Deletes a domain's objects in the transaction that deletes the domain. */
  void forget(@Observes DomainDeleted gone) {
    if (table.domain().isPresent()) {
      transactions.join(entities -> table.deleteAll(entities, gone.domain()));
    }
  }

  private Answer<DeclaredObject> seen(
      Caller caller, String name, Function<String, Optional<DeclaredObject>> look) {
    Optional<DeclaredObject> found =
        !StoredText.isImpossible(name) && named(name) instanceof Answer.Done<String>(String key)
            ? look.apply(key).filter(object -> rights.sees(caller, object))
            : Optional.empty();
    return found
        .<Answer<DeclaredObject>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound(type().spoken(), name)));
  }

  /** Returns an object as callers see it in lists. */
  protected DirectoryEntry entry(DeclaredObject object) {
    return entry(object, this::listed);
  }

  private DirectoryEntry entry(
      DeclaredObject object, Function<DeclaredObject, AttributeValues> shown) {
    return object.entry(type().key(), shown.apply(object));
  }

  /** Notes an operation in the audit log, with the values that the table has. */
  protected void record(
      Caller caller,
      String action,
      DeclaredObject object,
      Optional<AttributeValues> before,
      Optional<AttributeValues> after) {
    audit.record(
        caller,
        type().name() + "." + action,
        new AuditSubject(object.domain(), object.value(type().key())),
        before.map(table::told),
        after.map(table::told));
  }

  /** Returns the name of the file in a backup; by default the plural of the type. */
  @Override
  public String name() {
    return type().plural();
  }

  @Override
  public String query() {
    return table.query();
  }

  @Override
  public String insertion() {
    return table.insertion() + " on conflict do nothing";
  }

  @Override
  public void restored() {
    transactions.announce();
  }
}
