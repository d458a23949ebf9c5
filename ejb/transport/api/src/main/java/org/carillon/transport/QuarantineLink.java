package org.carillon.transport;

import java.util.Optional;

/**
 * What a link does.
 *
 * @param address the account's whose quarantine it is
 * @param sender whom it allows or blocks; empty where it releases
 * @param message the message it is about, while that is there
 */
public record QuarantineLink(
    QuarantineAction action, String address, String sender, Optional<QuarantinedMessage> message) {}
