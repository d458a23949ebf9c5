package org.carillon.mailbox;

import org.carillon.mailbox.collection.Collections;

/**
 * The collections for whoever veils what it shows of them: those who may only know when things take
 * place have the items of calendars, task lists and journals here, and nowhere else.
 *
 * @param collections the same, but for that
 */
public record VeiledCollections(Collections collections) {}
