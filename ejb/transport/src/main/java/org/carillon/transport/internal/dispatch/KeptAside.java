package org.carillon.transport.internal.dispatch;

/**
 * That a message is kept in quarantine.
 *
 * @param reason why, in one line
 * @param isCertain whether for one reason alone
 */
public record KeptAside(String reason, boolean isCertain) {}
