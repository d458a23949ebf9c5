/** Greylisting: the record of attempts in the database, and the replies to clients. */
package org.carillon.policy.internal.greylist;
