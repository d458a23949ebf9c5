/** The actions of a script (RFC 5228 §2.10, §4): values that other code executes. */
package org.carillon.sieve.action;
