package org.carillon.architecture.broken.mailbox.internal;

/** Internal to its own capability. */
public record Rows(long id) {}
