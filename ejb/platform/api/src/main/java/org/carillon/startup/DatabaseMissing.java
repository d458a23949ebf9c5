package org.carillon.startup;

/**
 * Fired (CDI, synchronously) once at a deployment that finds no usable database: {@link
 * DatabaseReady} follows when there is one. Components that must run meanwhile start at this event.
 */
public record DatabaseMissing() {}
