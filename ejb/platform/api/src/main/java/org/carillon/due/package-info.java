/**
 * Work that falls due (a scheduler): declared by a capability, done on every node.
 *
 * <p>A capability keeps what is to be done in rows, each with the time when it is due ({@link
 * org.carillon.database.DueRows}), and declares one bean of {@link org.carillon.due.DueWork}. It
 * has no thread, timer or polling of its own. What it is promised:
 *
 * <ul>
 *   <li>{@code take} is called on each node soon after the first row is due; one of them gets it.
 *   <li>A row that comes, or is due sooner, is known to all nodes when its transaction commits: the
 *       triggers of its table call {@code announce_due()}. Without that it is found within a
 *       minute.
 *   <li>A row that a node takes is put off, so that others pass it over. When that node ends, they
 *       take it, so work must be right when it is done twice, one after the other.
 *   <li>A kind has as many threads on a node as {@link org.carillon.due.DueKind} says, and none
 *       while nothing is due.
 *   <li>After a failure the kind rests for half a minute on that node.
 * </ul>
 */
package org.carillon.due;
