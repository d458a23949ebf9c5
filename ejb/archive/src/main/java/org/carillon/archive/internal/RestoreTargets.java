package org.carillon.archive.internal;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carillon.account.Account;
import org.carillon.account.archive.ArchivedAccount;
import org.carillon.archive.RestoreRequest;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.task.ParallelSteps;

/** The accounts that a restoration restores into: found or created, and reserved. */
final class RestoreTargets {
  /** The largest number of accounts that are created in one transaction. */
  private static final int MADE_AT_ONCE = 50;

  private final RestoreRun.Dependencies dependencies;
  private final Caller caller;
  private final RestoreRequest request;
  private final Archive archive;
  private final String run;
  private final TaskProblems troubles;
  private final Queue<Target> all = new ConcurrentLinkedQueue<>();
  private final Map<Long, Long> madeOf = new ConcurrentHashMap<>();
  private final AtomicInteger ready = new AtomicInteger();

  /** The number of accounts that were created without their secrets. */
  private final AtomicInteger unopened = new AtomicInteger();

  /**
   * An account to restore into.
   *
   * @param address its address in the backup
   * @param made true if this restoration created it
   */
  record Target(String address, Account account, boolean made) {}

  @FunctionalInterface
  interface Archive {
    ArchivedAccount account(String address) throws IOException;
  }

  RestoreTargets(
      RestoreRun.Dependencies dependencies,
      Caller caller,
      RestoreRequest request,
      Archive archive,
      String run,
      TaskProblems troubles) {
    this.dependencies = dependencies;
    this.caller = caller;
    this.request = request;
    this.archive = archive;
    this.run = run;
    this.troubles = troubles;
  }

  /** Finds or creates accounts. One that is not available is reported as a problem. */
  void prepare(List<String> addresses) throws IOException, SQLException {
    ParallelSteps.each(
        IntStream.iterate(0, from -> from < addresses.size(), from -> from + MADE_AT_ONCE)
            .mapToObj(
                from -> addresses.subList(from, Math.min(addresses.size(), from + MADE_AT_ONCE)))
            .toList(),
        this::prepareSome);
    if (unopened.get() > 0) {
      troubles.add(
          ("Secrets of %d accounts were encrypted with another home key and were left out:"
                  + " SCRAM and phones work again after the next change of the password.")
              .formatted(unopened.get()));
    }
  }

  /** Returns the number of accounts looked at so far. */
  int ready() {
    return ready.get();
  }

  /** Returns the available accounts. */
  List<Target> all() {
    return List.copyOf(all);
  }

  /** Returns the accounts that were created, by the ids of the archived ones. */
  Map<Long, Long> madeOf() {
    return Map.copyOf(madeOf);
  }

  private void prepareSome(List<String> addresses) throws IOException, SQLException {
    var found =
        dependencies.identities().having(caller, request.into().map(List::of).orElse(addresses));
    if (!(found instanceof Answer.Done<Map<String, Account>>(Map<String, Account> there))) {
      addresses.forEach(address -> refused(address, found));
      ready.addAndGet(addresses.size());
      return;
    }
    List<Target> targets = new ArrayList<>();
    Map<String, ArchivedAccount> missing = new LinkedHashMap<>();
    for (String address : addresses) {
      Account account = there.get(request.into().orElse(address));
      if (account != null) {
        targets.add(new Target(address, account, false));
      } else if (request.into().isEmpty()) {
        missing.put(address, archive.account(address));
      } else {
        troubles.add("There is no account " + request.into().get() + " any more.");
      }
    }
    targets.addAll(make(missing));
    reserve(targets);
    ready.addAndGet(addresses.size());
  }

  private List<Target> make(Map<String, ArchivedAccount> missing) {
    List<Target> targets = new ArrayList<>();
    Iterator<Answer<Account>> answers =
        dependencies.identities().make(caller, List.copyOf(missing.values())).iterator();
    for (Map.Entry<String, ArchivedAccount> one : missing.entrySet()) {
      Answer<Account> answer = answers.next();
      if (answer instanceof Answer.Done<Account>(Account account)) {
        madeOf.put(one.getValue().id(), account.id());
        targets.add(new Target(one.getKey(), account, true));
        if (!dependencies.identities().opens(one.getValue())) {
          unopened.incrementAndGet();
        }
      } else {
        refused(one.getKey(), answer);
      }
    }
    return targets;
  }

  private void reserve(List<Target> targets) throws SQLException {
    Set<Long> reserved =
        dependencies
            .mail()
            .reserve(
                targets.stream().map(target -> target.account.id()).collect(Collectors.toSet()),
                run);
    for (Target target : targets) {
      if (reserved.contains(target.account.id())) {
        all.add(target);
      } else {
        troubles.add(
            "The account %s is already being rewound or restored."
                .formatted(target.account.address()));
      }
    }
  }

  private void refused(String address, Answer<?> refused) {
    troubles.add("The account %s cannot be restored now: %s".formatted(address, refused));
  }
}
