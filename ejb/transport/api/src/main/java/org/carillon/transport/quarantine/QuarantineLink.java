package org.carillon.transport.quarantine;

import java.util.Optional;

/**
 * The action of a link.
 *
 * @param address the address of the quarantine's account
 * @param sender the sender to allow or block; empty for a release
 * @param message the message, while it exists
 */
public record QuarantineLink(
    QuarantineAction action, String address, String sender, Optional<QuarantinedMessage> message) {}
