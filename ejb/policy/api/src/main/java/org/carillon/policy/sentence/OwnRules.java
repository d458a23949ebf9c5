package org.carillon.policy.sentence;

import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;
import org.carillon.sieve.sentence.SentenceScript;

/**
 * The rules of the caller's own account, all in one script, the same that ManageSieve shows: the
 * active one, or one that is made active when something is kept.
 */
public interface OwnRules {

  /** The code of a refusal: an address elsewhere that a sentence names did not agree. */
  String NOT_AGREED = "not-agreed";

  /** They as they are now. */
  Answer<RuleBook> read(Caller caller);

  /**
   * What is run on the account's mail, and nothing besides: pages ask that of everybody. Empty
   * where nothing is.
   */
  Answer<Optional<SentenceScript>> running(Caller caller);

  /**
   * Keeps others, and has them run on what comes from now on.
   *
   * @param version of the book that they were made of; empty where there was none
   * @return outdated where the script was changed meanwhile; invalid or several invalid {@code
   *     script} for errors, each with its place
   */
  Answer<RuleBook> keep(Caller caller, OptionalLong version, SentenceScript script);

  /** Has none run, or those that there are; nothing of them is lost. */
  Answer<RuleBook> switchAll(Caller caller, boolean on);
}
