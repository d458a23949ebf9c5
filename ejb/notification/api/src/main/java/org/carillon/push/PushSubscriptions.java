package org.carillon.push;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The caller's devices that are told of new mail in the inbox, and of reminders. A device whose
 * push service knows it no more is forgotten. Changes are durable when answered.
 */
public interface PushSubscriptions {
  /** So many may an account have. */
  int MOST = 20;

  /** The longest address of a device at its push service, in characters. */
  int LONGEST = 1_000;

  /**
   * The key that this installation signs by (RFC 8292 §3.2), in base64url, which browsers want when
   * they subscribe; {@link Failure.NotAllowed} where the account's devices are not to be told.
   */
  Answer<String> key(Caller caller);

  /** The caller's devices, the latest first. */
  Answer<List<PushSubscription>> list(Caller caller);

  /**
   * Tells a device from now on. One that another account had told is that account's no more: a
   * browser has one address at its push service, whoever is signed in.
   *
   * @return {@link Failure.Invalid} for what no browser says, and more than {@link #MOST}
   */
  Answer<PushSubscription> subscribe(Caller caller, NewSubscription wanted);

  /** Says whether a device may be told who wrote and about what. */
  Answer<PushSubscription> detail(Caller caller, long id, boolean detailed);

  /** Says whether a device is told of something; of mail of what comes from now on. */
  Answer<PushSubscription> tell(Caller caller, long id, PushTopic topic, boolean tells);

  /** Tells a device no more. */
  Answer<PushSubscription> end(Caller caller, long id);
}
