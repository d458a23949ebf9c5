package org.carillon.contract.mail;

import java.util.List;

/** The reverse-path of a message and its accepted forward-paths, at least one, in order. */
public record Envelope(ReversePath from, List<ForwardPath> to) {}
