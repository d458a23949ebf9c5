/**
 * {@code ./carillon bench NAME}: load, crash and fuzz runs. A speed is always a ratio to a named
 * peer on the same machine, in the same run, alternating, with its spread.
 */
package org.carillon.bench;
