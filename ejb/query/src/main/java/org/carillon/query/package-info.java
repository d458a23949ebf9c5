/**
 * Decides which messages a {@link org.carillon.contract.mailbox.search.Query} finds, in which order
 * and in which threads, using first the view, then the summaries, the index, and last the contents.
 * The package has no access to a database; {@link org.carillon.query.source.SearchedMailbox}
 * provides the data.
 */
package org.carillon.query;
