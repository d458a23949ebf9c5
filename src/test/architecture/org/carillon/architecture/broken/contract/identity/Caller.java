package org.carillon.architecture.broken.contract.identity;

/** What only account may make. */
public record Caller(String name) {}
