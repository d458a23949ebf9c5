package org.carillon.contract.mailbox.messages;

/**
 * Messages were appended, copied or moved, durably (RFC 4315).
 *
 * @param uidValidity the target's
 * @param source the uids they had; empty for an append
 * @param target the uids they got, in the same order
 */
public record Placed(long uidValidity, UidSet source, UidSet target) {}
