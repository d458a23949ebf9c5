package org.carillon.account.internal.group;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.account.MailAddress;
import org.carillon.account.group.Forwarder;
import org.carillon.account.group.Forwarders;
import org.carillon.account.internal.group.GroupRow.Role;
import org.carillon.account.internal.transaction.Answers;
import org.carillon.account.internal.transaction.DirectoryObjects;
import org.carillon.account.internal.transaction.DirectoryTransactions;
import org.carillon.audit.Audit;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.ForwarderType;
import org.carillon.contract.identity.Caller;
import org.carillon.database.StoredText;
import org.carillon.settings.CacheVersions;

/** Manages the forwarders in the database. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ForwarderOperations implements Forwarders {
  private static final String FIELD = "targets";

  private final DirectoryTransactions transactions;
  private final DirectoryObjects<GroupRow, Forwarder> forwarders;

  @Inject
  ForwarderOperations(DirectoryTransactions transactions, Audit audit) {
    this.transactions = transactions;
    this.forwarders = new DirectoryObjects<>(transactions, audit, new ForwarderKind());
  }

  @Override
  public Answer<Forwarder> create(
      Caller caller, String address, List<String> targets, String description) {
    if (StoredText.isImpossible(description)) {
      return Answers.impossible("description");
    }
    return transactions.change(
        CacheVersions.Kind.DIRECTORY,
        entities ->
            targets(entities, caller, targets)
                .then(
                    those ->
                        GroupRows.insert(
                                entities,
                                caller,
                                address,
                                GroupRow.Kind.FORWARDER,
                                row -> row.description = description)
                            .map(
                                row -> {
                                  MemberRows.add(entities, row.id, Role.MEMBER, those);
                                  return forwarders.made(entities, caller, row);
                                })));
  }

  @Override
  public Answer<Forwarder> find(Caller caller, String address) {
    return forwarders.find(caller, address);
  }

  @Override
  public Answer<Page<Forwarder>> list(Caller caller, Optional<String> domain, PageRequest request) {
    return GroupRows.<Page<Forwarder>>malformed(domain)
        .orElseGet(
            () ->
                forwarders.list(
                    caller,
                    request,
                    (entities, own) ->
                        GroupRows.listed(
                            entities, caller, own, domain, request, GroupRow.Kind.FORWARDER),
                    Forwarder::address));
  }

  @Override
  public Answer<Forwarder> change(
      Caller caller,
      String address,
      Optional<List<String>> targets,
      Optional<String> description,
      OptionalLong version) {
    if (description.filter(StoredText::isImpossible).isPresent()) {
      return Answers.impossible("description");
    }
    return forwarders.change(
        caller,
        address,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          if (targets.isPresent()) {
            Answer<List<Reference>> those = targets(entities, caller, targets.get());
            if (!(those instanceof Answer.Done<List<Reference>>(List<Reference> found))) {
              return those.asFailure();
            }
            MemberRows.replace(entities, row.id, Role.MEMBER, found);
          }
          description.ifPresent(text -> row.description = text);
          return Optional.empty();
        });
  }

  @Override
  public Answer<Forwarder> delete(Caller caller, String address, OptionalLong version) {
    return forwarders.delete(
        caller,
        address,
        version,
        (entities, row) -> Optional.empty(),
        (entities, row, before) -> {
          GroupRows.remove(entities, row);
          return Optional.empty();
        });
  }

  private static Answer<List<Reference>> targets(
      EntityManager entities, Caller caller, List<String> typed) {
    if (typed.isEmpty()) {
      return Answer.failed(
          new Failure.Invalid(
              FIELD, "missing", "A forwarder must have at least one target address."));
    }
    if (typed.size() > ForwarderType.MOST_TARGETS) {
      return Answer.failed(
          new Failure.Invalid(
              FIELD,
              "too-many",
              "A forwarder can have at most " + ForwarderType.MOST_TARGETS + " addresses."));
    }
    Answer<List<MailAddress>> canonical = MemberReferences.canonical(FIELD, typed);
    return canonical.then(addresses -> MemberReferences.of(entities, caller, FIELD, addresses));
  }
}
