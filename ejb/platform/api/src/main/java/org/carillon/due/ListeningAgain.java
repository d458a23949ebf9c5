package org.carillon.due;

/**
 * Fired (CDI) when this node listens to the database again: the session that listened was lost, and
 * maybe the database crashed.
 */
public record ListeningAgain() {}
