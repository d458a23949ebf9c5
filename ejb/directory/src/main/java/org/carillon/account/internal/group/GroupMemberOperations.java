package org.carillon.account.internal.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.account.MailAddress;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupMember;
import org.carillon.account.group.GroupMembers;
import org.carillon.account.group.MembersChanged;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.GroupType;
import org.carillon.contract.identity.Caller;
import org.carillon.contract.identity.Rights;
import org.carillon.json.Json;

/** Manages the members of groups in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class GroupMemberOperations implements GroupMembers {
  private static final String ADD = "add";

  /** The greatest number of members that one transaction changes. */
  private static final int STEP = 1000;

  private final GroupKind kind = new GroupKind();
  private final DirectoryTransactions transactions;
  private final DirectoryObjects<GroupRow, Group> groups;

  @Inject
  public GroupMemberOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.groups = new DirectoryObjects<>(transactions, audit, kind);
  }

  @Override
  public Answer<Page<GroupMember>> list(Caller caller, String group, PageRequest request) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.page(
        request,
        entities ->
            kind.seen(entities, caller, group)
                .<Answer<Page<GroupMember>>>map(
                    row ->
                        new Answer.Done<>(
                            Page.of(
                                MemberRows.page(entities, caller, row.id, request),
                                request,
                                GroupMember::address)))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("group " + group))));
  }

  @Override
  public Answer<MembersChanged> change(
      Caller caller, String group, List<String> added, List<String> removed) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return groups
        .find(caller, group)
        .then(found -> known("remove", removed))
        .then(gone -> known(ADD, added).then(come -> changed(caller, group, come, gone)));
  }

  private Answer<MembersChanged> changed(
      Caller caller, String group, List<MailAddress> come, List<MailAddress> gone) {
    Answer<List<Reference>> found =
        transactions.look(entities -> MemberReferences.of(entities, caller, ADD, come));
    return found
        .then(none -> inSteps(caller, group, "remove-members", gone, this::removed))
        .then(
            removed ->
                inSteps(caller, group, "add-members", come, this::added)
                    .map(added -> new MembersChanged(added, removed)));
  }

  private static Answer<List<MailAddress>> known(String field, List<String> members) {
    if (members.size() > GroupType.MOST_AT_ONCE) {
      return Answer.failed(
          new Failure.Invalid(
              field,
              "too-many",
              "At most " + GroupType.MOST_AT_ONCE + " members can be given at once."));
    }
    return MemberReferences.canonical(field, members)
        .map(addresses -> addresses.stream().distinct().toList());
  }

  /** A change of some of the members. */
  @FunctionalInterface
  private interface Step {
    Answer<Integer> of(
        EntityManager entities, Caller caller, GroupRow row, List<MailAddress> addresses);
  }

  private Answer<Integer> added(
      EntityManager entities, Caller caller, GroupRow row, List<MailAddress> addresses) {
    if (MemberRows.count(entities, row.id) + addresses.size() > GroupType.MOST_MEMBERS) {
      return Answer.failed(
          new Failure.Invalid(
              ADD,
              "too-many",
              "A group can have at most "
                  + GroupType.MOST_MEMBERS
                  + " members. Add groups as members for more."));
    }
    return MemberReferences.of(entities, caller, ADD, addresses)
        .map(those -> MemberRows.add(entities, row.id, Role.MEMBER, those));
  }

  private Answer<Integer> removed(
      EntityManager entities, Caller caller, GroupRow row, List<MailAddress> addresses) {
    return new Answer.Done<>(
        MemberRows.remove(
            entities, row.id, Role.MEMBER, MemberReferences.known(entities, caller, addresses)));
  }

  private Answer<Integer> inSteps(
      Caller caller, String group, String action, List<MailAddress> addresses, Step step) {
    int all = 0;
    for (int i = 0; i < addresses.size(); i += STEP) {
      List<MailAddress> some = addresses.subList(i, Math.min(addresses.size(), i + STEP));
      AtomicInteger changed = new AtomicInteger();
      Answer<Group> answer =
          groups.note(
              caller,
              group,
              action,
              (entities, row, before) -> {
                Answer<Integer> done = step.of(entities, caller, row, some);
                if (done instanceof Answer.Done<Integer>(Integer count)) {
                  changed.set(count);
                }
                return done.asFailure();
              },
              () -> described(some));
      Optional<Failure> failure = answer.asFailure();
      if (failure.isPresent()) {
        return Answer.failed(failure.get());
      }
      all += changed.get();
    }
    return new Answer.Done<>(all);
  }

  private static String described(List<MailAddress> some) {
    return Json.createArrayBuilder(some.stream().map(MailAddress::toString).toList())
        .build()
        .toString();
  }
}
