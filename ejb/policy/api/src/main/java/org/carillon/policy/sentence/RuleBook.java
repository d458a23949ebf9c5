package org.carillon.policy.sentence;

import java.util.OptionalLong;
import java.util.Set;
import org.carillon.sieve.sentence.RuleScript;

/**
 * An account's rules: the script that runs on its mail, as sentences and other parts.
 *
 * @param name the script's name; the name it will get if there is none yet
 * @param version the version of the script; empty if there is none yet
 * @param active whether the script runs
 * @param script the content of the script
 * @param capabilities the capabilities that scripts of this account may require
 * @param redirects the largest number of addresses that a message may be redirected to
 */
public record RuleBook(
    String name,
    OptionalLong version,
    boolean active,
    RuleScript script,
    Set<String> capabilities,
    int redirects) {

  public RuleBook {
    capabilities = Set.copyOf(capabilities);
  }
}
