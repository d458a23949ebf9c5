package org.carillon.account.internal.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.carillon.account.MailAddress;
import org.carillon.account.group.Group;
import org.carillon.account.group.GroupAttributes;
import org.carillon.account.group.GroupPosting;
import org.carillon.account.group.Groups;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.Answers;
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
import org.carillon.database.StoredText;
import org.carillon.settings.CacheVersions;

/** Manages the groups in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class GroupOperations implements Groups {
  private final GroupKind kind = new GroupKind();
  private final DirectoryTransactions transactions;
  private final DirectoryObjects<GroupRow, Group> groups;

  @Inject
  public GroupOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.groups = new DirectoryObjects<>(transactions, audit, kind);
  }

  @Override
  public Answer<Group> create(Caller caller, String address, GroupAttributes terms) {
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities -> {
          // The named addresses are looked up before anything is written as they may not exist.
          Answer<Said> said = said(entities, caller, terms);
          return said.then(
              known ->
                  GroupRows.insert(
                          entities,
                          caller,
                          address,
                          GroupRow.Kind.GROUP,
                          row -> say(row, known.terms()))
                      .map(
                          row -> {
                            name(entities, row, known);
                            return groups.made(entities, caller, row);
                          }));
        });
  }

  @Override
  public Answer<Group> find(Caller caller, String address) {
    return groups.find(caller, address);
  }

  @Override
  public Answer<Group> find(Caller caller, long id) {
    return transactions.look(
        entities ->
            Optional.ofNullable(entities.find(GroupRow.class, id))
                .filter(row -> row.kind == GroupRow.Kind.GROUP)
                .filter(row -> caller.administersDomain(row.domain.id()))
                .<Answer<Group>>map(row -> new Answer.Done<>(kind.value(entities, row)))
                .orElseGet(() -> Answer.failed(new Failure.NotFound("group " + id))));
  }

  @Override
  public Answer<Page<Group>> list(Caller caller, Optional<String> domain, PageRequest request) {
    return GroupRows.<Page<Group>>malformed(domain)
        .orElseGet(
            () ->
                groups.list(
                    caller,
                    request,
                    (entities, own) ->
                        GroupRows.listed(
                            entities, caller, own, domain, request, GroupRow.Kind.GROUP),
                    Group::address));
  }

  @Override
  public Answer<List<Group>> of(Caller caller, long account) {
    if (caller.rights() instanceof Rights.User) {
      return Answer.failed(new Failure.NotAllowed());
    }
    return transactions.look(
        entities ->
            new Answer.Done<>(
                entities
                    .createQuery(
                        """
                        SELECT g FROM GroupRow g JOIN FETCH g.domain d WHERE g.id IN (:ids)
                        ORDER BY d.name, g.localPart
                        """,
                        GroupRow.class)
                    .setParameter("ids", MemberRows.groupsWith(entities, account))
                    .getResultStream()
                    .filter(row -> caller.administersDomain(row.domain.id()))
                    .map(row -> kind.value(entities, row))
                    .toList()));
  }

  @Override
  public Answer<Group> change(
      Caller caller, String address, UnaryOperator<GroupAttributes> change, OptionalLong version) {
    return groups.change(
        caller,
        address,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          GroupAttributes after = change.apply(before.terms());
          if (after.equals(before.terms())) {
            return Optional.empty();
          }
          Answer<Said> said = said(entities, caller, after);
          said.map(
              known -> {
                say(row, known.terms());
                name(entities, row, known);
                return known;
              });
          return said.asFailure();
        });
  }

  @Override
  public Answer<Group> rename(Caller caller, String address, String to) {
    Optional<MailAddress> wanted = MailAddress.canonical(to);
    Optional<Failure> unfit = MailAddress.refusal("to", to);
    return unfit.isPresent()
        ? Answer.failed(unfit.get())
        : groups.set(
            caller,
            address,
            OptionalLong.empty(),
            "rename",
            (entities, row) -> Optional.empty(),
            (entities, row, before) -> GroupRows.rename(entities, row, wanted.get()));
  }

  @Override
  public Answer<Group> delete(Caller caller, String address, OptionalLong version) {
    return groups.delete(
        caller,
        address,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          GroupRows.remove(entities, row);
          return Optional.empty();
        });
  }

  /** The attributes of a group, with the writers and the owner that they name looked up. */
  private record Said(GroupAttributes terms, List<Reference> writers, List<Reference> owner) {}

  private static Answer<Said> said(EntityManager entities, Caller caller, GroupAttributes terms) {
    if (terms.errorsToOwner() && terms.owner().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "errorsToOwner", "no-owner", "Error reports to the owner need an owner. Name one."));
    }
    if (terms.writers() == GroupPosting.NAMED
        && terms.namedWriters().isEmpty()
        && terms.owner().isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              "namedWriters", "missing", "Name at least one sender who can write to the group."));
    }
    if (terms.namedWriters().size() > GroupType.MOST_NAMED) {
      return Answer.failed(
          new Failure.Invalid(
              "namedWriters", "too-many", "At most " + GroupType.MOST_NAMED + " can be named."));
    }
    if (StoredText.isImpossible(terms.displayName())) {
      return Answers.impossible("displayName");
    }
    if (StoredText.isImpossible(terms.description())) {
      return Answers.impossible("description");
    }
    List<String> owner = terms.owner().isEmpty() ? List.of() : List.of(terms.owner());
    return found(entities, caller, "namedWriters", terms.namedWriters())
        .then(
            writers ->
                found(entities, caller, "owner", owner)
                    .map(known -> new Said(terms, writers, known)));
  }

  private static Answer<List<Reference>> found(
      EntityManager entities, Caller caller, String field, List<String> typed) {
    Answer<List<MailAddress>> canonical = MemberReferences.canonical(field, typed);
    return canonical.then(addresses -> MemberReferences.of(entities, caller, field, addresses));
  }

  private static void say(GroupRow row, GroupAttributes terms) {
    row.displayName = terms.displayName();
    row.description = terms.description();
    row.writers = terms.writers();
    row.errorsToOwner = terms.errorsToOwner();
    row.omitsAuthor = terms.omitsAuthor();
  }

  private static void name(EntityManager entities, GroupRow row, Said said) {
    MemberRows.replace(entities, row.id, Role.WRITER, said.writers());
    MemberRows.replace(entities, row.id, Role.OWNER, said.owner());
  }
}
