package org.carillon.transport;

import java.util.List;
import java.util.Optional;

/**
 * Some of the queue, oldest first.
 *
 * @param messages at most as many as asked for
 * @param next what to ask with for the following page; empty on the last
 */
public record QueuePage(List<QueuedMessage> messages, Optional<String> next) {}
