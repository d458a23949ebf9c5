package org.carillon.contract.script;

/**
 * A script that is kept, with what it says.
 *
 * @param text as it was written
 */
public record WrittenScript(StoredScript script, String text) {}
