package org.carillon.listener;

import org.carillon.contract.net.ListenerSpec;

/**
 * A listener of this node.
 *
 * @param spec the wanted listener
 * @param open whether its socket is open
 * @param sentence what is wrong, or that it listens
 */
public record ListenerState(ListenerSpec spec, boolean open, String sentence) {}
