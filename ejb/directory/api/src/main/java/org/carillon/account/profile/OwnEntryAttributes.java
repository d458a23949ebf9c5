package org.carillon.account.profile;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Tells what callers may change in their own directory entry. The change itself is made as for any
 * account ({@link org.carillon.account.Accounts#change}), which refuses changes of anything else.
 */
public interface OwnEntryAttributes {

  /** Returns the names of the attributes that the caller may change. */
  Answer<List<String>> changeable(Caller caller);
}
