/** Who came when, in the database, and what is said to who came too early. */
package org.carillon.policy.internal.greylist;
