package org.carillon.contract.script;

/**
 * A stored script with its text.
 *
 * @param text the text as it was written
 */
public record ScriptWithText(StoredScript script, String text) {}
