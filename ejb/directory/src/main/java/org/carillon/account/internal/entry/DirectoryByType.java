package org.carillon.account.internal.entry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carillon.account.entry.ObjectEntries;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.Operation;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/** The directory by type. Not a session bean, because each operation calls one. */
@ApplicationScoped
class DirectoryByType implements Directory {
  private final Map<String, ObjectEntries> all;

  @Inject
  DirectoryByType(Instance<ObjectEntries> all) {
    this.all =
        all.stream().collect(Collectors.toMap(each -> each.type().name(), Function.identity()));
  }

  private ObjectEntries of(ObjectType type, Operation operation) {
    ObjectEntries entries = all.get(type.name());
    if (entries == null || !type.has(operation)) {
      throw new IllegalArgumentException("No " + operation + " of " + type.plural());
    }
    return entries;
  }

  @Override
  public Answer<Page<DirectoryEntry>> list(
      Caller caller, ObjectType type, Optional<String> within, PageRequest request) {
    return of(type, Operation.LIST).list(caller, within, request);
  }

  @Override
  public Answer<DirectoryEntry> find(Caller caller, ObjectType type, String key) {
    return of(type, Operation.FIND).find(caller, key);
  }

  @Override
  public Answer<DirectoryEntry> create(Caller caller, ObjectType type, AttributeValues values) {
    ObjectEntries entries = of(type, Operation.CREATE);
    return AttributeLimits.problem(type, values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(() -> entries.create(caller, values));
  }

  @Override
  public Answer<DirectoryEntry> change(
      Caller caller, ObjectType type, String key, AttributeValues values, OptionalLong version) {
    ObjectEntries entries = of(type, Operation.CHANGE);
    return AttributeLimits.problem(type, values)
        .<Answer<DirectoryEntry>>map(Answer::failed)
        .orElseGet(() -> entries.change(caller, key, values, version));
  }

  @Override
  public Answer<DirectoryEntry> delete(
      Caller caller, ObjectType type, String key, OptionalLong version) {
    return of(type, Operation.DELETE).delete(caller, key, version);
  }

  @Override
  public Answer<TestOutcome> test(Caller caller, ObjectType type, String key) {
    return of(type, Operation.TEST).test(caller, key);
  }
}
