package org.carillon.contacts;

import java.time.Instant;
import java.util.Optional;
import org.carillon.format.vcard.VCard;
import org.carillon.store.item.EntityTag;

/**
 * A person of the directory as a contact.
 *
 * @param key its identifier: the name of its DAV resource
 * @param tag a tag that changes when the entry is changed
 * @param card its vCard, of version 4.0, without the photo
 * @param photo the version of its photo, or empty for none
 * @param modified when the entry was last changed
 */
public record DirectoryCard(
    String key, EntityTag tag, VCard card, Optional<String> photo, Instant modified) {}
