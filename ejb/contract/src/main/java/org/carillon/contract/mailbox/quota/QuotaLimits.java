package org.carillon.contract.mailbox.quota;

import java.util.OptionalLong;

/**
 * Limits for one account (RFC 9208 §4.1.3): those that are not given are as its domain or the
 * server has them.
 *
 * @param octets of all its messages
 * @param messages in all its mailboxes
 * @param mailboxes of any kind
 */
public record QuotaLimits(OptionalLong octets, OptionalLong messages, OptionalLong mailboxes) {}
