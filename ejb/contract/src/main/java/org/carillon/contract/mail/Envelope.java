package org.carillon.contract.mail;

import java.util.List;

/**
 * The sender and the recipients of a message.
 *
 * @param from the reverse-path
 * @param to the accepted forward-paths, in the client's order, at least one
 */
public record Envelope(ReversePath from, List<ForwardPath> to) {}
