package org.carillon.due;

/**
 * Fired (CDI) when this node listens to the database again after the listening session was lost;
 * the database may have crashed.
 */
public record ListeningAgain() {}
