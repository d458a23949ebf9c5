package org.carillon.groupware;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Views of collections, shared by all callers on this node. */
public interface ObjectViews {

  /**
   * Returns the current view of a collection. After a while without use, the summaries of all
   * objects are loaded first; later calls load only the changes.
   *
   * @param kind the bean that knows the collection's objects
   * @return {@link Failure.Invalid} of the field {@code collection} if it is of another kind
   */
  <S> Answer<ObjectView<S>> of(Caller caller, long collection, GroupwareKind<S> kind);
}
