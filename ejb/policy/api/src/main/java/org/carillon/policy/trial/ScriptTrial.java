package org.carillon.policy.trial;

import java.util.Optional;
import org.carillon.contract.script.ScriptOwner;

/**
 * A sample message and the rules to try on it.
 *
 * @param owner the owner of the script; an account's script knows its mailboxes and addresses
 * @param script the script in UTF-8; empty for the rules that run on the account's mail
 * @param from the return path, {@code ""} for a report; if empty, the message's Return-Path
 * @param to the recipient as the client names it; if empty, the account's address
 */
public record ScriptTrial(
    ScriptOwner owner,
    Optional<byte[]> script,
    Optional<String> from,
    Optional<String> to,
    TriedMessage message) {}
