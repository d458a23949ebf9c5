/** Attackers and users at the same time. */
package org.carillon.bench.hostile;
