package org.carillon.policy.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * How many complaints there are about an account's mail.
 *
 * @param account its address; empty for all of which it is not known whose mail it was
 * @param count how many
 * @param proven of how many it is proven which domain complained
 * @param last when the last one came
 */
public record AccountComplaints(Optional<String> account, long count, long proven, Instant last) {}
