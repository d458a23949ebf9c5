package org.carillon.identity.application;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Passwords for single programs. Each opens only some services, never the web pages, and can be
 * ended on its own. A caller that signs in by one has the rights of a caller with a token: it
 * cannot create other credentials.
 */
public interface ApplicationPasswords {
  /**
   * A newly made application password.
   *
   * @param password the description of the application password
   * @param secret the secret that the owner types into the program, in groups; it is not stored,
   *     only its hash is
   */
  record Issued(ApplicationPassword password, String secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Issued[" + password.id() + "]";
    }
  }

  /** Creates an application password for the caller, who must have shown the account's password. */
  Answer<Issued> create(Caller caller, String address, NewApplicationPassword wanted);

  /** Lists an account's application passwords, the newest first, for all who may act on it. */
  Answer<List<ApplicationPassword>> list(Caller caller, String address);

  /** Ends an application password and the sessions that it opened. */
  Answer<ApplicationPassword> end(Caller caller, String address, String id);
}
