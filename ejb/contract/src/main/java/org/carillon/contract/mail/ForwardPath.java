package org.carillon.contract.mail;

import java.util.Optional;
import java.util.Set;

/**
 * RCPT TO with its parameters.
 *
 * @param address the forward-path's mailbox, without angle brackets and source route
 * @param notifyOn NOTIFY= (RFC 3461 §4.1); empty when not given, which means FAILURE and, at most,
 *     DELAY
 * @param originalRecipient ORCPT= decoded ({@code rfc822;alice@example.test})
 */
public record ForwardPath(
    String address, Set<Notify> notifyOn, Optional<String> originalRecipient) {

  /** The events of which the sender wants to be notified. */
  public enum Notify {
    NEVER,
    SUCCESS,
    FAILURE,
    DELAY
  }
}
