/** Complaints of other servers about mail from here. */
package org.carillon.policy.complaint;
