package org.carillon.contract.mailbox.quota;

import java.util.OptionalLong;

/**
 * Limits of one account (RFC 9208 §4.1.3). A limit that is absent is inherited from the domain or
 * the server.
 *
 * @param octets the octets of all its messages
 * @param messages the messages in all its mailboxes
 * @param mailboxes its mailboxes of any kind
 */
public record QuotaLimits(OptionalLong octets, OptionalLong messages, OptionalLong mailboxes) {}
