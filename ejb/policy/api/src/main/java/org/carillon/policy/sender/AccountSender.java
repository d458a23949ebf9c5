package org.carillon.policy.sender;

import java.time.Instant;
import org.carillon.contract.sender.SenderChoice;

/**
 * A sender on an account's list.
 *
 * @param sender an address, or a domain that stands for all below it, in canonical form
 * @param since when that was said
 */
public record AccountSender(String sender, SenderChoice choice, Instant since) {}
