/** A node that stops responding within a transaction, and the other that must go on. */
package org.carillon.bench.silent;
