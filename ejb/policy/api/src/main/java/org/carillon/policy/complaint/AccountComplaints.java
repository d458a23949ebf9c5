package org.carillon.policy.complaint;

import java.time.Instant;
import java.util.Optional;

/**
 * The complaints about an account's mail.
 *
 * @param account the account's address; empty for the complaints whose account is not known
 * @param count the number of complaints
 * @param proven the number of complaints for which it is proven which domain sent them
 * @param last the time of the latest complaint
 */
public record AccountComplaints(Optional<String> account, long count, long proven, Instant last) {}
