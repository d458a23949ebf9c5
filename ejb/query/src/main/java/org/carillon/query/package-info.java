/**
 * Decides which messages a {@link org.carillon.contract.mailbox.search.Query} finds, in which order
 * and in which threads: by the view first, then by summaries, by the index, and by contents last.
 * Knows no database; {@link org.carillon.query.source.SearchedMailbox} gives it what it looks at.
 */
package org.carillon.query;
