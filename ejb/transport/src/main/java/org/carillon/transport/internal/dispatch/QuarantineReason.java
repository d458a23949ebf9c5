package org.carillon.transport.internal.dispatch;

/**
 * The quarantine of a message.
 *
 * @param reason why, in one line
 * @param isCertain whether one finding alone was enough
 */
public record QuarantineReason(String reason, boolean isCertain) {}
