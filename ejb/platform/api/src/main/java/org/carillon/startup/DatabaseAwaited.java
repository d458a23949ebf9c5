package org.carillon.startup;

/**
 * Fired (CDI, synchronously) once at a deployment that finds no database it can use: {@link
 * DatabaseReady} comes when there is one. What must be there meanwhile begins here.
 */
public record DatabaseAwaited() {}
