/** Strangers that attack while others work. */
package org.carillon.bench.hostile;
