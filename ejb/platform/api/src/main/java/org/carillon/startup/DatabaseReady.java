package org.carillon.startup;

/**
 * Fired (CDI, synchronously, outside any transaction) once after each deployment, when the schema
 * is there and current and no other life of this node is left: at deployment, or later if the
 * database was away then. Whatever reads the database at start observes this instead of reading in
 * its own start-up.
 */
public record DatabaseReady() {}
