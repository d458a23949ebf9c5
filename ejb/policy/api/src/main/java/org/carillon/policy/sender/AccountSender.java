package org.carillon.policy.sender;

import java.time.Instant;
import org.carillon.contract.sender.SenderChoice;

/**
 * A sender on an account's list.
 *
 * @param sender an address, or a domain that includes its subdomains, in canonical form
 * @param since the time of the choice
 */
public record AccountSender(String sender, SenderChoice choice, Instant since) {}
