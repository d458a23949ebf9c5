package org.carillon.account.entry;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Page;
import org.carillon.contract.answer.PageRequest;
import org.carillon.contract.directory.AttributeValues;
import org.carillon.contract.directory.Directory;
import org.carillon.contract.directory.DirectoryEntry;
import org.carillon.contract.directory.ObjectType;
import org.carillon.contract.directory.trial.TestOutcome;
import org.carillon.contract.identity.Caller;

/**
 * The objects of one type of the directory. Each type has a bean of this interface, whose methods
 * are specified in {@link Directory}. Operations that the type does not declare are not called.
 */
public interface ObjectEntries {

  /** Returns the declaration of the type. */
  ObjectType type();

  /** See {@link Directory#list}. */
  Answer<Page<DirectoryEntry>> list(Caller caller, Optional<String> within, PageRequest request);

  /** See {@link Directory#find}. */
  Answer<DirectoryEntry> find(Caller caller, String key);

  /** See {@link Directory#create}. */
  Answer<DirectoryEntry> create(Caller caller, AttributeValues values);

  /** See {@link Directory#change}. */
  Answer<DirectoryEntry> change(
      Caller caller, String key, AttributeValues values, OptionalLong version);

  /** See {@link Directory#delete}. */
  Answer<DirectoryEntry> delete(Caller caller, String key, OptionalLong version);

  /** See {@link Directory#test}. */
  default Answer<TestOutcome> test(Caller caller, String key) {
    throw new UnsupportedOperationException(type().plural() + " cannot be tested");
  }
}
