package org.carillon.policy.rule;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.run.Program;

/** The scripts that run on accounts' mail. They are compiled once, until one is changed. */
public interface ActiveRules {

  /**
   * Returns the scripts in the order in which they run: the server's, the domain's, the account's,
   * the domain's, the server's. Only the account's has no name.
   *
   * @throws jakarta.persistence.PersistenceException if the database cannot be read
   */
  List<Program> of(long account, long domain);

  /**
   * Returns a script that another script includes (RFC 6609 §3.2), or empty if there is none.
   *
   * @param isGlobal true for the scripts of the domain and the server, the domain's first; false
   *     for the account's
   */
  Optional<Program> included(
      RuleOccasion occasion, long account, long domain, boolean isGlobal, String name);

  /**
   * Returns the script that runs on events in a mailbox (RFC 6785 §2.3.1), or empty if there is
   * none.
   *
   * @param ofServer true for a script of the server, false for one of the account
   */
  Optional<Program> ofMailbox(long account, boolean ofServer, String name);
}
