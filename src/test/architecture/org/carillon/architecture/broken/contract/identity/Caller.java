package org.carillon.architecture.broken.contract.identity;

public record Caller(String name) {}
