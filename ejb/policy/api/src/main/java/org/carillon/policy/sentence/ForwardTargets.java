package org.carillon.policy.sentence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/**
 * To whom people's mail is sent on: addresses of their own domain, and those elsewhere that agreed,
 * by a link that was mailed there.
 */
public interface ForwardTargets {

  /** How many an account may have. */
  int MOST = 20;

  /** How many letters an account may have sent in a day. */
  int MOST_LETTERS = 10;

  /** How many letters an address gets in a day, whichever accounts have them sent. */
  int MOST_LETTERS_TO = 3;

  /** How long after a letter its link is good to agree. */
  Duration LIFE = Duration.ofDays(7);

  /** How long it is good to say no, also after having agreed. */
  Duration REFUSABLE = Duration.ofDays(3_650);

  /**
   * Whose mail an address is asked to take.
   *
   * @param account whose mail it is
   * @param address where it would go
   * @param consent what was said to that
   * @param isOpen whether it may be agreed to now
   */
  record Request(String account, String address, ForwardConsent consent, boolean isOpen) {}

  /** All of the caller's, by address. */
  Answer<List<ForwardTarget>> list(Caller caller);

  /**
   * Asks an address by a letter whether it agrees; one that did is not asked again.
   *
   * @return invalid {@code address} where it is none, needs not agree, has refused, is not allowed,
   *     or can't be written to; also where there are too many, or enough letters were sent today
   */
  Answer<ForwardTarget> ask(Caller caller, String address);

  /** Forgets one; what sends mail on there is refused when it is next changed. */
  Answer<Void> remove(Caller caller, String address);

  /** What a link asks for, for whoever has it; empty where it is none, or no longer good. */
  Optional<Request> read(String link);

  /**
   * The address agrees. Not found where the link is none, was mailed too long ago, or the account
   * wants that no more.
   */
  Answer<Request> agree(String link);

  /**
   * The address wants none of the account's mail, from now on and whatever it said before. Not
   * found where the link is none.
   */
  Answer<Request> refuse(String link);

  /** Whether an account's mail may be sent on to an address that people name in sentences. */
  boolean mayTake(Caller caller, String address);
}
