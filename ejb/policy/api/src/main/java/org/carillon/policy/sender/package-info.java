/** The senders that accounts allow and block. */
package org.carillon.policy.sender;
