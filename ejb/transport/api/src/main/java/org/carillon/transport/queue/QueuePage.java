package org.carillon.transport.queue;

import java.util.List;
import java.util.Optional;

/**
 * A page of the queue, oldest first.
 *
 * @param messages at most as many as requested
 * @param next the key of the following page; empty on the last
 */
public record QueuePage(List<QueuedMessage> messages, Optional<String> next) {}
