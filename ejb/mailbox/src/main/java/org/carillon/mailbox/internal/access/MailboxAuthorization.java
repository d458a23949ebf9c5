package org.carillon.mailbox.internal.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.database.SqlTransactions;
import org.carillon.mailbox.sharing.AccessList;
import org.carillon.mailbox.sharing.AccessLists;
import org.carillon.mailbox.sharing.FolderAlias;
import org.carillon.mailbox.sharing.FolderAliases;
import org.carillon.mailbox.sharing.MailboxGuest;
import org.carillon.mailbox.sharing.People;
import org.carillon.mailbox.sharing.Person;
import org.carillon.mailbox.sharing.ResolvedMailbox;
import org.carillon.mailbox.sharing.SharedMailboxes;
import org.carillon.store.collection.CollectionRows;
import org.carillon.store.item.CollectionKind;
import org.carillon.store.opening.OpenMailboxes;
import org.carillon.store.rows.MailRows;
import org.carillon.store.rows.MailboxRow;
import org.carillon.store.rows.RefusedException;

/**
 * Resolves the mailbox that a caller names, and determines the caller's rights on it (RFC 4314). An
 * account's own mailboxes are found without the database.
 */
public final class MailboxAuthorization {
  private static final MailboxName UNNAMED = new MailboxName("");

