/** The content of a view: positions and flags, and flag runs not yet in the placements. */
package org.carillon.store.index;
