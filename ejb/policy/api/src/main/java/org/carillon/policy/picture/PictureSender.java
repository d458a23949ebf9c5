package org.carillon.policy.picture;

import java.time.Instant;

/**
 * A sender whose pictures are shown without asking.
 *
 * @param sender the address in canonical form
 * @param since when that was said
 */
public record PictureSender(String sender, Instant since) {}
