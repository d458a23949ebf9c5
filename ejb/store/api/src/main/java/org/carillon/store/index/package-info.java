/**
 * The content of a view: the position and flags of each message, and the flag runs that are not
 * written to the placements yet.
 */
package org.carillon.store.index;
