/**
 * Work that falls due (a scheduler): declared by a capability, done on every node.
 *
 * <p>A capability keeps its pending work in rows, each with its due time ({@link
 * org.carillon.database.DueRows}), and declares one bean of {@link org.carillon.due.DueWork}. It
 * has no thread, timer or polling of its own. It can rely on the following:
 *
 * <ul>
 *   <li>{@code take} is called on each node soon after the first row is due; one node gets the row.
 *   <li>All nodes learn of a row that is added or becomes due sooner when its transaction commits:
 *       the triggers of its table call {@code announce_due()}. Without an announcement the row is
 *       found within a minute.
 *   <li>When a node takes a row, the row's due time is postponed, so that other nodes skip it. When
 *       that node ends, another takes the row, so the work must be right even if it is done twice,
 *       one after the other.
 *   <li>A kind has as many threads on a node as {@link org.carillon.due.DueKind} says, and none
 *       while nothing is due.
 *   <li>After a failure the kind rests for half a minute on that node.
 * </ul>
 */
package org.carillon.due;
