/** One mailbox that many deliver to and read at once. */
package org.carillon.bench.busy;
