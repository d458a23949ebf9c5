package org.carillon.contract.mail;

import java.util.List;

/**
 * Who sent a message to whom.
 *
 * @param from the reverse-path
 * @param to the accepted forward-paths, in the client's order, at least one
 */
public record Envelope(ReversePath from, List<ForwardPath> to) {}
