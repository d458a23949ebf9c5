package org.carillon.identity.internal.source.browser;

/**
 * The sign-out of a user at a source.
 *
 * @param subject the source's id of the user; empty if only the session is named
 * @param session the source's id of the session; empty for all sessions of the user
 */
public record SourceSignOut(String subject, String session) {}
