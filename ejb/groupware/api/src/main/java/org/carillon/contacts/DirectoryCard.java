package org.carillon.contacts;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.vcard.VCard;
import org.carillon.store.item.EntityTag;

/**
 * Somebody of the directory as a contact.
 *
 * @param key what it is asked for by: the name of its DAV resource
 * @param tag another one when the entry was changed
 * @param card its vCard, of version 4.0, without its photo
 * @param photo the version of its photo; empty for none
 * @param modified when the entry was last changed
 */
public record DirectoryCard(
    String key, EntityTag tag, VCard card, Optional<String> photo, Instant modified) {}
