package org.carillon.policy.trial;

import java.util.Optional;
import org.carillon.contract.script.ScriptOwner;

/**
 * A message as it might come, and the rules that are tried on it.
 *
 * @param owner as whose script; an account's knows its mailboxes and addresses
 * @param script octets of UTF-8; empty for the rules that are run on the account's mail
 * @param from the return path, an empty text for a report; without, what the message's Return-Path
 *     says
 * @param to the recipient, as the client names him; without, the account's address
 */
public record ScriptTrial(
    ScriptOwner owner,
    Optional<byte[]> script,
    Optional<String> from,
    Optional<String> to,
    TriedMessage message) {}
