package org.carillon.contract.script;

/** A stored script with its text as it was written. */
public record ScriptWithText(StoredScript script, String text) {}
