/**
 * Pictures that letters want from elsewhere: fetched by this server, so that their senders learn
 * nothing of who reads; and whose are shown without asking.
 */
package org.carillon.policy.picture;
