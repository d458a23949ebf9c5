package org.carillon.architecture.broken.contract;

import org.carillon.architecture.broken.settings.Wires;

/** A port that knows a capability. */
public record Leaky(Wires wires) {}
