package org.carillon.identity.application;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * Passwords for single programs: each opens some services only, never the pages of the web, and
 * ends by itself. Whoever signs in by one is what comes with a token: it makes nothing lasting.
 */
public interface ApplicationPasswords {
  /**
   * One just made.
   *
   * @param password what it is
   * @param secret what the program shows, in groups for typing; not kept, only its hash is
   */
  record Issued(ApplicationPassword password, String secret) {
    /** Leaves the secret out, so that no log can show it. */
    @Override
    public String toString() {
      return "Issued[" + password.id() + "]";
    }
  }

  /** Makes one for the caller's own account, who must have shown the password. */
  Answer<Issued> create(Caller caller, String address, NewApplicationPassword wanted);

  /** An account's, the newest first: for itself, and for who may act on it. */
  Answer<List<ApplicationPassword>> list(Caller caller, String address);

  /** Ends one, and the sessions that it opened. */
  Answer<ApplicationPassword> end(Caller caller, String address, String id);
}
