package org.carillon.policy.sentence;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.identity.Caller;

/** The forwarding targets of users: in their own domain, or agreed by a link in a message. */
public interface ForwardTargets {

  /** The largest number of targets of an account. */
  int MOST = 20;

  /** The largest number of requests for consent that an account may send in a day. */
  int MOST_MESSAGES = 10;

  /** The largest number of requests that an address gets in a day, from all accounts together. */
  int MOST_MESSAGES_TO = 3;

  /** The time after a request in which its link can be used to agree. */
  Duration LIFE = Duration.ofDays(7);

  /** The time after a request in which its link can be used to refuse, also after consent. */
  Duration REFUSABLE = Duration.ofDays(3_650);

  /**
   * A request to an address to receive an account's mail.
   *
   * @param account the account whose mail it is
   * @param address the address that the mail would go to
   * @param consent the answer of the address
   * @param isOpen whether the address may agree now
   */
  record Request(String account, String address, ForwardConsent consent, boolean isOpen) {}

  /** Returns all targets of the caller, ordered by address. */
  Answer<List<ForwardTarget>> list(Caller caller);

  /**
   * Sends a message that asks an address for its consent. An address that agreed is not asked
   * again.
   *
   * @return invalid {@code address} if it is not an address, needs no consent, has refused, is not
   *     allowed, or cannot receive mail; also if there are too many targets or requests today
   */
  Answer<ForwardTarget> ask(Caller caller, String address);

  /** Forgets a target. A rule that still forwards to it is refused at its next change. */
  Answer<Void> remove(Caller caller, String address);

  /** Returns a link's request, for anybody with the link; empty if invalid or expired. */
  Optional<Request> read(String link);

  /** Records the consent. Not found if the link is invalid or old, or the request withdrawn. */
  Answer<Request> agree(String link);

  /** Records that the address refuses the account's mail, also after consent. */
  Answer<Request> refuse(String link);

  /** Returns whether a rule made of sentences may forward an account's mail to an address. */
  boolean mayTake(Caller caller, String address);
}
