/** The lists of senders that accounts allow and block, in the database and in memory. */
package org.carillon.policy.internal.sender;
