package org.carillon.contract.script;

/**
 * A script that is kept.
 *
 * @param name its owner's own
 * @param use when it is run
 * @param octets how long it is
 * @param version grows with each change
 */
public record StoredScript(String name, ScriptUse use, int octets, long version) {}
