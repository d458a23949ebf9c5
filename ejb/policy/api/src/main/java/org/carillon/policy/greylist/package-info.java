/** Greylisting: mail from unknown senders is deferred once. */
package org.carillon.policy.greylist;
