package org.carillon.architecture.broken.mailbox.internal;

/** What only its own capability may see. */
public record Rows(long id) {}
