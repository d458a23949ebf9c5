/**
 * {@code ./carillon bench NAME}: load, crash and fuzz runs. A speed is always a ratio against a
 * named peer on the same machine, in the same run, taken in turns, with its spread.
 */
package org.carillon.bench;
