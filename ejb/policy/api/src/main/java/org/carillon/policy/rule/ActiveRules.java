package org.carillon.policy.rule;

import java.util.List;
import java.util.Optional;
import org.carillon.sieve.run.Program;

/** The scripts that are run on an account's mail. Compiled once, until one is changed. */
public interface ActiveRules {

  /**
   * In the order in which they are run: the server's, the domain's, the account's, the domain's,
   * the server's. Only the account's has no name.
   *
   * @throws jakarta.persistence.PersistenceException when the database can't tell
   */
  List<Program> of(long account, long domain);

  /**
   * A script that another one includes (RFC 6609 §3.2), or nothing.
   *
   * @param isGlobal whether it is the domain's, else the server's; not the account's
   */
  Optional<Program> included(
      RuleOccasion occasion, long account, long domain, boolean isGlobal, String name);

  /**
   * The script that is run on what people do in a mailbox (RFC 6785 §2.3.1), or nothing.
   *
   * @param ofServer whether it is the server's, else the account's
   */
  Optional<Program> ofMailbox(long account, boolean ofServer, String name);
}
