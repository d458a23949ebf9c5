/** Answers and notifications about a message. */
package org.carillon.sieve.reply;
