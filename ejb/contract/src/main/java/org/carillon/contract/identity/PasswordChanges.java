package org.carillon.contract.identity;

import org.carillon.contract.answer.Answer;

/** Changes of passwords by their owners, for protocols that have no other operation. */
public interface PasswordChanges {

  /**
   * Sets another password for a caller. Sessions and tokens that rest on the old one end.
   *
   * @param caller a caller that has shown its present password on this connection
   * @param password as typed; prepared (RFC 8265 OpaqueString) by the core
   * @return the account's address
   */
  Answer<String> change(Caller caller, String password);
}
