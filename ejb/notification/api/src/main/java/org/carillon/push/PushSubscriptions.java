package org.carillon.push;

import java.util.List;
import org.carillon.contract.answer.Answer;
import org.carillon.contract.answer.Failure;
import org.carillon.contract.identity.Caller;

/**
 * The caller's devices that are notified of new mail in the inbox, and of reminders. A device that
 * its push service no longer knows is deleted. Changes are durable when answered.
 */
public interface PushSubscriptions {
  /** The largest number of devices of an account. */
  int MOST = 20;

  /** The longest address of a device at its push service, in characters. */
  int LONGEST = 1_000;

  /**
   * The public key by which this installation signs (RFC 8292 §3.2), in base64url, for subscribing;
   * {@link Failure.NotAllowed} if the account's devices may not be notified.
   */
  Answer<String> key(Caller caller);

  /** Lists the caller's devices, the latest first. */
  Answer<List<PushSubscription>> list(Caller caller);

  /**
   * Subscribes a device. If it belonged to another account, it leaves that account: a browser has
   * one address at its push service for all of its users.
   *
   * @return {@link Failure.Invalid} for a malformed subscription, and beyond {@link #MOST}
   */
  Answer<PushSubscription> subscribe(Caller caller, NewSubscription wanted);

  /** Sets whether a device's notifications may name the sender and the subject. */
  Answer<PushSubscription> detail(Caller caller, long id, boolean detailed);

  /** Sets whether a device is notified of a topic; of mail only if it arrives from now on. */
  Answer<PushSubscription> tell(Caller caller, long id, PushTopic topic, boolean tells);

  /** Ends a device's subscription. */
  Answer<PushSubscription> end(Caller caller, long id);
}
