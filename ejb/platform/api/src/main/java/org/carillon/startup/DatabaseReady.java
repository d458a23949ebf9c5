package org.carillon.startup;

/**
 * Fired (CDI, synchronously, outside any transaction) once after each deployment, when the schema
 * exists and is current and no other life of this node is left: at deployment, or later if the
 * database was unavailable then. A component that reads the database at startup observes this event
 * instead of reading in its own startup method.
 */
public record DatabaseReady() {}
