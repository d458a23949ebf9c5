/** External filters in the database and in memory. */
package org.carillon.policy.internal.external;
