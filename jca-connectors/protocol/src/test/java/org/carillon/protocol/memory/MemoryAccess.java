package org.carillon.protocol.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.MailboxFailure;
import org.carillon.contract.mailbox.folders.Annotation;
import org.carillon.contract.mailbox.folders.MailboxEntry;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.folders.MailboxRights;
import org.carillon.contract.mailbox.folders.Right;
import org.carillon.contract.mailbox.messages.Flag;
import org.carillon.contract.mailbox.sharing.AccessEntry;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.contract.mailbox.sharing.RightsChange;
import org.carillon.protocol.wire.MemorySessions;

/** The accounts of the memory store, and their rights on each other's mailboxes. */
final class MemoryAccess {
  private final Map<Long, MemoryAccount> accounts = new HashMap<>();
  private final Map<Long, TreeMap<String, MailboxRights>> grants = new HashMap<>();

  MemoryAccount account(long id) {
    return accounts.computeIfAbsent(id, MemoryAccount::new);
  }

  MemoryAccount account(Caller caller) {
    return account(caller.account());
  }

  /** The account of a name; 0 if there is none. */
  static long idOf(String name) {
    return MemorySessions.ACCOUNTS.getOrDefault(MemorySessions.address(name), 0L);
  }

  /** The mailbox of a name, or null. */
  MemoryMailbox named(Caller caller, MailboxName name) {
    if (!name.isOthers()) {
      return account(caller.account()).mailboxes.get(name);
    }
    long owner = idOf(name.account());
    return owner == 0 ? null : account(owner).mailboxes.get(name.own());
  }

  Optional<MemoryMailbox> byId(long mailbox) {
    return accounts.values().stream()
        .flatMap(account -> account.mailboxes.values().stream())
        .filter(found -> found.id == mailbox)
        .findFirst();
  }

  /** Returns the mailbox if the caller may read it. */
  Optional<MemoryMailbox> readable(Caller caller, long mailbox) {
    return byId(mailbox).filter(found -> of(caller, found).has(Right.READ));
  }

  MemoryAccount owner(MemoryMailbox mailbox) {
    return accounts.values().stream()
        .filter(account -> account.mailboxes.containsValue(mailbox))
        .findFirst()
        .orElseThrow();
  }

  private boolean owns(long account, MemoryMailbox mailbox) {
    return account(account).mailboxes.containsValue(mailbox);
  }

  MailboxRights of(Caller caller, MemoryMailbox mailbox) {
    if (mailbox == null) {
      return MailboxRights.NONE;
    }
    if (owns(caller.account(), mailbox)) {
      return MailboxRights.ALL;
    }
    Map<String, MailboxRights> list = grants.getOrDefault(mailbox.id, new TreeMap<>());
    return granted(list, "", caller).minus(granted(list, "-", caller));
  }

  private static MailboxRights granted(
      Map<String, MailboxRights> list, String sign, Caller caller) {
    return list.getOrDefault(sign + caller.name(), MailboxRights.NONE)
        .plus(list.getOrDefault(sign + Identifier.ANYONE, MailboxRights.NONE));
  }

  long mask(Caller caller, MemoryMailbox mailbox) {
    MailboxRights rights = of(caller, mailbox);
    long mask = rights.has(Right.WRITE) ? -1 : 0;
    mask = rights.has(Right.SEEN) ? mask | Flag.SEEN.bit() : mask & ~Flag.SEEN.bit();
    return rights.has(Right.DELETE_MESSAGES)
        ? mask | Flag.DELETED.bit()
        : mask & ~Flag.DELETED.bit();
  }

  static <T> Answer<T> none(String name) {
    return new Answer.Failed<>(MailboxFailure.noSuchMailbox(new MailboxName(name)));
  }

  <T> Answer<T> refused(Caller caller, MemoryMailbox mailbox, MailboxName name) {
    return new Answer.Failed<>(
        of(caller, mailbox).has(Right.LOOKUP)
            ? MailboxFailure.notPermitted("You lack a right")
            : MailboxFailure.noSuchMailbox(name));
  }

