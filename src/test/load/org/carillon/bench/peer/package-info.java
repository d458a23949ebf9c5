/** Servers that somebody else wrote, started for comparison. */
package org.carillon.bench.peer;
