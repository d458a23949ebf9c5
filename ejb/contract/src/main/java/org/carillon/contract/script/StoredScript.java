package org.carillon.contract.script;

/**
 * A stored script.
 *
 * @param name its name, unique for its owner
 * @param use the time at which it is run
 * @param octets its length in octets
 * @param version a number that grows with each change
 */
public record StoredScript(String name, ScriptUse use, int octets, long version) {}
