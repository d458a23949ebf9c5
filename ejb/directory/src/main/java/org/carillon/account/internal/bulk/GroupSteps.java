package org.carillon.account.internal.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.carillon.account.bulk.ImportCounts;
import org.carillon.account.bulk.RefusedLine;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.Groups;
import org.carillon.account.group.MembersChanged;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.identity.Caller;

/** Creates a file's groups after its accounts, each group after the groups in it. */
@ApplicationScoped
class GroupSteps {
  private final Groups groups;
  private final GroupMembers members;
  private final DirectoryTransactions transactions;

  @Inject
  GroupSteps(Groups groups, GroupMembers members, DirectoryTransactions transactions) {
    this.groups = groups;
    this.members = members;
    this.transactions = transactions;
  }

  /** Collects the results. */
  private static final class Outcome {
    private final Map<SourceGroup, SourceGroup.Wanted> made = new LinkedHashMap<>();
    private final List<RefusedLine> refused = new ArrayList<>();
    private int present;

    ImportCounts counts() {
      return new ImportCounts(
          made.size(),
          present,
          refused.size(),
          made.values().stream().map(SourceGroup.Wanted::address).toList(),
          refused);
    }
  }

  /** Returns what would be created, as far as that can be determined before the accounts exist. */
  Answer<ImportCounts> preview(Caller caller, List<SourceGroup> sources) {
    Outcome outcome = new Outcome();
    for (SourceGroup source : sources) {
      switch (source.group()) {
        case Answer.Failed<SourceGroup.Wanted>(Failure failure) ->
            outcome.refused.add(source.refused(failure));
        case Answer.Done<SourceGroup.Wanted>(SourceGroup.Wanted wanted) -> {
          switch (groups.find(caller, wanted.address())) {
            case Answer.Done<Group> _ -> outcome.present++;
            case Answer.Failed<Group>(Failure.NotFound _) -> outcome.made.put(source, wanted);
            case Answer.Failed<Group>(Failure.TryLater away) -> {
              return Answer.failed(away);
            }
            case Answer.Failed<Group>(Failure failure) ->
                outcome.refused.add(source.refused(failure));
          }
        }
      }
    }
    return new Answer.Done<>(outcome.counts());
  }

  /**
   * Creates all groups that can be created, each completely or not at all.
   *
   * @return {@link Failure.TryLater} if the database is unavailable; groups created before that
   *     remain
   */
  Answer<ImportCounts> make(Caller caller, List<SourceGroup> sources) {
    Outcome outcome = new Outcome();
    Map<SourceGroup, SourceGroup.Wanted> left = new LinkedHashMap<>();
    for (SourceGroup source : sources) {
      switch (source.group()) {
        case Answer.Done<SourceGroup.Wanted>(SourceGroup.Wanted wanted) -> {
          if (groups.find(caller, wanted.address()) instanceof Answer.Done<Group>) {
            outcome.present++;
          } else {
            left.put(source, wanted);
          }
        }
        case Answer.Failed<SourceGroup.Wanted>(Failure failure) ->
            outcome.refused.add(source.refused(failure));
      }
    }
    Map<SourceGroup, Failure> failed = Map.of();
    int before;
    do {
      // A group with groups as members can be created when these exist.
      before = left.size();
      failed = round(caller, left, outcome);
      if (failed.values().stream().anyMatch(Failure.TryLater.class::isInstance)) {
        return Answer.failed(new Failure.TryLater("The database is not available at the moment."));
      }
    } while (!left.isEmpty() && left.size() < before);
    if (!left.isEmpty() && circle(caller, left) instanceof Answer.Done<Void>) {
      outcome.made.putAll(left);
    } else {
      failed.forEach((source, failure) -> outcome.refused.add(source.refused(failure)));
    }
    return new Answer.Done<>(outcome.counts());
  }

  /** Creates the remaining groups that can be created, and returns why the others can't. */
  private Map<SourceGroup, Failure> round(
      Caller caller, Map<SourceGroup, SourceGroup.Wanted> left, Outcome outcome) {
    Map<SourceGroup, Failure> failed = new LinkedHashMap<>();
    for (Map.Entry<SourceGroup, SourceGroup.Wanted> one : List.copyOf(left.entrySet())) {
      SourceGroup.Wanted wanted = one.getValue();
      Answer<Void> made =
          transactions.together(() -> create(caller, wanted).then(_ -> fill(caller, wanted)));
      if (made instanceof Answer.Failed<Void>(Failure failure)) {
        failed.put(one.getKey(), failure);
      } else {
        outcome.made.put(one.getKey(), wanted);
        left.remove(one.getKey());
      }
    }
    return failed;
  }

  /** Creates groups that are members of each other, all of them or none. */
  private Answer<Void> circle(Caller caller, Map<SourceGroup, SourceGroup.Wanted> left) {
    return transactions.together(
        () -> {
          Answer<Void> done = Answer.done();
          for (SourceGroup.Wanted wanted : left.values()) {
            done = done.then(_ -> create(caller, wanted));
          }
          for (SourceGroup.Wanted wanted : left.values()) {
            done = done.then(_ -> fill(caller, wanted));
          }
          return done;
        });
  }

  private Answer<Void> create(Caller caller, SourceGroup.Wanted wanted) {
    return groups.create(caller, wanted.address(), GroupAttributes.USUAL).then(_ -> Answer.done());
  }

  private Answer<Void> fill(Caller caller, SourceGroup.Wanted wanted) {
    Answer<Void> done =
        groups
            .change(caller, wanted.address(), _ -> wanted.terms(), OptionalLong.empty())
            .then(_ -> Answer.done());
    List<String> all = wanted.members();
    for (int from = 0; from < all.size(); from += GroupType.MOST_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + GroupType.MOST_AT_ONCE));
      done =
          done.then(
              _ ->
                  members
                      .add(caller, wanted.address(), some)
                      .then((MembersChanged _) -> Answer.done()));
    }
    return done;
  }
}
