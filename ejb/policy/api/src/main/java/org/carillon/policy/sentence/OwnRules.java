package org.carillon.policy.sentence;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.sieve.sentence.RuleScript;

/**
 * The rules of the caller's own account. They are all in one script, which ManageSieve shows too:
 * the active script, or one that becomes active when rules are saved.
 */
public interface OwnRules {

  /** The error code if a sentence names an address elsewhere that did not agree. */
  String NOT_AGREED = "not-agreed";

  /** Returns the current rules. */
  Answer<RuleBook> read(Caller caller);

  /** Returns the script that runs on the account's mail, if any. Called on many pages. */
  Answer<Optional<RuleScript>> running(Caller caller);

  /**
   * Saves new rules, which run on mail from now on.
   *
   * @param version the version of the book that the rules were made from; empty if there was none
   * @return outdated if the script was changed meanwhile; invalid or several invalid {@code script}
   *     for errors, each with its position
   */
  Answer<RuleBook> keep(Caller caller, OptionalLong version, RuleScript script);

  /** Switches the rules on or off. Rules that are off are kept. */
  Answer<RuleBook> switchAll(Caller caller, boolean on);
}
