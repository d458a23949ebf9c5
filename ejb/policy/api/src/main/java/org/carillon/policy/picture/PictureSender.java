package org.carillon.policy.picture;

import java.time.Instant;

/**
 * A sender whose pictures are shown without asking.
 *
 * @param sender the address in canonical form
 * @param since the time when the user chose so
 */
public record PictureSender(String sender, Instant since) {}
