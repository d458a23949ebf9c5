package org.carillon.groupware;

import java.util.Optional;

/**
 * An object in a view.
 *
 * @param entry what it is
 * @param uid its own UID; empty when it can't be read
 * @param summary what is known of it; empty when it can't be read
 */
public record IndexedObject<S>(ObjectEntry entry, String uid, Optional<S> summary) {}
