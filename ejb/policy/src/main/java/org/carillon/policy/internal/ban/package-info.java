/** Bans in the database and in memory. */
package org.carillon.policy.internal.ban;
