package org.carillon.contract.mailbox.messages;

/**
 * The result of durably appending, copying or moving messages (RFC 4315).
 *
 * @param uidValidity the target mailbox's UIDVALIDITY
 * @param source the messages' old uids; empty for an append
 * @param target the messages' new uids, in the same order
 */
public record Placed(long uidValidity, UidSet source, UidSet target) {}
