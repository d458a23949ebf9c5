/** Who is told of a message: its sender, or somebody who waits for it. */
package org.carillon.sieve.reply;
