package org.carillon.calendar.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.account.Addresses;
import org.carillon.account.Resolution;
import org.carillon.account.behalf.ServiceCallers;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.mailbox.folders.MailboxName;
import org.carillon.contract.mailbox.sharing.Identifier;
import org.carillon.groupware.GovernedObjectCallers;
import org.carillon.groupware.GroupwareObjects;
import org.carillon.mailbox.collection.CollectionEntry;
import org.carillon.mailbox.collection.Collections;
import org.carillon.mailbox.share.CalendarProxies;
import org.carillon.mailbox.share.CollectionShare;
import org.carillon.mailbox.share.CollectionShares;
import org.carillon.mailbox.share.NewShare;
import org.carillon.mailbox.share.ShareLevel;
import org.carillon.store.item.CollectionKind;

/** Implements proxies on top of the shares of an account's calendars. */
@ApplicationScoped
public class StoredProxies implements CalendarProxies {
  private static final Set<CollectionKind> KINDS =
      Set.of(CollectionKind.CALENDAR, CollectionKind.TASKS);

  private final GovernedObjectCallers owners;
  private final GroupwareObjects objects;
  private final Collections collections;
  private final CollectionShares shares;
  private final Addresses addresses;
  private final ServiceCallers behalf;

  @Inject
  StoredProxies(
      GovernedObjectCallers owners,
      GroupwareObjects objects,
      Collections collections,
      CollectionShares shares,
      Addresses addresses,
      ServiceCallers behalf) {
    this.owners = owners;
    this.objects = objects;
    this.collections = collections;
    this.shares = shares;
    this.addresses = addresses;
    this.behalf = behalf;
  }

  private Answer<List<CollectionEntry>> own(Caller caller, String address) {
    return owners.acting(caller, address).then(objects::collections).map(StoredProxies::own);
  }

  private static List<CollectionEntry> own(List<CollectionEntry> all) {
    return all.stream()
        .filter(entry -> KINDS.contains(entry.kind()) && !entry.name().isOthers())
        .toList();
  }

  @Override
  public Answer<Map<String, Access>> proxies(Caller caller, String address) {
    return own(caller, address).then(own -> proxies(caller, address, own));
  }

  private Answer<Map<String, Access>> proxies(
      Caller caller, String address, List<CollectionEntry> own) {
    Optional<Map<String, Access>> proxies = Optional.empty();
    for (CollectionEntry calendar : own) {
      switch (shares.shares(caller, address, calendar.id())) {
        case Answer.Failed<List<CollectionShare>>(Failure failure) -> {
          return Answer.failed(failure);
        }
        case Answer.Done<List<CollectionShare>>(List<CollectionShare> all) -> {
          Map<String, Access> here = new HashMap<>();
          for (CollectionShare share : all) {
            share
                .level()
                .flatMap(StoredProxies::access)
                .ifPresent(access -> here.put(name(share.with()), access));
          }
          proxies = Optional.of(proxies.map(before -> common(before, here)).orElse(here));
        }
      }
    }
    return new Answer.Done<>(proxies.orElse(Map.of()));
  }

  private static String name(Identifier with) {
    return with.group().orElse(with.name());
  }

  private static Optional<Access> access(ShareLevel level) {
    return switch (level) {
      case BUSY -> Optional.empty();
      case READ, ADD -> Optional.of(Access.READ);
      case CHANGE, ADMINISTER -> Optional.of(Access.WRITE);
    };
  }

  private static Map<String, Access> common(Map<String, Access> some, Map<String, Access> others) {
    Map<String, Access> both = new HashMap<>(some);
    both.keySet().retainAll(others.keySet());
    both.replaceAll(
        (who, access) -> access.compareTo(others.get(who)) < 0 ? access : others.get(who));
    return both;
  }

  @Override
  public Answer<Void> set(Caller caller, String address, Access access, Set<String> wanted) {
    return own(caller, address)
        .then(
            own ->
                proxies(caller, address, own)
                    .then(now -> set(caller, address, access, wanted, own, now)));
  }

  private Answer<Void> set(
      Caller caller,
      String address,
      Access access,
      Set<String> wanted,
      List<CollectionEntry> own,
      Map<String, Access> now) {
    Set<String> names =
        wanted.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    ShareLevel level = access == Access.WRITE ? ShareLevel.CHANGE : ShareLevel.READ;
    for (CollectionEntry calendar : own) {
      for (String name : names) {
        Answer<?> shared =
            now.get(name) == access
                ? Answer.done()
                : shares.share(
                    caller,
                    address,
                    calendar.id(),
                    new NewShare(
                        new Identifier(name, false), level, NewShare.Arrival.ELSEWHERE, ""));
        if (shared.asFailure().isPresent()) {
          return Answer.failed(shared.asFailure().get());
        }
      }
      for (var proxy : now.entrySet()) {
        if (proxy.getValue() == access && !names.contains(proxy.getKey())) {
          Optional<Failure> failure =
              shares
                  .end(caller, address, calendar.id(), new Identifier(proxy.getKey(), false))
                  .asFailure()
                  .filter(why -> !(why instanceof Failure.NotFound));
          if (failure.isPresent()) {
            return Answer.failed(failure.get());
          }
        }
      }
    }
    return Answer.done();
  }

  @Override
  public Answer<Map<String, Access>> proxyFor(Caller caller, String address) {
    return owners
        .acting(caller, address)
        .then(
            self ->
                collections
                    .list(self)
                    .then(
                        all ->
                            collections
                                .home(self)
                                .map(home -> proxyFor(self, elsewhere(all, home)))));
  }

  /** Returns the collections of others, without those that are the account's own. */
  private static List<CollectionEntry> elsewhere(
      List<CollectionEntry> all, List<CollectionEntry> home) {
    Set<Long> own = home.stream().map(CollectionEntry::id).collect(Collectors.toSet());
    return all.stream().filter(entry -> !own.contains(entry.id())).toList();
  }

  private Map<String, Access> proxyFor(Caller self, List<CollectionEntry> all) {
    Map<String, Map<Long, Access>> byOwner = new HashMap<>();
    for (CollectionEntry entry : all) {
      if (KINDS.contains(entry.kind()) && entry.name().isOthers()) {
        ShareLevel.of(entry.rights(), entry.kind())
            .flatMap(StoredProxies::access)
            .ifPresent(
                access ->
                    byOwner
                        .computeIfAbsent(full(self, entry.name()), _ -> new HashMap<>())
                        .put(entry.id(), access));
      }
    }
    Map<String, Access> found = new HashMap<>();
    byOwner.forEach(
        (owner, calendars) -> {
          if (calendars.keySet().containsAll(calendarsOf(owner))) {
            found.put(
                owner,
                calendars.values().stream().allMatch(Access.WRITE::equals)
                    ? Access.WRITE
                    : Access.READ);
          }
        });
    return found;
  }

  private static String full(Caller self, MailboxName name) {
    String account = name.account();
    return account.indexOf('@') < 0
        ? account + self.name().substring(Math.max(0, self.name().indexOf('@')))
        : account;
  }

  private Set<Long> calendarsOf(String owner) {
    List<CollectionEntry> all = new ArrayList<>();
    if (addresses.resolve(owner) instanceof Resolution.Local local) {
      behalf
          .of(local.account(), "proxies")
          .map(collections::list)
          .ifPresent(listed -> listed.map(all::addAll));
    }
    Set<Long> own = new HashSet<>();
    own(all).forEach(calendar -> own.add(calendar.id()));
    return own;
  }
}