  private static final Set<CollectionKind> REDACTED =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS, CollectionKind.JOURNAL);

  private final SqlTransactions transactions;
  private final OpenMailboxes open;
  private final AccessLists lists;
  private final FolderAliases aliases;
  private final People people;

  /** The kinds of other accounts' mailboxes. A mailbox's kind never changes. */
  private final Cache<Long, CollectionKind> kinds =
      Caffeine.newBuilder().maximumSize(10_000).build();

  public MailboxAuthorization(
      SqlTransactions transactions,
      OpenMailboxes open,
      AccessLists lists,
      FolderAliases aliases,
      People people) {
    this.transactions = transactions;
    this.open = open;
    this.lists = lists;
    this.aliases = aliases;
    this.people = people;
  }

  public Person person(long caller) throws RefusedException {
    return people
        .of(caller)
        .orElseThrow(
            () -> new RefusedException(MailboxFailure.notPermitted("Account does not exist")));
  }

  /** Returns the person with an account, or empty if the account is switched off. */
  public Optional<Person> owner(long account) {
    return people.of(account);
  }

  /** Returns the person with an address, from which the caller may omit its own domain. */
  public Optional<Person> named(long caller, String name) throws RefusedException {
    return people.named(name.indexOf('@') < 0 ? name + "@" + person(caller).domainName() : name);
  }

  /** Resolves a mailbox for an operation that needs a right. An own mailbox need not exist. */
  public ResolvedMailbox named(long caller, MailboxName name, Right needed)
      throws SQLException, RefusedException {
    return named(caller, name).require(needed);
  }

  /** Resolves a mailbox by its name, whatever rights the caller has on it. */
  public ResolvedMailbox named(long caller, MailboxName name)
      throws SQLException, RefusedException {
    if (!name.isOthers()) {
      return aliased(caller, name).orElseGet(() -> ResolvedMailbox.own(caller, name));
    }
    Person owner = owner(caller, name).orElseThrow(() -> RefusedException.noSuchMailbox(name));
    if (owner.account() == caller) {
      return ResolvedMailbox.own(caller, name);
    }
    return at(caller, owner, name.own(), name)
        .orElseThrow(() -> RefusedException.noSuchMailbox(name));
  }

  /**
   * Resolves the place where a mailbox is to be created or renamed to. The nearest existing mailbox
   * above decides (RFC 4314 §4). A caller without the right gets the same answer whether or not the
   * mailbox exists.
   */
  public ResolvedMailbox below(long caller, MailboxName name)
      throws SQLException, RefusedException {
    Optional<Origin> origin =
        name.isOthers()
            ? owner(caller, name).map(owner -> new Origin(owner, name.own()))
            : origin(caller, name);
    boolean own = origin.isPresent() ? origin.get().owner.account() == caller : !name.isOthers();
    if (own) {
      return ResolvedMailbox.own(caller, name);
    }
    for (String above = origin.map(at -> at.name.parentPath()).orElse("");
        !above.isEmpty();
        above = new MailboxName(above).parentPath()) {
      Person owner = origin.get().owner;
      Optional<ResolvedMailbox> place = at(caller, owner, new MailboxName(above), name);
      if (place.isPresent()) {
        if (place.get().rights().has(Right.CREATE)) {
          return new ResolvedMailbox(
              owner.account(),
              origin.get().name,
              name,
              place.get().rights(),
              place.get().seen(),
              place.get().guest());
        }
        break;
      }
    }
    throw new RefusedException(
        MailboxFailure.notPermitted("You do not have the right to create this mailbox"));
  }

  /** The owner of a mailbox that the caller names in its own tree, and its name there. */
  private record Origin(Person owner, MailboxName name) {}

  private Optional<Origin> origin(long caller, MailboxName name) throws SQLException {
    Optional<FolderAlias> alias = aliases.covering(caller, name);
    if (alias.isEmpty()) {
      return Optional.empty();
    }
    String below = name.path().substring(alias.get().name().path().length());
    return transactions
        .read(connection -> MailRows.mailbox(connection, alias.get().mailbox()))
        .flatMap(
            row ->
                people
                    .of(row.account)
                    .map(owner -> new Origin(owner, new MailboxName(row.name + below))));
  }

  private Optional<ResolvedMailbox> aliased(long caller, MailboxName name)
      throws SQLException, RefusedException {
    Optional<Origin> origin = origin(caller, name);
    if (origin.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        at(caller, origin.get().owner, origin.get().name, name)
            .orElseThrow(() -> RefusedException.noSuchMailbox(name)));
  }

  /** Returns the owner of the mailboxes that a name of another account's mailbox refers to. */
  public Optional<Person> owner(long caller, MailboxName name) throws RefusedException {
    return name.account().isEmpty() ? Optional.empty() : named(caller, name.account());
  }

  private Optional<ResolvedMailbox> at(
      long caller, Person owner, MailboxName own, MailboxName shown)
      throws SQLException, RefusedException {
    Optional<MailboxRow> row =
        transactions.read(connection -> MailRows.mailbox(connection, owner.account(), own.path()));
    if (row.isEmpty()) {
      return Optional.empty();
    }
    return lists.of(row.get().id).map(list -> at(list, row.get().id, own, shown, caller));
  }

  /**
   * Checks that the caller may read the messages of a mailbox in full. For a calendar, task list or
   * journal only its administrators may: private items (RFC 5545 §3.8.1.3) are hidden in part from
   * others, and a message shows them whole.
   *
   * @return {@code place}
   */
  public ResolvedMailbox unredacted(long caller, ResolvedMailbox place, long mailbox)
      throws SQLException, RefusedException {
    if (place.owner() == caller || place.rights().has(Right.ADMINISTER)) {
      return place;
    }
    if (isRedacted(place.rights(), kind(mailbox))) {
      throw new RefusedException(
          MailboxFailure.notPermitted(
              "Calendars of other users can only be read by calendar programs"));
    }
    return place;
  }

  private CollectionKind kind(long mailbox) throws SQLException, RefusedException {
    CollectionKind kind = kinds.getIfPresent(mailbox);
    if (kind == null) {
      kind =
          transactions
              .read(connection -> CollectionRows.one(connection, mailbox))
              .map(CollectionRows.Row::kind)
              .orElseThrow(RefusedException::noSuchMailbox);
      kinds.put(mailbox, kind);
    }
    return kind;
  }

  /**
   * Resolves a collection by its id if the caller may know at least when its events take place. For
   * a calendar, task list or journal this needs the right to look it up; for other kinds the right
   * to read.
   */
  public ResolvedMailbox glimpsed(long caller, long mailbox) throws SQLException, RefusedException {
    ResolvedMailbox place = at(caller, mailbox);
    boolean times = !place.rights().has(Right.READ) && place.rights().has(Right.LOOKUP);
    return times && showsTimes(kind(mailbox)) ? place : place.require(Right.READ);
  }

  /** Returns whether a user who may only look up such a collection sees times. */
  public static boolean showsTimes(CollectionKind kind) {
    return REDACTED.contains(kind);
  }

  /** Returns whether a mailbox may have items whose details the user must not see. */
  public static boolean isRedacted(MailboxRights rights, CollectionKind kind) {
    return REDACTED.contains(kind) && !rights.has(Right.ADMINISTER);
  }

  /** Returns the same for a resolved mailbox. */
  public boolean isRedacted(ResolvedMailbox place) throws SQLException {
    return !place.rights().has(Right.ADMINISTER)
        && transactions
            .read(
                connection -> CollectionRows.named(connection, place.owner(), place.name().path()))
            .filter(row -> isRedacted(place.rights(), row.kind()))
            .isPresent();
  }

  public ResolvedMailbox at(long caller, long mailbox, Right needed)
      throws SQLException, RefusedException {
    return at(caller, mailbox).require(needed);
  }

  private ResolvedMailbox at(long caller, long mailbox) throws SQLException, RefusedException {
    if (open.isOpen(caller, mailbox)) {
      return ResolvedMailbox.own(caller, UNNAMED);
    }
    OptionalLong owner = lists.owner(mailbox);
    if (owner.isEmpty()) {
      throw RefusedException.noSuchMailbox();
    }
    if (owner.getAsLong() == caller) {
      return ResolvedMailbox.own(caller, UNNAMED);
    }
    AccessList list = lists.of(mailbox).orElseThrow(RefusedException::noSuchMailbox);
    return at(list, mailbox, UNNAMED, UNNAMED, caller);
  }

  private ResolvedMailbox at(
      AccessList list, long mailbox, MailboxName own, MailboxName shown, long caller) {
    Optional<Person> person = people.of(caller);
    return new ResolvedMailbox(
        list.owner(),
        own,
        shown,
        person.map(list::of).orElse(MailboxRights.NONE),
        list.seen(),
        person.map(guest -> new MailboxGuest(guest, mailbox)));
  }

  /**
   * Returns the owner of a mailbox that the caller may read. If only an account is named, it is
   * that account, which must have a mailbox that the caller sees.
   */
  public long accountOf(long caller, MailboxName name) throws SQLException, RefusedException {
    if (!name.own().path().isEmpty()) {
      ResolvedMailbox place = named(caller, name, Right.READ);
      boolean there =
          transactions.read(
              connection ->
                  MailRows.mailbox(connection, place.owner(), place.name().path())
                      .filter(row -> place.is(row.id))
                      .isPresent());
      if (!there) {
        throw RefusedException.noSuchMailbox(name);
      }
      return place.owner();
    }
    Person self = person(caller);
    Person owner = owner(caller, name).orElseThrow(() -> RefusedException.noSuchMailbox(name));
    boolean seen =
        owner.account() == self.account()
            || transactions.read(connection -> SharedMailboxes.visibleTo(connection, self)).stream()
                .anyMatch(mailbox -> mailbox.owner() == owner.account());
    if (!seen) {
      throw RefusedException.noSuchMailbox(name);
    }
    return owner.account();
  }

  /** Returns how an account is named in names of its mailboxes; empty for the caller's own. */
  public String nameOf(long caller, long account) throws RefusedException {
    Person self = person(caller);
    return account == self.account()
        ? ""
        : people.of(account).map(owner -> owner.nameFor(self)).orElse("");
  }

  /** Returns the name by which a caller refers to a mailbox of an owner. */
  public MailboxName name(Person caller, long owner, String own) {
    return people
        .of(owner)
        .map(person -> MailboxName.ofOther(person.nameFor(caller), new MailboxName(own)))
        .orElse(UNNAMED);
  }

  /** Returns the canonical form of a name: another account is given by its present address. */
  public MailboxName canonical(long caller, MailboxName name) throws RefusedException {
    if (!name.isOthers()) {
      return name;
    }
    Person self = person(caller);
    return owner(caller, name)
        .map(
            owner ->
                owner.account() == self.account()
                    ? name.own()
                    : MailboxName.ofOther(owner.nameFor(self), name.own()))
        .orElse(name);
  }
}
