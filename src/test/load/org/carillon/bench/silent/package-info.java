/** A node that falls silent amid a transaction, and the one that must go on without it. */
package org.carillon.bench.silent;
