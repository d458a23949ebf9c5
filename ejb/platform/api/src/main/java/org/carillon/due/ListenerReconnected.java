package org.carillon.due;

/** Fired (CDI) when listening to the database resumes after a loss; it may have crashed. */
public record ListenerReconnected() {}
