package org.carillon.account.declared;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
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
import org.carillon.contract.identity.Caller;
import org.carillon.database.SavedRows;
import org.carillon.database.StoredText;
import org.carillon.database.Transactions;
import org.carillon.settings.CacheVersions;

/**
 * The objects of one type, for server administrators: listed, stored, changed in the version that
 * the caller has seen, audited and saved in backups, all by the declaration of the type. A subclass
 * is a bean that adds what is particular to its type. Its type's key is the attribute that names an
 * object; an attribute {@code created} gets the time of creation.
 */
public abstract class DeclaredEntries implements ObjectEntries, SavedRows {
  private static final String CREATED = "created";

  private final ObjectTable table;
  private final CountedTransactions transactions;
  private final Audit audit;

  /**
   * Creates the operations on the objects of a table.
   *
   * @param kind the counter that each change increases, for the caches of all nodes
   */
  protected DeclaredEntries(
      ObjectTable table,
      Transactions transactions,
      CacheVersions versions,
      CacheVersions.Kind kind,
      Audit audit) {
    this.table = table;
    this.audit = audit;
    this.transactions =
        new CountedTransactions(transactions, versions, kind, table.type().plural()) {
          @Override
          protected Failure broken(String constraint) {
            return taken(constraint);
          }
        };
  }

  /** Returns why an object can't be stored that breaks a unique constraint of the table. */
  protected Failure taken(String constraint) {
    return new Failure.Taken(type().key().name(), "This name is in use.");
  }

  /** Returns the most objects that the type may have. */
  protected abstract int most();

  /** Returns values in the form in which they are stored, or what is wrong with them. */
  protected abstract Answer<AttributeValues> checked(AttributeValues wanted);

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
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    if (request.search().filter(StoredText::isImpossible).isPresent()
        || request.after().filter(StoredText::isImpossible).isPresent()) {
      return Answer.failed(
          new Failure.Invalid("search", "malformed", "That text is in no object."));
    }
    return transactions
        .look(entities -> new Answer.Done<>(table.page(entities, request)))
        .map(
            objects ->
                Page.of(objects, request, object -> object.value(type().key()))
                    .map(object -> entry(object, this::listed)));
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, String name) {
    return stored(caller, name).map(object -> entry(object, this::found));
  }

  protected Answer<DeclaredObject> stored(Caller caller, String name) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(entities -> there(name, key -> table.find(entities, key)));
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, AttributeValues given) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return ObjectName.canonical(given.require(type().key()))
        .then(name -> checked(complete(given).with(type().key(), name)))
        .then(values -> transactions.change(entities -> make(entities, caller, values)))
        .map(object -> entry(object, this::listed));
  }

  /** Returns what was given, and else each attribute's initial or empty value. */
  private AttributeValues complete(AttributeValues given) {
    AttributeValues values = given;
    for (Attribute<?> each : type().attributes()) {
      if (given.get(each).isEmpty()) {
        Optional<?> usual = each.initial().isPresent() ? each.initial() : each.type().none();
        boolean isGiven = each.atCreation() != Attribute.Use.NEVER;
        values = isGiven ? values.read(each, usual) : values;
        if (each.name().equals(CREATED)) {
          values = values.read(each, Optional.of(Instant.now().truncatedTo(ChronoUnit.MICROS)));
        }
      }
    }
    return values;
  }

  private Answer<DeclaredObject> make(
      EntityManager entities, Caller caller, AttributeValues values) {
    if (table.count(entities) >= most()) {
      return Answer.failed(
          new Failure.Invalid(
              type().key().name(), "too-many", "There are at most " + most() + " of them."));
    }
    table.insert(entities, values);
    DeclaredObject made = table.find(entities, values.require(type().key())).orElseThrow();
    record(caller, "create", made, Optional.empty(), Optional.of(values));
    return new Answer.Done<>(made);
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, String name, AttributeValues given, OptionalLong version) {
    return onLocked(
        caller, name, version, (entities, object) -> changed(entities, caller, object, given));
  }

  private Answer<DeclaredObject> changed(
      EntityManager entities, Caller caller, DeclaredObject now, AttributeValues given) {
    AttributeValues wanted = now.values();
    for (Attribute<?> each : type().attributes()) {
      wanted = wanted.read(each, given.get(each));
    }
    return checked(wanted)
        .map(
            values -> {
              if (values.equals(now.values())) {
                return now;
              }
              table.update(entities, now, values);
              record(caller, "change", now, Optional.of(now.values()), Optional.of(values));
              return new DeclaredObject(now.id(), now.version() + 1, values);
            });
  }

  @Override
  public Answer<DirectoryEntry> delete(Caller caller, String name, OptionalLong version) {
    return onLocked(
        caller,
        name,
        version,
        (entities, object) -> {
          table.delete(entities, object);
          record(caller, "delete", object, Optional.of(object.values()), Optional.empty());
          return new Answer.Done<>(object);
        });
  }

  /** Work on an object that nobody else changes meanwhile. */
  @FunctionalInterface
  private interface Work {
    /** Does the work. It has written nothing unless it answers {@code Done}. */
    Answer<DeclaredObject> on(EntityManager entities, DeclaredObject object);
  }

  private Answer<DirectoryEntry> onLocked(
      Caller caller, String name, OptionalLong version, Work work) {
    if (!caller.administersServer()) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions
        .change(
            entities ->
                there(name, key -> table.locked(entities, key))
                    .then(
                        object ->
                            version.isPresent() && version.getAsLong() != object.version()
                                ? Answer.failed(new Failure.Outdated(object.version()))
                                : work.on(entities, object)))
        .map(object -> entry(object, this::listed));
  }

  private Answer<DeclaredObject> there(
      String name, Function<String, Optional<DeclaredObject>> look) {
    Optional<DeclaredObject> found =
        StoredText.isImpossible(name)
            ? Optional.empty()
            : look.apply(name.toLowerCase(Locale.ROOT));
    return found
        .<Answer<DeclaredObject>>map(Answer.Done::new)
        .orElseGet(() -> Answer.failed(new Failure.NotFound(type().name(), name)));
  }

  private DirectoryEntry entry(
      DeclaredObject object, Function<DeclaredObject, AttributeValues> shown) {
    return object.entry(type().key(), shown.apply(object));
  }

  private void record(
      Caller caller,
      String action,
      DeclaredObject object,
      Optional<AttributeValues> before,
      Optional<AttributeValues> after) {
    audit.record(
        caller,
        type().name() + "." + action,
        AuditSubject.server(object.value(type().key())),
        before.map(values -> table.json(values).toString()),
        after.map(values -> table.json(values).toString()));
  }

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
