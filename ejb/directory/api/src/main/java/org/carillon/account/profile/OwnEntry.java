package org.carillon.account.profile;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * What the caller may say of itself in the directory. It is changed as any account is ({@link
 * org.carillon.account.Accounts#change}), which refuses the rest.
 */
public interface OwnEntry {

  /** The names of the attributes that the caller may change. */
  Answer<List<String>> changeable(Caller caller);
}
