package org.carillon.account.photo;

import java.util.Optional;

/**
 * What came of a change.
 *
 * @param before the photo that was there; empty for none
 * @param after the version of the one that is there now; an empty text for none
 */
public record PhotoChange(Optional<Photo> before, String after) {}
