package org.carillon.identity.internal.source.browser;

/**
 * Somebody who has signed out at a source.
 *
 * @param subject what the source calls him; empty where only the session is said
 * @param session what the source calls his session; empty for all of them
 */
public record EndedVisit(String subject, String session) {}