  /** Notifies the readers of a mailbox of shared entries. */
  void annotated(Caller owner, MailboxName own, List<Annotation> annotations) {
    MemoryMailbox mailbox = named(owner, own);
    List<String> shared =
        annotations.stream().filter(each -> !each.isPrivate()).map(Annotation::entry).toList();
    MemorySessions.ACCOUNTS.forEach(
        (person, id) -> {
          Caller reader = new Caller(id, person, owner.rights(), owner.session());
          if (id != owner.account() && of(reader, mailbox).has(Right.READ) && !shared.isEmpty()) {
            account(id)
                .changesOfShared
                .annotated(MailboxName.ofOther(shortly(owner.name()), own), shared);
          }
        });
  }

  /** The mailboxes of other accounts that a caller sees. */
  List<MailboxEntry> othersFor(Caller caller, Set<MailboxName> subscriptions) {
    List<MailboxEntry> entries = new ArrayList<>();
    MemorySessions.ACCOUNTS.forEach(
        (person, id) -> {
          if (id != caller.account()) {
            if (account(id).mailboxes.values().stream()
                .anyMatch(mailbox -> of(caller, mailbox).has(Right.LOOKUP))) {
              entries.add(level(shortly(person)));
            }
            new TreeMap<>(account(id).mailboxes)
                .forEach(
                    (own, mailbox) -> {
                      MailboxRights rights = of(caller, mailbox);
                      if (rights.has(Right.LOOKUP)) {
                        MailboxName name = MailboxName.ofOther(shortly(person), own);
                        entries.add(
                            new MailboxEntry(
                                mailbox.id,
                                name,
                                "M" + mailbox.id,
                                false,
                                subscriptions.contains(name),
                                Set.of(),
                                rights));
                      }
                    });
          }
        });
    return entries;
  }

  /** A level of names that is no mailbox, and has mailboxes below it. */
  private static MailboxEntry level(String person) {
    return new MailboxEntry(
        0, new MailboxName("~" + person), "", true, false, Set.of(), MailboxRights.NONE);
  }

  /** The name of an account within its domain. */
  private static String shortly(String address) {
    return address.substring(0, address.indexOf('@'));
  }

  List<AccessEntry> entries(MemoryMailbox mailbox) {
    List<AccessEntry> entries = new ArrayList<>();
    MemorySessions.ACCOUNTS.forEach(
        (person, id) -> {
          if (owns(id, mailbox)) {
            entries.add(new AccessEntry(new Identifier(person, false), MailboxRights.ALL));
          }
        });
    grants.getOrDefault(mailbox.id, new TreeMap<>()).entrySet().stream()
        .map(each -> new AccessEntry(Identifier.parse(each.getKey()), each.getValue()))
        .sorted(
            Comparator.comparing((AccessEntry each) -> kind(each.identifier()))
                .thenComparing(each -> each.identifier().name())
                .thenComparing(each -> each.identifier().negative()))
        .forEach(entries::add);
    return entries;
  }

  private static int kind(Identifier identifier) {
    return identifier.isAnonymous() ? 2 : identifier.isAnyone() || identifier.isDomain() ? 1 : 0;
  }

  Answer<Void> grant(
      MemoryMailbox mailbox, Identifier identifier, RightsChange change, MailboxRights rights) {
    if (!identifier.isAnyone()
        && !identifier.isAnonymous()
        && !identifier.name().equals("@example.org")
        && idOf(identifier.name()) == 0) {
      return new Answer.Failed<>(MailboxFailure.noSuchIdentifier(identifier));
    }
    TreeMap<String, MailboxRights> list = grants.computeIfAbsent(mailbox.id, id -> new TreeMap<>());
    String who = whole(identifier).toString();
    MailboxRights after = change.apply(list.getOrDefault(who, MailboxRights.NONE), rights);
    if (after.isEmpty()) {
      list.remove(who);
    } else {
      list.put(who, after);
    }
    return new Answer.Done<>(null);
  }

  private static Identifier whole(Identifier identifier) {
    return identifier.isAnyone() || identifier.isAnonymous()
        ? identifier
        : new Identifier(MemorySessions.address(identifier.name()), identifier.negative());
  }

  MailboxRights required(MemoryMailbox mailbox, Identifier identifier) {
    long account = idOf(identifier.name());
    return account != 0 && owns(account, mailbox) ? MailboxRights.ALL : MailboxRights.NONE;
  }
}
