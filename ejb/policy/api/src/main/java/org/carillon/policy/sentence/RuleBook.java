package org.carillon.policy.sentence;

import java.util.OptionalLong;
import java.util.Set;
import org.carillon.sieve.sentence.SentenceScript;

/**
 * An account's rules: the script that is run on its mail, as sentences and as what else it has.
 *
 * @param name what the script is called; what it will be called where there is none yet
 * @param version which of its texts it is; empty where there is none yet
 * @param active whether it is run
 * @param script what it says
 * @param capabilities what scripts of this account may require
 * @param redirects to how many addresses they may send one message on
 */
public record RuleBook(
    String name,
    OptionalLong version,
    boolean active,
    SentenceScript script,
    Set<String> capabilities,
    int redirects) {

  /** Keeps a copy. */
  public RuleBook {
    capabilities = Set.copyOf(capabilities);
  }
}
