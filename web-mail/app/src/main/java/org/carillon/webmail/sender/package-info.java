/** The senders that readers allow and block. */
package org.carillon.webmail.sender;
