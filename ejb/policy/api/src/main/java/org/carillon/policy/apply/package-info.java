/** Applies rules to mail that is in a mailbox already. */
package org.carillon.policy.apply;
