package org.carillon.groupware;

import java.util.Optional;

/**
 * An object in a view.
 *
 * @param entry the entry of the object
 * @param uid its own UID, or empty if the object cannot be read
 * @param summary its summary, or empty if the object cannot be read
 */
public record IndexedObject<S>(ObjectEntry entry, String uid, Optional<S> summary) {}
