package org.carillon.groupware;

import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/** Views of collections, shared by all who ask on this node. */
public interface ObjectViews {

  /**
   * A collection's view, as it is now. The first time after a while each object's summary is
   * fetched, later what changed.
   *
   * @param kind the bean that knows the collection's objects
   * @return {@link Failure.Invalid} of the field {@code collection} when it is of another kind
   */
  <S> Answer<ObjectView<S>> of(Caller caller, long collection, GroupwareKind<S> kind);
}
