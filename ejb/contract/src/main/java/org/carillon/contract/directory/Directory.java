package org.carillon.contract.directory;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/**
 * Objects of every type in {@code ObjectTypes}, for edges that are generated from the declarations.
 * Code that needs one type calls the interface of that type. Calling an operation that the type
 * does not have is an error in the edge: {@link IllegalArgumentException}.
 */
public interface Directory {

  /**
   * Returns the objects that the caller administers, by key.
   *
   * @param within the key of the {@link ObjectType#within() object} that they have to belong to
   */
  Answer<Page<DirectoryEntry>> list(
      Caller caller, ObjectType type, Optional<String> within, PageRequest request);

  /** Returns the object with this key, or with an alias of it. */
  Answer<DirectoryEntry> find(Caller caller, ObjectType type, String key);

  Answer<DirectoryEntry> create(Caller caller, ObjectType type, AttributeValues values);

  /**
   * Changes an object; attributes without a value stay as they are.
   *
   * @param version the version that the caller has seen; empty to change the object whatever its
   *     version is
   */
  Answer<DirectoryEntry> change(
      Caller caller, ObjectType type, String key, AttributeValues values, OptionalLong version);

  Answer<DirectoryEntry> delete(Caller caller, ObjectType type, String key, OptionalLong version);

  /** Tests whether the service that an object describes works. Slow; changes nothing. */
  Answer<TestOutcome> test(Caller caller, ObjectType type, String key);
}
