package org.carillon.contract.identity;

import org.carillon.contract.answer.Answer;

/** Changes of passwords by their owners, for protocols that can do nothing else. */
public interface PasswordChanges {

  /**
   * Gives a caller another password. Whatever rests on the old one ends.
   *
   * @param caller who showed the present one with this connection
   * @param password as typed; prepared (RFC 8265 OpaqueString) by the core
   * @return the account's address
   */
  Answer<String> change(Caller caller, String password);
}
