package org.carillon.contract.directory;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/**
 * Objects of every type that {@code ObjectTypes} has, for edges made from the declarations. Who
 * means one type calls its own interface. An operation that the type does not have is a mistake of
 * the edge's: {@link IllegalArgumentException}.
 */
public interface Directory {

  /**
   * Those that the caller administers, by their key.
   *
   * @param within the key of the one {@link ObjectType#within() object} they are to belong to
   */
  Answer<Page<DirectoryEntry>> list(
      Caller caller, ObjectType type, Optional<String> within, PageRequest request);

  /** The one with this key, or with another name for it. */
  Answer<DirectoryEntry> find(Caller caller, ObjectType type, String key);

  /** Makes one. */
  Answer<DirectoryEntry> create(Caller caller, ObjectType type, AttributeValues values);

  /**
   * Changes one; what is not said stays.
   *
   * @param version the version the caller has seen; empty to change whatever is there
   */
  Answer<DirectoryEntry> change(
      Caller caller, ObjectType type, String key, AttributeValues values, OptionalLong version);

  /** Deletes one; answers what it was. */
  Answer<DirectoryEntry> delete(Caller caller, ObjectType type, String key, OptionalLong version);

  /** Tries whether what one stands for works; takes as long as that takes, and changes nothing. */
  Answer<TestOutcome> test(Caller caller, ObjectType type, String key);
}
