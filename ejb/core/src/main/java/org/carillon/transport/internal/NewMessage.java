package org.carillon.transport.internal;

import java.util.List;
import java.util.OptionalLong;
import org.carillon.contract.mail.ReversePath;
import org.carillon.transport.Priority;

/**
 * A message to be queued.
 *
 * @param trace the id it is known by
 * @param domain the sender's local domain, if it has one
 */
record NewMessage(
    String trace,
    ReversePath from,
    OptionalLong domain,
    Priority priority,
    List<NewConsignment> consignments) {}
