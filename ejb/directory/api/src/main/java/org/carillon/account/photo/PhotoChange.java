package org.carillon.account.photo;

import java.util.Optional;

/**
 * The result of a change of a photo.
 *
 * @param before the photo before the change; empty if there was none
 * @param after the version of the photo after the change; an empty text if there is none
 */
public record PhotoChange(Optional<Photo> before, String after) {}
